"""What a Word file of ours carries: the plan it was written from, and the keys of its paragraphs."""

from __future__ import annotations

from plandraft.core.word_marks import CARRIED, PREFIX
from plandraft.documents.refusal import Unreadable
from plandraft.documents.word.package import Package
from plandraft.documents.word.xml import Element, attribute, name


def carried_in(package: Package) -> str:
    """The plan as JSON; empty where the file carries none.

    Other programs keep what they like in such parts, so that one which cannot be read says nothing of the file.
    """
    found = (_root(package, name) for name in package.names("customXml"))
    return next((part.text or "" for part in found if part is not None and part.tag == CARRIED), "")


def _root(package: Package, name: str) -> Element | None:
    try:
        return package.part(name)
    except Unreadable:
        return None


def mark_of(paragraph: Element) -> str:
    """The key of a printed paragraph of ours; empty where it has none."""
    starts = (inner for inner in paragraph.iter() if name(inner) == "bookmarkStart")
    names = (attribute(start, "name") or "" for start in starts)
    return next((one.removeprefix(PREFIX) for one in names if one.startswith(PREFIX)), "")
