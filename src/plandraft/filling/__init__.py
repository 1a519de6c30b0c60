"""Findings mended: computed fixes first, then one small question a node."""
