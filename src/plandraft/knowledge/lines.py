"""YAML of an organisation's own files, with the lines of its keys: a fault is told with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plandraft.core.odd_dates import line_of_odd_date
from plandraft.errors import InputError
from plandraft.messages import marked, tr
from plandraft.typed_files import NotText, typed_text

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

NodePath = tuple[str | int, ...]
MOST_VALUES = 200_000
"""Keys and items of one file, aliases followed; the greatest that ships has a twentieth (our choice)."""
_SAID = 100
"""Characters of what the reader says of a fault; values of the file are left out."""
_HINT = marked("docs/checks.md shows such a file")


class Lined(NamedTuple):
    """What a file says, and the line (from 1) of each of its keys and items."""

    data: Any
    lines: dict[NodePath, int]

    def line(self, place: NodePath) -> int | None:
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
        text = typed_text(file)
        yaml = YAML(typ="safe", pure=True)
        node = YAML(typ="safe", pure=True).compose(text)
        lines = dict(_no_more(_lines(node, ())))
        return Lined(_plain(yaml.load(text)), lines)
    except NotText as error:
        raise InputError(f"{file} {error.why}", hint=tr("name a YAML file in UTF-8")) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f":{mark.line + 1}" if mark else ""
        said = str(error.problem or "").split(" with value")[0][:_SAID]
        raise InputError(tr("{file}{at} is no YAML: {said}", file=file, at=at, said=said), hint=tr(_HINT)) from None
    except (OverflowError, RecursionError):
        raise InputError(
            tr("{file} is nested too deeply", file=file), hint=tr("write it without anchors (&) and aliases (*)")
        ) from None
    except YAMLError:
        raise InputError(tr("{file} is no YAML", file=file), hint=tr(_HINT)) from None
    except Exception as error:  # the reader lets errors of many kinds through where a text is odd enough
        line = line_of_odd_date(text)
        why = (
            tr(":{line}: no calendar has this day", line=line)
            if line
            else tr(" is no YAML ({name})", name=type(error).__name__)
        )
        raise InputError(f"{file}{why}", hint=tr(_HINT)) from None


def _no_more(found: Iterator[tuple[NodePath, int]]) -> Iterator[tuple[NodePath, int]]:
    """The same until there are too many: a few aliases that multiply would fill the memory."""
    for number, one in enumerate(found):
        if number > MOST_VALUES:
            raise OverflowError
        yield one


def _plain(said: Any) -> Any:
    """The same with days as text, as a run keeps them."""
    if isinstance(said, dict):
        return {str(key): _plain(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_plain(value) for value in said]
    return said.isoformat() if isinstance(said, dt.date) else said


def _lines(node: Node | None, place: NodePath) -> Iterator[tuple[NodePath, int]]:
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
