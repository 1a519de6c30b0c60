"""The structure of one plan: paragraphs, numbering, headings with their roles, items, monthly entries."""

from plandraft.plan_reading.structure.outline import outline
from plandraft.plan_reading.structure.schedule import RawEntry
from plandraft.plan_reading.structure.tree import Outline, RawItem, RawSection

__all__ = ["Outline", "RawEntry", "RawItem", "RawSection", "outline"]
