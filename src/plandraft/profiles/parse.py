"""YAML, JSON and TOML with the lines of their keys."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from plandraft.core.odd_dates import line_of_odd_date
from plandraft.errors import ProfileError
from plandraft.messages import tr
from plandraft.profiles.chinese import schema_path, with_plain_colons, with_schema_keys

KeyPath = tuple[str | int, ...]
MOST_KEYS = 50_000
"""Keys and items of one file; a profile has some hundreds (our choice). It stops aliases that multiply."""
_SAID = 100
"""Characters of what a reader says of a fault."""


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """Plain data, and the line (from 1) of each key path where the format tells it.

    Keys are those of the schema; ``said`` has those of the file where it has others.
    """

    data: Any
    lines: dict[KeyPath, int] = field(default_factory=dict)
    said: dict[KeyPath, str] = field(default_factory=dict)

    def shown(self, path: KeyPath) -> str:
        """A key path as the file has it."""
        return ".".join(self.said.get(path[: at + 1], str(part)) for at, part in enumerate(path))


def parse_yaml(text: str, *, file: str) -> Parsed:
    """Read YAML 1.2; doubled keys are refused, ``no`` stays text.

    Raises:
        ProfileError: It is no YAML.
    """
    try:
        loaded = YAML(typ="rt", pure=True).load(with_plain_colons(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ProfileError(
            f"{file}{at}: {problem_of(error)}", hint=tr("check indentation, colons and quotes there")
        ) from None
    except RecursionError:
        raise ProfileError(
            tr("{file} is nested too deeply", file=file), hint=tr("a profile has three levels at most")
        ) from None
    except Exception as error:  # the reader lets errors of many kinds through where a text is odd enough
        line = line_of_odd_date(text)
        at = f":{line}" if line else ""
        raise ProfileError(
            f"{file}{at}: {_told(error)}", hint=tr("check dates, indentation, colons and quotes")
        ) from None
    return _parsed(loaded, file)


def parse_json(text: str, *, file: str) -> Parsed:
    """Read JSON strictly; doubled keys are refused.

    Raises:
        ProfileError: It is no JSON.
    """
    try:
        data = json.loads(text, object_pairs_hook=_once_each)
    except json.JSONDecodeError as error:
        raise ProfileError(
            f"{file}:{error.lineno}:{error.colno}: {error.msg}", hint=tr("check commas and quotes")
        ) from None
    except (ValueError, RecursionError) as error:
        raise ProfileError(f"{file}: {_told(error)}", hint=tr("check the braces and the numbers")) from None
    try:
        # JSON is YAML but for tabs, which stand only between its tokens; the YAML reader knows the lines.
        lines = parse_yaml(text.replace("\t", " "), file=file).lines
    except ProfileError:
        lines = {}
    return Parsed(data=_parsed(data, file).data, lines=lines)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f'found duplicate key "{key}"')
        found[key] = value
    return found


def _told(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return tr("it is nested too deeply")
    return "a number has thousands of digits" if "integer string conversion" in str(error) else str(error)


def _parsed(loaded: Any, file: str) -> Parsed:
    lines: dict[KeyPath, int] = {}
    try:
        plain = _plain(loaded, (), lines)
        data, said = with_schema_keys(plain)
        return Parsed(data=data, lines={schema_path(path): line for path, line in lines.items()}, said=said)
    except (RecursionError, OverflowError):
        # An anchor that holds itself, or a few that multiply: both are tricks, not profiles.
        raise ProfileError(
            tr("{file} is nested too deeply", file=file), hint=tr("write it without anchors (&) and aliases (*)")
        ) from None


def problem_of(error: MarkedYAMLError) -> str:
    """What the reader says is wrong, without the values that stand there: the file may be another than was meant."""
    return str(error.problem or tr("it is no YAML")).split(" with value")[0][:_SAID]


def parse_toml(text: str, *, file: str) -> Parsed:
    """Read TOML; its faults are named by key path.

    Raises:
        ProfileError: It is no TOML.
    """
    try:
        loaded = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProfileError(f"{file}: {_told(error)}", hint=tr("check the line that is named")) from None
    return Parsed(data=_parsed(loaded, file).data)


def _plain(value: Any, path: KeyPath, lines: dict[KeyPath, int]) -> Any:
    if len(lines) > MOST_KEYS:
        raise OverflowError
    if isinstance(value, CommentedMap):
        for key in value:
            lines[(*path, str(key))] = _line_of(value.lc, key)
        return {str(key): _plain(inner, (*path, str(key)), lines) for key, inner in value.items()}
    if isinstance(value, CommentedSeq):
        for at in range(len(value)):
            lines[(*path, at)] = _line_of(value.lc, at)
        return [_plain(inner, (*path, at), lines) for at, inner in enumerate(value)]
    if isinstance(value, dict):
        return {str(key): _plain(inner, (*path, str(key)), lines) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, (*path, at), lines) for at, inner in enumerate(value)]
    if isinstance(value, bool):
        return str(value).lower()  # no key takes a truth value, and as a number true would be read as 1
    if value is None:
        return value
    for kind in (dt.datetime, dt.date, int, float, str):
        if isinstance(value, kind):
            return _bare(value, kind)
    return str(value)


def _line_of(place: Any, key: Any) -> int:
    try:
        line: int = place.data[key][0]  # for a key its own line, for an item that of its value
    except (AttributeError, KeyError, TypeError):
        line = place.line or 0  # a merged key stands elsewhere: name the mapping
    return line + 1


def _bare(value: Any, kind: type) -> Any:
    if kind in (int, float, str):
        return kind(value)
    return value.date() if isinstance(value, dt.datetime) else value
