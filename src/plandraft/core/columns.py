"""How wide a text is on a terminal, and where its lines break: a Chinese character takes two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

_WIDE = "WFA"
"""Ambiguous ones as well, such as “ ” and …: terminals with a Chinese font draw them wide."""
_NEVER_FIRST = "，。、；：？！）】》”’…—·"
_NEVER_LAST = "（【《“‘"
_PIECES = re.compile(rf"[{_NEVER_LAST}]*(?:[\x21-\x7e]+|\S)[{_NEVER_FIRST}]*[ ]*")
"""What stays together: a Latin word or a Chinese character, with the marks that open before and close behind it."""


def columns(text: str) -> int:
    """Columns on a terminal.

    >>> columns("工作plan")
    8
    """
    return sum(2 if east_asian_width(char) in _WIDE else 1 for char in text)


def padded(text: str, width: int) -> str:
    """A text with blanks behind it, up to so many columns.

    >>> padded("工作", 6) + "|"
    '工作  |'
    """
    return text + " " * max(0, width - columns(text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, none wider than so many columns unless a single word is; a mark begins no line.

    >>> list(wrapped("检查计划，不访问模型。", 10))
    ['检查计划，', '不访问模', '型。']
    """
    line = ""
    for piece in _PIECES.findall(" ".join(text.split())):
        if line and columns(line) + columns(piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    if line:
        yield line.rstrip()
