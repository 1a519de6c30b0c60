"""Flows are driven: with threads, on an event loop, many at once, or as far as the answers at hand lead."""
