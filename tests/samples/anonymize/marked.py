"""The marked documents of this folder: ⟦type|words⟧ says what a careful reader would mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "documents"
LOOK_ALIKES = Path(__file__).parent / "look_alikes.txt"
_MARK = re.compile(r"⟦(\w+)\|([^⟦⟧]*)⟧")


class Mark(NamedTuple):
    """One span of the truth; ``start`` and ``end`` count code points from 0."""

    line: int
    start: int
    end: int
    type: str


def read_marked(raw: str) -> tuple[list[str], list[Mark]]:
    """The lines without their marks, and the marks."""
    lines, marks = [], []
    for number, line in enumerate(raw.split("\n"), 1):
        text, at = "", 0
        for found in _MARK.finditer(line):
            text += line[at : found.start()]
            marks.append(Mark(number, len(text), len(text) + len(found[2]), found[1]))
            text += found[2]
            at = found.end()
        lines.append(text + line[at:])
    return lines, marks


def documents() -> Iterator[tuple[str, list[str], list[Mark]]]:
    """Name, lines and marks of every document."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield path.stem, *read_marked(path.read_text(encoding="utf-8"))


def look_alikes() -> list[str]:
    """Ordinary phrases that a naive rule takes for names, dates or faults."""
    return LOOK_ALIKES.read_text(encoding="utf-8").split()
