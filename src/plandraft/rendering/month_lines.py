"""A month of the calendar in one line of our Markdown: its entries one after the other, each with its comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from plandraft.rendering.comments import ANY, take_apart
from plandraft.rendering.lines import ITEM, own_month
from plandraft.rendering.places import Strip, joint

_MARK, _STOP = "；", "。"
"""What stands between two entries of a month, and behind the last."""
_OPAQUE = re.compile(r"[；;]|[。\\]$")
"""Words behind or in which a mark or a comment could not be told from them."""
_TOKEN = re.compile(
    rf"(?P<comment>{ANY.pattern})|(?P<mark>[；;])|(?P<words>(?:[（(][^（）()<]*[）)]|[^；;<]|(?<=\\)<|<(?!!--))+)"
)
"""A mark in brackets parts nothing."""
_HEADING_OR_RULE = re.compile(r"#|(?:[-_*][ \t]*){3,}$")
_OTHER_MARKS = "，,、 "
"""What may have been put between two entries in place of the mark."""


@dataclass
class _Piece:
    """An entry in the line of its month.

    Attributes:
        spans: Where its words stand in the line, as pairs of start and end; most often one.
        data: What its comment holds; None where it was typed without one.
        behind: How many of the spans stand behind its comment.
    """

    spans: list[tuple[int, int]] = field(default_factory=list)
    data: dict[str, Any] | None = None
    behind: int = 0


def month_line(month: str, entries: Sequence[tuple[str, str]]) -> str:
    """Entries, each as its words and its comment, in the line of their month.

    >>> month_line("3月", [("开会", "<!-- a -->"), ("走访", "<!-- b -->")])
    '- 3月：开会<!-- a -->；走访<!-- b -->。'
    """
    return f"- {month}：{_MARK.join(words + comment for words, comment in entries)}{_STOP}"


def tellable(words: Sequence[str]) -> bool:
    """Whether entries can be told apart again when they stand in one line.

    >>> tellable(["开会", "走访"]), tellable(["开会；走访"]), tellable(["开会", "4月：走访"])
    (True, False, False)
    """
    return not any(not said or _OPAQUE.search(said) or own_month(said) for said in words)


def month_at(lines: Sequence[str], number: int) -> Strip | None:
    """The line of a month that the first of some lines is, with those that go on with it where an editor broke it.

    None where it is no month's, or a single entry's: that has its comment at its end.

    Args:
        lines: From this line on to the end of the calendar or further.
        number: Of the first line, from 1.
    """
    month = Strip()
    month.add(lines[0], line=number, column=1)
    for further, line in enumerate(lines[1:] if _begins_month(lines[0]) else (), number + 1):
        month.text, text = month.text.rstrip(), line.strip()
        if not _goes_on(month.text, text):
            break
        column = len(line) - len(line.lstrip()) + 1
        month.add(text, line=further, column=column, joint=joint(month.text, text))
    return month if _holds_a_month(month.text) else None


def _begins_month(line: str) -> bool:
    item = ITEM.match(line)
    return item is not None and own_month(line, item.end()) is not None


def _goes_on(line: str, following: str) -> bool:
    """Whether a line is the rest of the month's line before it, and nothing of its own."""
    if not following or line.endswith(_STOP) or ITEM.match(following) or _HEADING_OR_RULE.match(following):
        return False
    return not line.endswith("-->") or following[0] in "；;。"


def _holds_a_month(line: str) -> bool:
    comments = [found for found in ANY.finditer(line) if take_apart(found[0]).kind == "node"]
    if not _begins_month(line):
        return len(comments) > 1
    return len(comments) != 1 or bool(line[comments[0].end() :].strip())


def read_month_line(line: str) -> tuple[str, list[_Piece], list[str]]:
    """A month as it is written (empty where none is), its entries in their order, and comments that are not ours."""
    item = ITEM.match(line)
    start = item.end() if item else 0
    month = own_month(line, start)
    pieces, lost = [_Piece()], []
    for token in _TOKEN.finditer(line, month.end() if month else start):
        if token["mark"]:
            pieces.append(_Piece())
        elif token["words"]:
            _add_words(pieces, line, *token.span())
        else:
            comment = take_apart(token[0])
            if comment.kind == "node":
                _add_comment(pieces, line, comment.data)
            else:
                lost.append(comment.lost or token[0])
    found = [piece for piece in pieces if _trim(piece, line)]
    return month[1].strip() if month else "", found, lost


def _add_words(pieces: list[_Piece], line: str, start: int, end: int) -> None:
    """Words belong to the entry before the next mark, also behind its comment, unless a stop stands there."""
    now = pieces[-1]
    if now.data is not None and line[start:end].lstrip().startswith(_STOP):
        pieces.append(_Piece(spans=[(line.index(_STOP, start) + 1, end)]))
    else:
        now.spans.append((start, end))
        now.behind += now.data is not None


def _add_comment(pieces: list[_Piece], line: str, data: dict[str, Any]) -> None:
    """A second comment before a mark: the mark before its words was deleted, or is another one."""
    now = pieces[-1]
    if now.data is None:
        now.data = data
        return
    own = now.spans[len(now.spans) - now.behind :]
    now.spans, now.behind = now.spans[: len(now.spans) - now.behind], 0
    if own:
        start, end = own[0]
        own[0] = (end - len(line[start:end].lstrip(_OTHER_MARKS)), end)
    pieces.append(_Piece(spans=own, data=data))


def _trim(piece: _Piece, line: str) -> bool:
    """Take blanks and the stop from a piece's ends; false where nothing is left: it was deleted."""
    spans = [(start, end) for start, end in piece.spans if line[start:end].strip()]
    if spans:
        start, end = spans[-1]
        spans[-1] = (start, start + len(line[start:end].rstrip().removesuffix(_STOP).rstrip()))
        start, end = spans[0]
        spans[0] = (end - len(line[start:end].lstrip()), end)
    piece.spans = [(start, end) for start, end in spans if start < end]
    return bool(piece.spans)
