"""What an organisation wants checked: rules selected, ignored and set, and marks in a plan that accept a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Self

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.source_map import Place, SourceMap

_CODE = r"[A-Z]{2,6}\d{1,3}"
MARK = re.compile(rf"(?<!\\)<!--\s*plandraft:\s*ignore\s+(?P<codes>{_CODE}(?:\s*,\s*{_CODE})*)\s*-->", re.IGNORECASE)
"""``<!-- plandraft: ignore PD302 -->``: behind a node on its line for that node, on a line of its own for the plan.

Behind a backslash it is text, as it is in Markdown."""


class CheckChoice(FrozenModel):
    """Which rules look at a plan, and with which numbers.

    Attributes:
        select: Codes, their beginnings (``PD3``) or names of rules; empty means all.
        ignore: The same, for rules to leave out.
        settings: Numbers of rules by code, then by the setting's name: ``{"PD302": {"share": 0.4}}``.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    settings: dict[str, dict[str, float]] = Field(default_factory=dict)

    def over(self, other: Self) -> CheckChoice:
        """This choice where it says something, the other where it is silent; what either ignores is ignored."""
        codes = {**other.settings, **self.settings}
        return CheckChoice(
            select=self.select or other.select,
            ignore=tuple(dict.fromkeys((*other.ignore, *self.ignore))),
            settings={code: {**other.settings.get(code, {}), **self.settings.get(code, {})} for code in codes},
        )


def with_marks(source_map: SourceMap, lines: Iterable[tuple[int, str]]) -> SourceMap:
    """The places of a text from whose lines (number, text) the marks were taken, as they are in the lines with them."""
    spans = {number: [mark.span() for mark in MARK.finditer(text)] for number, text in lines if "<!--" in text}

    def moved(place: Place) -> Place:
        column = place.column
        for start, end in spans.get(place.line, ()):
            column += end - start if column > start else 0
        return Place(line=place.line, column=column)

    return SourceMap(
        places={key: moved(place) for key, place in source_map.places.items()},
        pieces={key: tuple((at, moved(place)) for at, place in own) for key, own in source_map.pieces.items()},
    )


def ignored_in(lines: Iterable[tuple[int, str]], source_map: SourceMap) -> tuple[tuple[str, str], ...]:
    """What the marks among (line number, text) pairs accept: (code, node id), the id empty for the whole plan.

    Of several entries on a line it is the one that begins last before the mark.
    """
    nodes: dict[int, dict[str, int]] = {}
    for (node, _), place in source_map.places.items():
        begins = nodes.setdefault(place.line, {})
        begins[node] = min(place.column, begins.get(node, place.column))
    return tuple(dict.fromkeys(_accepted(lines, nodes)))


def _accepted(lines: Iterable[tuple[int, str]], nodes: dict[int, dict[str, int]]) -> Iterator[tuple[str, str]]:
    for number, text in lines:
        for mark in MARK.finditer(text):
            alone = not MARK.sub("", text).strip()
            meant = [""] if alone else sorted(_meant(nodes.get(number, {}), mark.start() + 1))
            for code in re.findall(r"(?<![A-Z])[A-Z]+\d+", mark["codes"].upper()):
                yield from ((code, node) for node in meant)


def _meant(begins: dict[str, int], column: int) -> set[str]:
    entries = {node: at for node, at in begins.items() if node.startswith("S")}
    last = max((at for at in entries.values() if at <= column), default=None)
    return {node for node in begins if last is None or entries.get(node, last) == last}
