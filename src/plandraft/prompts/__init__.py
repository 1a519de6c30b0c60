"""Templates with typed inputs become asks."""
