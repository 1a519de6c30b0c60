"""Trailing comments that carry what a line of Markdown does not show, and how visible text is kept harmless.

A line is read from its visible words, so an edit by hand counts. Where the words alone would not give the node back
exactly, the comment also holds the whole node together with a digest of the visible line: it is used only while
the line is untouched.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

_COMMENT = re.compile(r"[ \t]*<!-- plandraft (\w+) (\{.*?\}) -->[ \t]*$")
_LEADS = ("#", "-", "|", "`", ">")
"""Marks that would make a paragraph something else."""
_UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that UTF-8 cannot hold or that other programs take for line ends."""
_UNSHOWN = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]+")


def shown(text: str) -> str:
    r"""Foreign text on one visible line: no line breaks, no tags.

    >>> shown("a<b\nc")
    'a&lt;b c'
    """
    line = _UNSHOWN.sub(" ", text).strip().replace("&", "&amp;").replace("<", "&lt;")
    return f"&#{ord(line[0])};{line[1:]}" if line[:1] in _LEADS else line


def meant(text: str) -> str:
    """The text behind a visible line."""
    text = text.strip()
    for lead in _LEADS:
        text = text.replace(f"&#{ord(lead)};", lead, 1) if text.startswith(f"&#{ord(lead)};") else text
    return text.replace("&lt;", "<").replace("&amp;", "&")


def comment(kind: str, data: dict[str, Any]) -> str:
    """A comment that no content can end early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f"<!-- plandraft {kind} {text.replace('--', '-' + chr(92) + 'u002d').replace('>', chr(92) + 'u003e')} -->"


def split(line: str) -> tuple[str, str, dict[str, Any]]:
    """A line as its visible part, the kind of its comment, and the comment's data."""
    found = _COMMENT.search(line)
    if found is None:
        return line, "", {}
    try:
        data = json.loads(found[2])
    except ValueError:
        return line[: found.start()], "", {}
    return line[: found.start()], found[1], data if isinstance(data, dict) else {}


def digest(visible: str) -> str:
    """Short hash of a visible line, blanks at its ends left out."""
    return hashlib.sha256(visible.strip().encode("utf-8", "surrogatepass")).hexdigest()[:8]
