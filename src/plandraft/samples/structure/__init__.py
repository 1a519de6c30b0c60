"""The structure of one plan: paragraphs, numbering, headings with their roles, items, monthly entries."""

from plandraft.samples.structure.outline import outline
from plandraft.samples.structure.schedule import RawEntry
from plandraft.samples.structure.tree import Outline, RawItem, RawSection

__all__ = ["Outline", "RawEntry", "RawItem", "RawSection", "outline"]
