"""A plan as numbered parts of sentences; the words are the core's."""

from plandraft.core.printed import Group, Part, parts_of

__all__ = ["Group", "Part", "parts_of"]
