"""The numbers that stand before headings and items."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_CN = "一二三四五六七八九十百"
_LEVELS = (
    rf"第[{_CN}\d]+[章节部分]+[、：:\s]?",
    rf"[{_CN}]{{1,3}}[、.．](?!\d)",
    rf"[（(][{_CN}]{{1,3}}[)）][、.．]?",
    r"\d{1,2}(?:、|[.．](?!\d))",
    r"[（(]\d{1,2}[)）][、.．]?",
    r"[①-⑳⑴-⒇]",
    rf"[{_CN}](?:是|要)|第[{_CN}][，,、]|(?:首先|其次|再次|最后)[，,]|[-*•·●]\s",
)
_PATTERNS = tuple(re.compile(rf"\s*({pattern})\s*") for pattern in _LEVELS)
_INNER = re.compile(rf"(?<=[。；;！])\s*(?=\d{{1,2}}[、.．](?!\d)|[（(](?:\d{{1,2}}|[{_CN}]{{1,3}})[)）]|[①-⑳⑴-⒇])")


class Marked(NamedTuple):
    """A text after its marker; level 0 is the outermost, None without a marker."""

    marker: str | None
    level: int | None
    text: str
    offset: int


def marked(text: str) -> Marked:
    """Take the marker off a line."""
    for level, pattern in enumerate(_PATTERNS):
        found = pattern.match(text)
        if found is not None and text[found.end() :].strip():
            return Marked(found[1].strip(), level, text[found.end() :].strip(), found.end())
    stripped = text.strip()
    return Marked(None, None, stripped, len(text) - len(text.lstrip()))


def pieces(text: str) -> list[tuple[int, str]]:
    """Several numbered items on one line, each with its offset."""
    cuts = [0, *(found.end() for found in _INNER.finditer(text)), len(text)]
    return [(start, text[start:end]) for start, end in pairwise(cuts) if text[start:end].strip()]
