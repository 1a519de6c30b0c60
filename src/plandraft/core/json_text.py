"""The JSON object in what a model wrote: bare, in a fence, after thinking aloud, or slightly broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

MAX_CHARS = 2_000_000
"""A longer reply is not searched; no plan comes near it (our choice)."""

_THINKING = re.compile(r"^.*?</think(?:ing)?>", re.DOTALL)
_FENCE = re.compile(r"```[a-zA-Z0-9_-]*[ \t]*\r?\n(.*?)(?:```|\Z)", re.DOTALL)
_WORDS = re.compile(r"[^\W_]")


def find_json(text: str) -> dict[str, Any] | None:
    r"""Return the last JSON object in a text, or None where there is none that can be read without loss.

    A broken object is repaired only if every letter and digit of it is still there afterwards.

    >>> find_json('好的：\n```json\n{"a": 1}\n```')
    {'a': 1}
    """
    if len(text) > MAX_CHARS:
        return None
    text = _THINKING.sub("", text.removeprefix("\ufeff"), count=1)
    candidates = list(_candidates(text))
    for candidate in candidates:
        found = _strict(candidate)
        if found is not None:
            return found
    for candidate in candidates:
        found = _repaired(candidate)
        if found is not None:
            return found
    return None


def _candidates(text: str) -> Iterator[str]:
    yield text.strip()
    for block in reversed(_FENCE.findall(text)):
        yield block.strip()
    yield from reversed(_balanced(text))
    start = text.find("{")
    if start >= 0:
        yield text[start:]


def _balanced(text: str) -> list[str]:
    """Outermost ``{…}`` stretches, strings respected."""
    found, depth, start, quoted, escaped = [], 0, 0, False, False
    for at, char in enumerate(text):
        if quoted:
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"' and depth:
            quoted = True
        elif char == "{":
            start = at if depth == 0 else start
            depth += 1
        elif char == "}" and depth:
            depth -= 1
            if depth == 0:
                found.append(text[start : at + 1])
    return found


def _strict(text: str) -> dict[str, Any] | None:
    if not text.startswith("{"):
        return None
    try:
        found = json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_no_constants)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constants(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _repaired(text: str) -> dict[str, Any] | None:
    if not text.startswith("{"):
        return None
    import json_repair

    try:
        found = json_repair.loads(text, skip_json_loads=True)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not found:
        return None
    kept = json.dumps(found, ensure_ascii=False)
    return found if sorted(_WORDS.findall(text)) == sorted(_WORDS.findall(kept)) else None
