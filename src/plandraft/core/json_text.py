"""The JSON object in what a model wrote: bare, in a fence, after thinking aloud, or slightly broken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

MAX_CHARS = 2_000_000
"""A longer reply is not searched; no plan comes near it (our choice)."""
MAX_DEPTH = 64
"""Deeper nesting is no reply to any ask (our choice); far deeper nesting would end in a RecursionError."""
MAX_DIGITS = 40
"""A longer number is none that a plan can mean (our choice); thousands of digits are an attack on the reader."""
_MOST_CANDIDATES = 50

_THINKING = re.compile(r"^.*?</think(?:ing)?>", re.DOTALL)
_FENCE = re.compile(r"```[a-zA-Z0-9_-]*[ \t]*\r?\n(.*?)(?:```|\Z)", re.DOTALL)
_LONG_NUMBER = re.compile(rf"\d{{{MAX_DIGITS + 1}}}")
_WORDS = re.compile(r"[^\W_]")

Accept = Callable[[dict[str, Any]], bool]


def find_json(text: str, *, accept: Accept | None = None, repair: bool = True) -> dict[str, Any] | None:
    r"""Return the last JSON object in a text, or None where there is none that can be read without loss.

    A broken object is repaired only if every letter and digit of it is still there afterwards and it was not cut off.

    Args:
        text: What a model wrote.
        accept: Says whether an object is of the right shape; the last such one is preferred to the last of all.
        repair: Whether a broken object may be repaired at all.

    >>> find_json('好的：\n```json\n{"a": 1}\n```')
    {'a': 1}
    >>> find_json('{"a": 1} 其中 {"b": 2}', accept=lambda found: "a" in found)
    {'a': 1}
    """
    if len(text) > MAX_CHARS:
        return None
    text = without_thinking(text)
    candidates = list(dict.fromkeys(_candidates(text)))[:_MOST_CANDIDATES]
    for read in (read_object, _repaired) if repair else (read_object,):
        found = [value for value in map(read, candidates) if value is not None]
        if found:
            return next((value for value in found if accept is not None and accept(value)), found[0])
    return None


def without_thinking(text: str) -> str:
    """The text without a byte order mark and without the thoughts before an answer."""
    return _THINKING.sub("", text.removeprefix("\ufeff"), count=1)


def _candidates(text: str) -> Iterator[str]:
    yield text.strip()
    for block in reversed(_FENCE.findall(text)):
        yield block.strip()
    yield from reversed(outermost(text)[0])
    start = text.find("{")
    if start >= 0:
        yield text[start:]


def outermost(text: str) -> tuple[list[str], str]:
    """Outermost ``{…}`` stretches, strings respected; and the last stretch that is never closed, or nothing."""
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
    return found, text[start:] if depth else ""


def read_object(text: str) -> dict[str, Any] | None:
    """The object that a text is, nothing mended; None where it is none, or doubtful."""
    if not text.startswith("{"):
        return None
    try:
        found = json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_no_constants, parse_int=_short)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and not _too_deep(found) else None


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constants(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _short(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError("a number is too long")
    return int(digits)


def _too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _repaired(text: str) -> dict[str, Any] | None:
    if not text.startswith("{") or _cut(text) or _LONG_NUMBER.search(text):
        return None
    import json_repair

    try:
        found = json_repair.loads(text, skip_json_loads=True)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not found or _too_deep(found):
        return None
    kept = json.dumps(found, ensure_ascii=False)
    return found if sorted(_WORDS.findall(text)) == sorted(_WORDS.findall(kept)) else None


def _cut(text: str) -> bool:
    """Whether the end is missing: closing brackets would be added then, and nobody would see what was lost."""
    return not text.rstrip().endswith("}") or any(text.count(a) != text.count(b) for a, b in ("{}", "[]"))
