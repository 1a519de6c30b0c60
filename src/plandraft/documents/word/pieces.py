"""Where the characters of a line stand in a Word file: which paragraph, and the how-manieth of its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plandraft.documents.word.runs import ParagraphWords
from plandraft.documents.word.xml import Element


@dataclass(frozen=True)
class Piece:
    """Characters of a line that stand in one paragraph.

    Attributes:
        start: Where they begin in the line, from 0.
        length: How many they are.
        paragraph: The paragraph's element.
        offset: Where they begin in the paragraph's own words.
        words: The paragraph, taken apart.
        exact: Whether character stands for character; else blanks were put together, and only the paragraph is known.
    """

    start: int
    length: int
    paragraph: Element
    offset: int
    words: ParagraphWords
    exact: bool = True

    def moved(self, by: int) -> Piece:
        """The same in a line with so many characters before it."""
        return replace(self, start=self.start + by)


def within(pieces: Iterable[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of a stretch of a text, as places in that stretch.

    Args:
        pieces: Where the words of a text come from.
        start: First code point of the stretch.
        end: The one after the last.
    """
    found = []
    for piece in pieces:
        first, last = max(piece.start, start), min(piece.start + piece.length, end)
        if first < last or (piece.length == 0 and start <= piece.start <= end):
            offset = piece.offset + first - piece.start if piece.exact else piece.offset
            found.append(replace(piece, start=first - start, length=last - first, offset=offset))
    return tuple(found)


def joined_cell(texts: Iterable[tuple[str, tuple[Piece, ...]]]) -> tuple[str, tuple[Piece, ...]]:
    """The paragraphs of a cell as one text: blanks at their ends go, those inside become one."""
    whole, pieces = "", []
    for text, own in texts:
        plain = " ".join(text.split())
        if not plain:
            continue
        start = len(whole) + 1 if whole else 0
        lead = len(text) - len(text.lstrip())
        if len(plain) == len(text.strip()):
            pieces += [piece.moved(start) for piece in within(own, lead, lead + len(plain))]
        else:
            pieces += [replace(piece, start=start, length=len(plain), exact=False) for piece in own[:1]]
        whole = f"{whole} {plain}" if whole else plain
    return whole, tuple(pieces)
