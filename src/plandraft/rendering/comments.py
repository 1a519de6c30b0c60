"""Trailing comments of our Markdown: they carry what a line does not show.

A line is read from its visible words, so an edit by hand counts. Where the words of a field alone would not give the
field back exactly, the comment also holds the field together with a digest of its words: it is used only while the
words are untouched.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

_OURS = re.compile(r"(?<!\\)<!-- plandraft (\w+) (\{(?:(?!<!-- plandraft ).)*?\}) -->")
ANY = re.compile(r"(?<!\\)<!--.*?(?:-->|$)")
"""A comment, ours or not, also one that has no end."""
UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that UTF-8 cannot hold or that other programs take for line ends."""


@dataclass(frozen=True, kw_only=True)
class Commented:
    """A line taken apart.

    Attributes:
        visible: The line without comments.
        kind: The kind of our comment; empty where there is none.
        data: What our comment holds.
        lost: A comment that is not ours, or ours and damaged; empty where there is none.
    """

    visible: str
    kind: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    lost: str = ""


def comment(kind: str, data: dict[str, Any]) -> str:
    """A comment that no content can end early."""
    text = escape_unwritable(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return f"<!-- plandraft {kind} {text.replace('--', '-' + chr(92) + 'u002d').replace('>', chr(92) + 'u003e')} -->"


def escape_unwritable(text: str) -> str:
    r"""JSON text with the characters that a file cannot hold as ``\uXXXX``."""
    return UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def take_apart(line: str) -> Commented:
    """A line as its visible words and its comment, wherever in the line that stands."""
    found = _OURS.search(line)
    data = _data(found[2]) if found else None
    if found is None or data is None:
        other = ANY.search(line)
        return Commented(visible=ANY.sub("", line), lost=other[0].strip() if other else "")
    rest = line[: found.start()].rstrip(" \t") + line[found.end() :]
    other = ANY.search(rest)
    return Commented(visible=ANY.sub("", rest), kind=found[1], data=data, lost=other[0].strip() if other else "")


def _data(text: str) -> dict[str, Any] | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def exact(value: Any, words: str) -> list[Any]:
    """A value that its words do not give back, with a digest of the words."""
    return [value, comment_digest(words)]


def is_untouched(kept: Any, words: str) -> bool:
    """Whether the words are still those beside which a value was kept by ``exact``."""
    return isinstance(kept, list) and len(kept) == 2 and kept[1] == comment_digest(words)


def comment_digest(words: str) -> str:
    """Short hash of words, blanks at their ends left out."""
    return hashlib.sha256(words.strip().encode("utf-8", "surrogatepass")).hexdigest()[:8]
