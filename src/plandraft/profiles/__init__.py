"""Profile files: read, validated, faults named with file, line and key."""
