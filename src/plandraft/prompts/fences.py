"""Foreign text inside a prompt: it can neither close its fence nor pose as an instruction."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_ROLE_MARKS = re.compile(r"<\|[^|>\n]{0,40}\|>|\[/?INST\]|<</?SYS>>", re.IGNORECASE)


def fence(value: Any, label: str) -> str:
    """The value between two marks that are made from its content and so never stand in it.

    Args:
        value: Text; anything else is written as compact JSON.
        label: What it is, for the model.
    """
    text = neutral(value if isinstance(value, str) else compact(value))
    mark = hashlib.sha256(f"{label}\n{text}".encode()).hexdigest()[:8]
    while mark in text:
        mark = hashlib.sha256(mark.encode()).hexdigest()[:8]
    return f"<<<{label} {mark}\n{text}\n{mark}>>>"


def neutral(text: str) -> str:
    """Without characters nobody sees and without the marks chat templates use for roles."""
    return _ROLE_MARKS.sub("", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def compact(value: Any) -> str:
    """JSON as models pay least for: no blanks, Chinese as it is, empty values left out."""
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    return json.dumps(_filled(value), ensure_ascii=False, separators=(",", ":"))


def _filled(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    if isinstance(value, dict):
        kept = {key: _filled(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_filled(inner) for inner in value]
    return value
