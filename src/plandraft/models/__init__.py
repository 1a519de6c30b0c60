"""What answers an ask: an endpoint, a recording, a script, or no model at all."""
