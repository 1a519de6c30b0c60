"""What an endpoint can do, found out on purpose."""
