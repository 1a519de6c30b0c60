"""Runs of a paragraph are cut so that some of its words are whole runs; how they look does not change."""

from __future__ import annotations

import copy

from lxml import etree

from plandraft.annotating.word.marks import set_text
from plandraft.documents.word.runs import ParagraphWords
from plandraft.documents.word.xml import Element, name

_WORDS = {"t", "tab", "br", "cr", "noBreakHyphen", "sym", "ptab"}
_BESIDE = {"rPr", "lastRenderedPageBreak", "softHyphen"}


def cut_out(words: ParagraphWords, start: int, end: int) -> list[Element]:
    """The runs that hold just the words from ``start`` to ``end``, after cutting at both.

    The words remember the new elements, so that others before them can be cut out afterwards.

    Args:
        words: A paragraph.
        start: First code point of the words.
        end: The one after the last.
    """
    _cut(words, end)
    _cut(words, start)
    found: list[Element] = []
    for at, element in words.spots:
        run = element.getparent()
        if start <= at < end and run not in found and _length(element):
            found.append(run)
    return found


def run_before(words: ParagraphWords, at: int) -> Element | None:
    """The run that ends before a place, after cutting there; None where no word stands before it."""
    _cut(words, at)
    before = [element for start, element in words.spots if start < at and _length(element)]
    return before[-1].getparent() if before else None


def only_words(run: Element) -> bool:
    """Whether a run holds nothing but words: no picture, no note, no field."""
    return all(name(inner) in _WORDS | _BESIDE for inner in run)


def _length(element: Element) -> int:
    return len(element.text or "") if name(element) == "t" else 1


def _cut(words: ParagraphWords, at: int) -> None:
    """See that no run holds words from both sides of a place."""
    for number, (start, element) in enumerate(words.spots):
        if start == at and _length(element):
            _part(element)
            return
        if start < at < start + _length(element):
            text = element.text
            rest = copy.copy(element)
            set_text(element, text[: at - start])
            set_text(rest, text[at - start :])
            element.addnext(rest)
            words.spots.insert(number + 1, (at, rest))
            _part(rest)
            return


def _part(element: Element) -> None:
    """Begin a run with an element, where words stand before it in its own."""
    run = element.getparent()
    before = [inner for inner in element.itersiblings(preceding=True) if name(inner) not in _BESIDE]
    if name(run) != "r" or not before:
        return
    new = etree.Element(run.tag, run.attrib)
    for inner in run:
        if name(inner) == "rPr":
            new.append(copy.deepcopy(inner))
    for inner in (element, *element.itersiblings()):
        new.append(inner)
    run.addnext(new)
