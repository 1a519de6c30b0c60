"""YAML of an organisation's own files, with the lines of its keys: a fault is told with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plandraft.errors import InputError

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

Place = tuple[str | int, ...]


class Lined(NamedTuple):
    """What a file says, and the line (from 1) of each of its keys and items."""

    data: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int | None:
        """The line of a key, else of the nearest that holds it."""
        return next((self.lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in self.lines), None)


def read_lined(file: Path) -> Lined:
    """Read a YAML file; days become text.

    Raises:
        InputError: It is missing, no UTF-8 or no YAML; the line is named.
    """
    from ruamel.yaml import YAML  # only who has own files pays for the reader
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = file.read_text(encoding="utf-8-sig")
        yaml = YAML(typ="safe", pure=True)
        return Lined(plain(yaml.load(text)), dict(_lines(YAML(typ="safe", pure=True).compose(text), ())))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}", hint="name a YAML file in UTF-8") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f":{mark.line + 1}" if mark else ""
        raise InputError(f"{file}{at} is no YAML: {error.problem}", hint="docs/checks.md shows such a file") from None
    except (YAMLError, ValueError) as error:
        raise InputError(f"{file} is no YAML: {error}", hint="docs/checks.md shows such a file") from None


def plain(said: Any) -> Any:
    """The same with days as text, as a run keeps them."""
    if isinstance(said, dict):
        return {str(key): plain(value) for key, value in said.items()}
    if isinstance(said, list):
        return [plain(value) for value in said]
    return said.isoformat() if isinstance(said, dt.date) else said


def _lines(node: Node | None, place: Place) -> Iterator[tuple[Place, int]]:
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        for key, value in node.value:
            here = (*place, str(key.value))
            yield here, key.start_mark.line + 1
            yield from _lines(value, here)
    elif isinstance(node, SequenceNode):
        for at, item in enumerate(node.value):
            yield (*place, at), item.start_mark.line + 1
            yield from _lines(item, (*place, at))
