"""What a Word file of ours carries: the plan it was written from, and the keys of its paragraphs."""

from __future__ import annotations

from plandraft.core.word_marks import CARRIED, PREFIX
from plandraft.samples.reading.word.package import Package
from plandraft.samples.reading.word.xml import Element, attribute, name


def carried_in(package: Package) -> str:
    """The plan as JSON; empty where the file carries none."""
    found = (part for part in package.related("customXml") if part.tag == CARRIED)
    return next((part.text or "" for part in found), "")


def mark_of(paragraph: Element) -> str:
    """The key of a printed paragraph of ours; empty where it has none."""
    starts = (inner for inner in paragraph.iter() if name(inner) == "bookmarkStart")
    names = (attribute(start, "name") or "" for start in starts)
    return next((one.removeprefix(PREFIX) for one in names if one.startswith(PREFIX)), "")
