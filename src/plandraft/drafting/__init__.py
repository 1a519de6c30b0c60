"""The flow: the only room that strings the others together."""
