"""Words as they go into a Word file."""

from __future__ import annotations

import re
from typing import Any

_BLANK = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_FORBIDDEN = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")


def printable(text: str) -> str:
    """One line without the characters that XML forbids."""
    return _FORBIDDEN.sub("", _BLANK.sub(" ", text.strip()))


def add(document: Any, text: str, style: str | None = None) -> Any:
    """A paragraph at the end of the document."""
    return document.add_paragraph(printable(text), style=style)
