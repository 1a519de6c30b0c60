"""One ask's calls to an endpoint: how they are put, how fast, how long, how often, and what is logged of them."""
