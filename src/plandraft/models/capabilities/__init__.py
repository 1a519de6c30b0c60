"""What an endpoint and its model can do: found out from refusals and lists, and kept."""
