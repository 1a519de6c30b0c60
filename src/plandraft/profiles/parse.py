"""YAML, JSON and TOML with the lines of their keys."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from plandraft.errors import ProfileError

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """Plain data, and the line (from 1) of each key path where the format tells it."""

    data: Any
    lines: dict[KeyPath, int] = field(default_factory=dict)


def parse_yaml(text: str, *, file: str) -> Parsed:
    """Read YAML 1.2; doubled keys are refused, ``no`` stays text.

    Raises:
        ProfileError: It is no YAML.
    """
    try:
        loaded = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ProfileError(f"{file}{at}: {error.problem}", hint="check indentation, colons and quotes there") from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise ProfileError(f"{file} cannot be read: {error}", hint="check indentation, colons and quotes") from None
    lines: dict[KeyPath, int] = {}
    return Parsed(data=_plain(loaded, (), lines), lines=lines)


def parse_toml(text: str, *, file: str) -> Parsed:
    """Read TOML; its faults are named by key path.

    Raises:
        ProfileError: It is no TOML.
    """
    try:
        return Parsed(data=tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ProfileError(f"{file}: {error}", hint="check the line that is named") from None


def _plain(value: Any, path: KeyPath, lines: dict[KeyPath, int]) -> Any:
    if isinstance(value, CommentedMap):
        for key in value:
            lines[(*path, str(key))] = value.lc.key(key)[0] + 1
        return {str(key): _plain(inner, (*path, str(key)), lines) for key, inner in value.items()}
    if isinstance(value, CommentedSeq):
        for at in range(len(value)):
            lines[(*path, at)] = value.lc.item(at)[0] + 1
        return [_plain(inner, (*path, at), lines) for at, inner in enumerate(value)]
    if isinstance(value, bool) or value is None:
        return value
    for kind in (dt.datetime, dt.date, int, float, str):
        if isinstance(value, kind):
            return _bare(value, kind)
    return str(value)


def _bare(value: Any, kind: type) -> Any:
    if kind in (int, float, str):
        return kind(value)
    return value.date() if isinstance(value, dt.datetime) else value
