"""JSON whose marks a Chinese keyboard wrote: full-width brackets, colons, commas and quotation marks between values."""

from __future__ import annotations

import json
import re

_STRUCTURE = str.maketrans({"｛": "{", "｝": "}", "［": "[", "］": "]", "：": ":", "，": ",", "、": ","})
_WIDE = frozenset("｛｝［］：，“”＂")
_AFTER = re.compile(r"\s*(?:[:：}｝\]］]|[,，]\s*[\"“＂{｛\[［\d]|$)")
"""What follows a string's closing mark; a “…” inside a string is followed by words."""
_CLOSING = {'"': '"', "“": "”", "”": "”", "「": "」", "＂": "＂"}


def is_wide(char: str) -> bool:
    """Whether a character is a mark that may stand for one of JSON's."""
    return char in _WIDE


def narrowed(text: str) -> str:
    """The text with JSON's own marks between values; what stands inside strings stays as it is.

    >>> narrowed('｛“a”：“他说“好””，"b"：［1，2］｝')
    '{"a":"他说“好”","b":[1,2]}'
    """
    out: list[str] = []
    at = 0
    while at < len(text):
        closing = _CLOSING.get(text[at])
        if closing is None:
            out.append(text[at].translate(_STRUCTURE))
            at += 1
            continue
        end = _end(text, at + 1, closing)
        inner = text[at + 1 : end]
        if closing == '"':
            out.append(text[at : end + 1])
        else:
            out.append(json.dumps(inner.replace("\\n", "\n"), ensure_ascii=False))
        at = end + 1
    return "".join(out)


def _end(text: str, start: int, closing: str) -> int:
    """Where a string ends: at its mark, before what may follow a value; at the end of the text where it has none."""
    at = start
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == closing and (_AFTER.match(text, at + 1) or closing == '"'):
            return at
        at += 1
    return len(text)
