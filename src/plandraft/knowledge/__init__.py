"""Dated facts of the field, loaded from YAML beside this code."""
