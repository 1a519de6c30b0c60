"""What is wrong with a profile, in plain words: where, what was expected, what stands there."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from plandraft.core.profile import Profile
from plandraft.messages import marked, spoken, tr
from plandraft.profiles.chinese import names_under

if TYPE_CHECKING:
    from plandraft.profiles.parse import KeyPath, Parsed

_MOST = 10
"""Faults listed at once (our choice): after ten one starts again anyway."""


def describe(error: ValidationError, parsed: Parsed, *, file: str) -> str:
    """All faults, one a line."""
    found = error.errors(include_url=False)
    lines = [_one(fault, parsed, file) for fault in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(tr("and {n} more", n=len(found) - _MOST))
    return "\n".join(lines)


def _one(fault: Any, parsed: Parsed, file: str) -> str:
    path: KeyPath = tuple(part for part in fault["loc"] if not str(part).startswith("function-"))
    line = _line(path or _key_spoken_of(str(fault["msg"]), parsed), parsed)
    place = f"{file}:{line}" if line else file
    key = parsed.shown(path) or tr("the profile")
    if fault["type"] == "extra_forbidden":
        return tr("{place}: {key}: no such key{path}", place=place, key=key, path=_nearest(path))
    if fault["type"] == "missing":
        return tr("{place}: {key}: this key is missing", place=place, key=key)
    if fault["type"] == "value_error":
        return f"{place}: {key}: {str(fault['msg']).removeprefix('Value error, ')}"
    return tr(
        "{place}: {key}: expected {fault}, found {input}",
        place=place,
        key=key,
        fault=_expected(fault),
        input=_shown(fault["input"]),
    )


_PLAIN = {
    "int": marked("a whole number"),
    "int_from_float": marked("a whole number"),
    "decimal": marked("a number"),
    "finite_number": marked("a number"),
    "string": marked("text"),
    "date": marked("a date such as 2027-03-08"),
    "tuple": marked("a list"),
    "list": marked("a list"),
    "dict": marked("a mapping of keys"),
    "mapping": marked("a mapping of keys"),
    "model": marked("a mapping of keys"),
    "string_too_short": marked("text that is not empty"),
}


def _expected(fault: Any) -> str:
    """What would have been right, without the words of the validating library."""
    kind, limits = str(fault["type"]), fault.get("ctx", {})
    if kind in ("enum", "literal_error"):
        near = get_close_matches(str(fault["input"]), _choices(str(limits["expected"])), n=1, cutoff=0.5)
        return tr("one of {expected}", expected=_told_choices(str(limits["expected"]))) + (
            tr(" (did you mean {near}?)", near=near[0]) if near else ""
        )
    for limit, sign in (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<")):
        if limit in limits:
            return tr("a number {sign} {limits}", sign=sign, limits=limits[limit])
    if kind == "too_long":
        return tr("at most {max_length} items", max_length=limits["max_length"])
    for stem in (kind, kind.rsplit("_", 1)[0], kind.split("_", 1)[0]):
        if stem in _PLAIN:
            return tr(_PLAIN[stem])
    return str(fault["msg"]).removeprefix("Input should be ")


def _choices(expected: str) -> list[str]:
    return [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]


def _told_choices(expected: str) -> str:
    """The words that are taken, as the library lists them; sectors by their Chinese names where Chinese is spoken."""
    return "、".join(tr(word) for word in _choices(expected)) if spoken() == "zh" else expected


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    try:
        shown = repr(value)
    except ValueError:
        return tr("a number of thousands of digits")  # Python refuses to write those out
    return shown if len(shown) <= 60 else shown[:57] + "…"


def _key_spoken_of(said: str, parsed: Parsed) -> KeyPath:
    """The first top-level key that a fault between several keys names: ``required_events`` for "required event"."""
    keys = [path for path in parsed.lines if len(path) == 1]
    names = names_under("")

    def spoken_of(key: str) -> bool:
        words = [key.replace("_", " ").rstrip("s"), *(name for name, meant in names.items() if meant == key)]
        return any(word in said for word in words)

    return next((path for path in keys if spoken_of(str(path[0]))), ())


def _line(path: KeyPath, parsed: Parsed) -> int | None:
    for end in range(len(path), 0, -1):
        if path[:end] in parsed.lines:
            return parsed.lines[path[:end]]
    return None


def _nearest(path: KeyPath) -> str:
    known = _keys_at(path[:-1])
    names = names_under(next((part for part in reversed(path[:-1]) if isinstance(part, str)), ""))
    near = get_close_matches(str(path[-1]), [*known, *names], n=1, cutoff=0.5)
    if near:
        return tr("; did you mean {near}?", near=near[0])
    shown = {key: name for name, key in reversed(list(names.items()))} if spoken() == "zh" else {}
    return tr("; known keys: {known}", known=", ".join(shown.get(key, key) for key in known))


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
