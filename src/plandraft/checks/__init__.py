"""Rules that find the faults of a plan."""
