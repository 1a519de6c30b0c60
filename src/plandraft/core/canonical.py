"""Canonical JSON: equal values give equal bytes, so that a hash of them names what they say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def canonical(value: Any) -> str:
    """JSON with sorted keys and without blanks; Chinese stays as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class SchemaTexts:
    """The canonical text of reply schemas without their descriptions.

    A schema belongs to a prompt and is asked with many times; its text costs as much as the rest of an ask's hash.
    Schemas are known by being the same object, so they must not change once they are asked with.
    """

    _MOST = 64

    def __init__(self) -> None:
        self._known: dict[int, tuple[Mapping[str, Any], str]] = {}

    def of(self, schema: Mapping[str, Any]) -> str:
        """The text of one schema."""
        known = self._known.get(id(schema))
        if known is not None and known[0] is schema:
            return known[1]
        text = canonical(without_descriptions(schema))
        if len(self._known) >= self._MOST:
            self._known.clear()
        self._known[id(schema)] = (schema, text)
        return text


def without_descriptions(schema: Any) -> Any:
    """A schema without the titles and descriptions that are its own; properties of these names stay."""
    if isinstance(schema, Mapping):
        return {
            key: without_descriptions(value)
            for key, value in schema.items()
            if not (key in ("description", "title") and isinstance(value, str))
        }
    if isinstance(schema, list | tuple):
        return [without_descriptions(inner) for inner in schema]
    return schema
