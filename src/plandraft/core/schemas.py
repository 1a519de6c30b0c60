"""JSON schemas of what people write and programs read, each key with the words of its docstring.

What the numbers in them promise stands in ``docs/schemas.md``.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

_KEYWORDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}
"""Bounds that pydantic leaves under its own names where a number may also stand as text."""


def described_schema(model: type[BaseModel], *, name: str, version: int, mode: JsonSchemaMode) -> dict[str, Any]:
    """The schema of a model under an id of its own.

    Args:
        model: Whose it is.
        name: What it is called in the id.
        version: The number that is raised where a file that fitted before may fit no more.
        mode: ``validation`` for what is read, ``serialization`` for what is written.
    """
    made: dict[str, Any] = _with_keywords(model.model_json_schema(schema_generator=_Described, mode=mode))
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:plandraft:schema:{name}:{version}"}
    return head | {"version": version} | made


def attributes_of(kind: type) -> dict[str, str]:
    """What a class and those it comes from say of their attributes, each in one line."""
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        section = (one.__doc__ or "").partition("Attributes:\n")[2].partition("\n\n")[0]
        for piece in re.split(r"(?m)^ {8}(?=\w+: )", section):
            name, colon, said = piece.partition(": ")
            found |= {name: " ".join(said.replace("``", "`").split())} if colon else {}
    return found


class _Described(GenerateJsonSchema):
    """Pydantic's generator, with descriptions of the keys in the place of titles made from their names."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        said = attributes_of(schema["cls"])
        for name, key in made.get("properties", {}).items():
            key |= {"description": said[name]} if name in said else {}
        made["description"] = (schema["cls"].__doc__ or "").partition("\n\n    Attributes:")[0].strip()
        return made

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False


def _with_keywords(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_keywords(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        _KEYWORDS.get(key, key) if not isinstance(one, dict) else key: _with_keywords(one) for key, one in value.items()
    }
