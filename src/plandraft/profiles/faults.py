"""What is wrong with a profile, in plain words: where, what was expected, what stands there."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from plandraft.core.profile import Profile
from plandraft.profiles.parse import KeyPath, Parsed

MOST = 10
"""Faults listed at once (our choice): after ten one starts again anyway."""


def describe(error: ValidationError, parsed: Parsed, *, file: str) -> str:
    """All faults, one a line."""
    found = error.errors(include_url=False)
    lines = [_one(fault, parsed, file) for fault in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"and {len(found) - MOST} more")
    return "\n".join(lines)


def _one(fault: Any, parsed: Parsed, file: str) -> str:
    path: KeyPath = tuple(part for part in fault["loc"] if not str(part).startswith("function-"))
    line = _line(path, parsed)
    place = f"{file}:{line}" if line else file
    key = ".".join(map(str, path)) or "the profile"
    if fault["type"] == "extra_forbidden":
        return f"{place}: {key}: no such key{_nearest(path)}"
    if fault["type"] == "missing":
        return f"{place}: {key}: this key is missing"
    said = str(fault["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    shown = repr(fault["input"])
    return f"{place}: {key}: expected {said}, found {shown if len(shown) <= 60 else shown[:57] + '…'}"


def _line(path: KeyPath, parsed: Parsed) -> int | None:
    for end in range(len(path), 0, -1):
        if path[:end] in parsed.lines:
            return parsed.lines[path[:end]]
    return None


def _nearest(path: KeyPath) -> str:
    known = _keys_at(path[:-1])
    near = get_close_matches(str(path[-1]), known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else f"; known keys: {', '.join(known)}"


def _keys_at(path: KeyPath) -> list[str]:
    model: type[BaseModel] = Profile
    for part in path:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return list(model.model_fields)
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in getattr(annotation, "__args__", ()) if (found := _model_in(arg))), None)
