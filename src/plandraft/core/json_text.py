"""The JSON object in what a model wrote: bare, in a fence, after thinking aloud, slightly broken, or half written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

from plandraft.core.wide_json import is_wide, narrowed

MAX_CHARS = 2_000_000
"""A longer reply is not searched; no plan comes near it (our choice)."""
MAX_DEPTH = 64
"""Deeper nesting is no reply to any ask (our choice); far deeper nesting would end in a RecursionError."""
MAX_DIGITS = 40
"""A longer number is none that a plan can mean (our choice); thousands of digits are an attack on the reader."""
_MOST_CANDIDATES = 50

_THINKING = re.compile(r"^.*?</think(?:ing)?>", re.DOTALL)
_FENCE = re.compile(r"```[a-zA-Z0-9_-]*[ \t]*\r?\n(.*?)(?:```|\Z)", re.DOTALL)
_QUOTED = re.compile(r'"(?:\\n)*+\{(?:\\n| )*+\\"')
"""Where an object begins that is written as a string: its own quotation marks are escaped."""
_LONG_NUMBER = re.compile(rf"\d{{{MAX_DIGITS + 1}}}")
_WORDS = re.compile(r"[^\W_]")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?P<closed>")?|[{}]', re.DOTALL)
"""A string, closed or cut, or a brace outside strings: all that matters to where an object ends."""
_SCALAR = re.compile(r"[-+.\w]+\Z")

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
    text = _unquoted(_without_thinking(text).strip())
    whole = read_object(text)
    if whole is not None and (accept is None or accept(whole)):
        return whole  # the usual case: nothing beside it, so nothing to look for
    wide = any(map(is_wide, text))
    ways = [
        (text, read_object),
        *([(narrowed(text), read_object)] if wide else []),
        *([(text, _repaired)] if repair else []),
    ]
    for words, read in ways:
        candidates = list(dict.fromkeys(_candidates(words)))[:_MOST_CANDIDATES]
        found = [value for value in map(read, candidates) if value is not None]
        if found:
            return next((value for value in found if accept is not None and accept(value)), found[0])
    return None


def find_partial_json(text: str) -> dict[str, Any] | None:
    r"""Return the object in a text that is still being written, as far as it goes; None where none has begun.

    What is there stays as the text grows: a number or a word that may still go on is left out, a string is not.
    Of one whole object it is what ``find_json`` returns; nothing is repaired, and thinking that has no end yet hides
    what comes after it.

    >>> find_partial_json('好的：\n```json\n{"a": ["开展慰问", "走访')
    {'a': ['开展慰问', '走访']}
    >>> find_partial_json('{"month": 1')
    """
    found = (read_object(one.text) if one.closed else _written(one) for one in reversed(begun_stretches(text)))
    return next((value for value in found if value), None)


def begun_stretches(text: str) -> list[Stretch]:
    """The objects in a text that may not be at its end, the last perhaps cut; none where only thoughts are there."""
    if len(text) > MAX_CHARS:
        return []
    text = _without_thinking(text)
    return [] if _is_thinking(text) else _stretches(text)


def _unquoted(text: str) -> str:
    """The text that a JSON string holds, where the whole text is one: some models write their object as a string."""
    if not text.startswith('"'):
        return text
    try:
        inner = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return inner.strip() if isinstance(inner, str) else text


def _quoted(text: str) -> Iterator[str]:
    """The object that stands in a text as a string of JSON, with words around it."""
    begun = _QUOTED.search(text)
    if begun is None:
        return
    try:
        inner, _ = json.JSONDecoder().raw_decode(text, begun.start())
    except (ValueError, RecursionError):
        return
    if isinstance(inner, str):
        yield inner.strip()


def _candidates(text: str) -> Iterator[str]:
    yield text.strip()
    for block in reversed(_FENCE.findall(text)):
        yield _unquoted(block.strip())
    yield from _quoted(text)
    yield from (one.text for one in reversed(_stretches(text)) if one.closed)
    start = text.find("{")
    if start >= 0:
        yield text[start:]


@dataclass(frozen=True)
class Stretch:
    """An outermost ``{…}``; one that is not closed goes to the end of the text, perhaps into a string."""

    text: str
    closed: bool = True
    quoted: bool = False


def _stretches(text: str) -> list[Stretch]:
    found: list[Stretch] = []
    start = text.find("{")
    while start >= 0:
        one = _stretch(text, start)
        found.append(one)
        start = text.find("{", start + len(one.text))
    return found


def _stretch(text: str, start: int) -> Stretch:
    depth, quoted = 0, False
    for token in _TOKEN.finditer(text, start):
        mark = token[0]
        quoted = mark.startswith('"') and token["closed"] is None
        depth += (mark == "{") - (mark == "}")
        if depth == 0:
            return Stretch(text[start : token.end()])
    return Stretch(text[start:], closed=False, quoted=quoted)


def _without_thinking(text: str) -> str:
    """The text without a byte order mark and without the thoughts before an answer."""
    return _THINKING.sub("", text.removeprefix("\ufeff"), count=1)


def _is_thinking(text: str) -> bool:
    """Whether the model thinks aloud and has not come to the end of it; objects in its thoughts are no answer."""
    opened, begun = text.find("<think"), text.find("{")
    return opened >= 0 and _THINKING.match(text) is None and not 0 <= begun < opened


def _written(cut: Stretch) -> dict[str, Any] | None:
    text = cut.text if cut.quoted else _SCALAR.sub("", cut.text)
    if _LONG_NUMBER.search(text):
        return None
    try:
        found = from_json(text, allow_partial="trailing-strings")
    except ValueError:
        return None
    return found if isinstance(found, dict) and not _too_deep(found) else None


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
