"""Where an endpoint is, which key may go there, and the clients that reach it."""
