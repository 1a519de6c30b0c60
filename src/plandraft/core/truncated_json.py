"""What is whole in a JSON object whose end is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from plandraft.core.json_text import MAX_DEPTH, begun_stretches, read_object

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[][{},:"]', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}
_ITEM = "]}"
"""How the open brackets read from the object of a list inwards."""


@dataclass(frozen=True, kw_only=True)
class TruncatedJson:
    """The beginning of an object.

    Attributes:
        value: What is whole in it: of a list only the items that were ended, of an object only the ended values.
        open_keys: The keys, from the outside in, whose lists or objects were not ended.
    """

    value: dict[str, Any]
    open_keys: tuple[str, ...] = ()


def find_truncated_json(text: str) -> TruncatedJson | None:
    """Return what is whole in the object with which a text breaks off, or None where it does not break off in one.

    An object that is an item of a list counts as a whole or not at all, so that no item loses a part unseen. Nothing
    is mended: in a text with faults beside the cut nobody could say what is whole.

    Args:
        text: What a model wrote.

    >>> find_truncated_json('{"a": "一", "b": [{"c": 1}, {"c": 2')
    TruncatedJson(value={'a': '一', 'b': [{'c': 1}]}, open_keys=('b',))
    >>> find_truncated_json('{"a": 1}') is None
    True
    """
    cut = [one.text for one in begun_stretches(text) if not one.closed]
    found = _last_whole(cut[0]) if cut else None
    if found is None:
        return None
    end, waiting = found
    value = read_object(cut[0][:end] + waiting[::-1])
    return None if value is None else TruncatedJson(value=value, open_keys=_open_keys(value, len(waiting)))


def _last_whole(text: str) -> tuple[int, str] | None:
    """Where the last value ends that is whole, and the closing brackets that it waits for, the outermost first."""
    whole = None
    waiting, named = "", False
    for token in _TOKEN.finditer(text):
        mark, end = token[0], token.end()
        if mark == '"':
            break
        if mark == ":":
            named = True
            continue
        if mark in _CLOSING:
            waiting += _CLOSING[mark]
        elif mark in "}]":
            if not waiting.endswith(mark):
                return None
            waiting = waiting[:-1]
        elif mark == ",":
            end = token.start()
        elif waiting.endswith("}") and not named:
            continue
        named = False
        if not 0 < len(waiting) <= MAX_DEPTH:
            return None
        if _ITEM not in waiting:
            whole = (end, waiting)
    return whole


def _open_keys(value: Any, depth: int) -> tuple[str, ...]:
    keys: list[str] = []
    while len(keys) < depth - 1 and isinstance(value, dict):
        key, value = list(value.items())[-1]
        keys.append(key)
    return tuple(keys)
