"""What goes wrong with a call: read out of whatever an endpoint says, and sorted into what to do about it."""
