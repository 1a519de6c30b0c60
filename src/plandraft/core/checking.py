"""What an organisation wants checked: rules selected, ignored and set, and marks in a plan that accept a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Self

from pydantic import Field

from plandraft.core.noun import Noun
from plandraft.core.source_map import SourceMap

MARK = re.compile(r"<!--\s*plandraft:\s*ignore\s+(?P<codes>PD\d{1,3}(?:\s*,\s*PD\d{1,3})*)\s*-->", re.IGNORECASE)
"""``<!-- plandraft: ignore PD302 -->``: on the line of a node for that node, on a line of its own for the plan."""


class CheckChoice(Noun):
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


def ignored_in(lines: Iterable[tuple[int, str]], source_map: SourceMap) -> tuple[tuple[str, str], ...]:
    """What the marks among (line number, text) pairs accept: (code, node id), the id empty for the whole plan."""
    nodes: dict[int, set[str]] = {}
    for (node, _), place in source_map.places.items():
        nodes.setdefault(place.line, set()).add(node)
    return tuple(dict.fromkeys(_accepted(lines, nodes)))


def _accepted(lines: Iterable[tuple[int, str]], nodes: dict[int, set[str]]) -> Iterator[tuple[str, str]]:
    for number, text in lines:
        for mark in MARK.finditer(text):
            alone = not MARK.sub("", text).strip()
            for code in re.findall(r"PD\d+", mark["codes"].upper()):
                yield from ((code, node) for node in ([""] if alone else sorted(nodes.get(number, ()))))
