"""A plan's own file with changes and remarks written into it; whatever they do not touch stays byte for byte."""
