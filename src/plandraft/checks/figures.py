"""Numbers with their units in a text, the sentences of a plan, and what one could tick in December."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.checks.text import text_of
from plandraft.core.plan import Plan

FIGURE = re.compile(
    r"(?P<least>不少于|至少|不低于|达到|超过)?(?P<most>不超过|不多于|不高于|控制在)?"
    r"(?<!\d)(?P<number>\d{1,9}(?:\.\d{1,3})?)\s*(?P<unit>人次|小时|学时|工作日|万元|元|月|日|次|场|期|个|名|人|项|家|户|%|％|篇|件|天|份)"
    r"(?P<before>底?(?:之|以)?前)?(?P<more>以上)?(?P<less>以内|以下)?"
)
"""A number, its unit and the words that make it a bound."""


@dataclass(frozen=True, kw_only=True)
class StatedFigure:
    """A number in a text.

    Attributes:
        bound: ``least``, ``most``, or empty for exactly this.
    """

    start: int
    end: int
    written: str
    value: float
    unit: str
    bound: str

    def at(self, value: float) -> StatedFigure:
        """The same with another value: a month's place in a school year for its number."""
        return dataclasses.replace(self, value=value)

    def allows(self, other: StatedFigure) -> bool:
        """Whether what the other says is within what this one demands."""
        if self.bound == "least":
            return other.value >= self.value
        if self.bound == "most":
            return other.value <= self.value
        return other.value == self.value


@dataclass(frozen=True, kw_only=True)
class FigureSentence:
    """A sentence, where it begins in its field, and the field's whole text."""

    node: str
    field: str
    start: int
    text: str
    whole: str


def figures_in(text: str) -> tuple[StatedFigure, ...]:
    """Every number with a unit, in order."""
    return tuple(
        StatedFigure(
            start=found.start(),
            end=found.end(),
            written=found[0],
            value=float(found["number"]),
            unit=found["unit"].replace("％", "%"),
            bound="least" if found["least"] or found["more"] else _most(found),
        )
        for found in FIGURE.finditer(text)
    )


def figure_sentences(plan: Plan) -> Iterator[FigureSentence]:
    """The sentences of everything written in the plan."""
    for node, field, text in text_of(plan).fields:
        for found in re.finditer(r"[^。；！？\n]+", text):
            yield FigureSentence(node=node, field=field, start=found.start(), text=found[0], whole=text)


def _most(found: re.Match[str]) -> str:
    return "most" if found["most"] or found["less"] or found["before"] else ""
