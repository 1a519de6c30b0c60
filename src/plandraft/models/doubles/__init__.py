"""Models that stand in for an endpoint: scripted, recorded, replayed."""
