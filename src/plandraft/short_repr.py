"""How a value of many parts shows itself in a console, a log and a traceback: its name and the beginning of its parts.

A draft holds everything that was asked and answered; written out it fills a notebook, or a bug report, with prompts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

MOST = 199
"""Characters of any representation."""
_TEXT = 40
"""Characters shown of a text in it."""
_Class = TypeVar("_Class", bound=type)


def short_repr(made: _Class) -> _Class:
    """A dataclass whose representation is short, whatever it holds; the parts that are as usual are left out."""
    made.__repr__ = _of_dataclass  # type: ignore[assignment, method-assign]
    return made


def shortened(name: str, parts: Iterable[tuple[str, object]]) -> str:
    """``Name(part=value, …)`` in at most ``MOST`` characters.

    >>> shortened("Plan", [("title", "青禾医院2027年工作计划"), ("goals", ("G1", "G2")), ("note", "x" * 99)])
    "Plan(title='青禾医院2027年工作计划', goals=<2>, note='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…')"
    """
    shown, room = [], MOST - len(name) - len("(, …)")
    for part, value in parts:
        said = f"{part}={_said(value)}"
        if len(said) + 2 > room:
            shown.append("…")
            break
        shown.append(said)
        room -= len(said) + 2
    return f"{name[: MOST - 5]}({', '.join(shown)})"


def _of_dataclass(made: Any) -> str:
    fields = (one for one in dataclasses.fields(made) if one.repr)
    return shortened(type(made).__name__, ((one.name, getattr(made, one.name)) for one in fields if _odd(made, one)))


def _odd(made: object, field: dataclasses.Field[Any]) -> bool:
    """Whether a part is not as it usually is."""
    value = getattr(made, field.name)
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        return bool(value)
    return value is not field.default and value != field.default


def _said(value: object) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= _TEXT else value[: _TEXT - 1] + "…")
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        return f"<{len(value)}>"
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    if value is None or isinstance(value, bool | int | float):
        return repr(value)[:_TEXT]
    if dataclasses.is_dataclass(value) or hasattr(type(value), "model_fields"):
        return f"{type(value).__name__}(…)"
    said = repr(value)
    return said if len(said) <= _TEXT else said[: _TEXT - 1] + "…"
