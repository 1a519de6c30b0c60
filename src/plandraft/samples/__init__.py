"""Old plans: read, split, cleaned, quarantined, searched."""
