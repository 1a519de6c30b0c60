"""Messages in two languages."""
