"""Whether a reply holds the object that was asked for, by the ask's own schema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from plandraft.core.ask import Ask
from plandraft.core.json_text import find_json
from plandraft.core.texts import writable
from plandraft.core.truncated_json import find_truncated_json


def matches_schema(ask: Ask, value: dict[str, Any]) -> bool:
    """Whether an object has the shape that was asked for."""
    return bool(_validator(json.dumps(ask.schema, sort_keys=True)).is_valid(value))


def is_whole_json(text: str) -> bool:
    """Whether a text holds an object that needs no mending."""
    return find_json(text, repair=False) is not None


def holds_items(text: str) -> bool:
    """Whether a text breaks off in an object of which items of a list are whole."""
    begun = find_truncated_json(text)
    return begun is not None and any(value for value in begun.value.values() if isinstance(value, list))


def holds_values(text: str) -> bool:
    """Whether a text breaks off in an object of which anything is whole: an item of a list, or a value that is said."""
    begun = find_truncated_json(text)
    return begun is not None and any(begun.value.values())


@dataclass(frozen=True)
class TakenReply:
    """What a reply says, and whether there is a whole object in it."""

    text: str
    whole: bool


def read_reply(ask: Ask, texts: list[str]) -> TakenReply:
    """The reading of a reply to go by: the first that holds a whole object, else the first.

    Where several objects stand in it, the last of the right shape is delivered alone: a reader would take the last.
    """
    for text in map(writable, texts):
        last = find_json(text, repair=False)
        if last is not None:
            return TakenReply(_chosen(ask, text, last), whole=True)
    return TakenReply(writable(texts[0]), whole=False)


def _chosen(ask: Ask, text: str, last: dict[str, Any]) -> str:
    if text.startswith("{") and text.endswith("}") and _only(text):
        return text
    if matches_schema(ask, last):
        return text
    chosen = find_json(text, repair=False, accept=lambda value: matches_schema(ask, value))
    return text if chosen == last else json.dumps(chosen, ensure_ascii=False)


def _only(text: str) -> bool:
    """Whether there is nothing beside one object: the usual case, and no schema needs to be looked at."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


@lru_cache(maxsize=32)
def _validator(schema: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema))
