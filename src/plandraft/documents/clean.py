"""What no plan holds is taken out of a document in one place, whatever file it came from, and told.

Pictures written out as letters and lines of the length of a book are no text. Halves of characters and control
characters (PDF fonts and symbols of Word bring them) become one character each, so that columns stay true.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plandraft.core.sample import Document, Dropped, Line
from plandraft.documents.limits import MAX_LINE_CHARS, SHOWN_DROPPED_CHARS

_DATA = re.compile(
    r"(?<![A-Za-z0-9])data:[\w/+.-]{0,100}+(?:;[\w=+.-]{1,60}+){0,4}+,[A-Za-z0-9+/=%_-]*+", re.IGNORECASE
)
_HALF = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def cleaned(document: Document) -> Document:
    """The document without what is no text; most come back as they are."""
    dropped: list[Dropped] = []
    lines = tuple(_line(line, dropped) for line in document.lines)
    if not dropped and all(new is old for new, old in zip(lines, document.lines, strict=True)):
        return document
    return replace(document, lines=lines, dropped=(*document.dropped, *dropped))


def _line(line: Line, dropped: list[Dropped]) -> Line:
    text = line.text
    if "data:" in text or "DATA:" in text:
        text = _DATA.sub("", text)
        if text != line.text:
            dropped.append(Dropped(reason="embedded data", text=_begin(line.text), line=line.number, page=line.page))
    if len(text) > MAX_LINE_CHARS:
        dropped.append(Dropped(reason="overlong line", text=_begin(text), line=line.number, page=line.page))
        text = ""
    if not text.isprintable():
        text = _CONTROL.sub(" ", _HALF.sub("\ufffd", text))
    return line if text == line.text else replace(line, text=text)


def _begin(text: str) -> str:
    return _CONTROL.sub(" ", _HALF.sub("\ufffd", text[:SHOWN_DROPPED_CHARS]))
