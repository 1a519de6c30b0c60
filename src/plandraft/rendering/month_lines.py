"""A month of the calendar in one line of our Markdown: its entries one after the other, each with its comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plandraft.core.months import read_heading
from plandraft.rendering.comments import split_comments
from plandraft.rendering.escapes import meant
from plandraft.rendering.lines import ITEM, OWN_MONTH

MARK = "；"
"""What stands between two entries of a month."""
_STOP = "。"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """An entry's words; ``at`` is their offset in the line, ``data`` what the comment behind them holds."""

    text: str
    at: int
    data: dict[str, Any] | None = None


def month_line(month: str, lines: Sequence[str]) -> str:
    """Entries, each with its comment, in the line of their month.

    >>> month_line("3月", ["开会 <!-- a -->", "走访 <!-- b -->"])
    '- 3月：开会<!-- a -->；走访<!-- b -->。'
    """
    return f"- {month}：{MARK.join(line.replace(' <!--', '<!--') for line in lines)}{_STOP}"


def fits(words: Sequence[str]) -> bool:
    """Whether entries can be told apart again when they stand in one line."""
    return not any(MARK in said or said.endswith(_STOP) or OWN_MONTH.match(said) or not said for said in words)


def is_month_line(line: str) -> bool:
    """Whether a line holds the entries of a month; one whose only comment ends it holds a single entry."""
    pieces = split_comments(line)
    return _begin(line) is not None and (len(pieces) != 2 or bool(pieces[1][1].visible.strip()))


def read_month_line(line: str) -> tuple[str, list[Piece], list[str]]:
    """A month, its entries (those that were typed between the others have no data), and comments that are not ours."""
    begin = _begin(line)
    assert begin is not None
    found: list[Piece] = []
    pieces = split_comments(line)
    for at, piece in pieces:
        words = [*_words(piece.visible, at, begin.end())]
        data = piece.data if piece.kind == "node" else None
        if data is not None and not words:
            words = [("", at)]
        found += [Piece(text=text, at=start) for text, start in words[:-1]]
        found += [Piece(text=text, at=start, data=data) for text, start in words[-1:]]
    return begin[1].strip(), found, [piece.lost for _, piece in pieces if piece.lost]


def _begin(line: str) -> re.Match[str] | None:
    item = ITEM.match(line)
    month = OWN_MONTH.match(line, item.end() if item else 0)
    return month if month is not None and item is not None and read_heading(meant(month[1])) is not None else None


def _words(text: str, at: int, start: int) -> Iterator[tuple[str, int]]:
    """The entries of a text that stands at an offset of the line, from ``start`` of the line on."""
    for found in re.finditer(rf"[^{MARK}]+", text):
        begin = max(found.start(), start - at)
        said = text[begin : found.end()]
        bare = said.strip().removesuffix(_STOP)
        if bare.strip():
            yield bare, at + begin + len(said) - len(said.lstrip())
