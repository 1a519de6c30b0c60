"""How long a plan's parts are and how many nodes it has: from the wanted length, the headcount and the demands.

Prompts, checks and evaluation take their sizes from here. The shares were measured on plans that chairs would sign
with few edits: half of the characters are measures, a sixth is the calendar.
"""

from __future__ import annotations

from pydantic import Field

from plandraft.core.noun import Noun

LEAST, MOST = 0.9, 1.1
"""Share of the wanted length between which a plan's printed length lies."""
SMALL_BODY = 50
"""People up to whom a body makes do with few measures and no meetings of delegates (our choice)."""

_FRAME = 90
"""Printed characters of title, headings and signature (measured)."""
_MONEY = 90
"""Printed characters of a table about money (measured)."""
_TAIL = 36
"""Printed characters of a measure's title, number and bracket, its sign of completion apart (measured)."""
_SHORT_PLAN = 1200
"""Up to this length calendar lines are written shorter (our choice)."""


class Sizes(Noun):
    """How long the parts of a plan are to be, in printed characters, and how many nodes they have.

    Attributes:
        length: The whole plan from title to signature.
        opening, ideology, closing: These parts.
        goals: All goals together.
        goal_count: Number of goals.
        area_count: Number of headings among the measures.
        measure_count: Number of measures.
        measure: One measure with its title, its actions and the bracket behind them.
        actions: The actions and the sign of completion of one measure.
        lines: Lines of the calendar.
    """

    length: int
    opening: int
    ideology: int
    closing: int
    goals: int
    goal_count: int = Field(ge=1)
    area_count: int = Field(ge=1)
    measure_count: int = Field(ge=1)
    measure: int
    actions: int
    lines: int


def sizes_for(
    length: int, *, headcount: int | None = None, matters: int = 0, demands: int = 0, has_money: bool = False
) -> Sizes:
    """The sizes of a plan.

    Args:
        length: Wanted characters from title to signature.
        headcount: People of the body; few people have few measures, however long the plan.
        matters: Number of demands, each of which needs a measure.
        demands: Those of them that need a goal: all but events.
        has_money: Whether a part about money is printed.
    """
    opening, ideology = round(min(320, 35 + length * 0.045)), round(min(300, 20 + length * 0.05))
    closing = round(min(220, 15 + length * 0.035))
    goal_count = max(3, min(12, max(round(1.5 + length / 600), demands + 1)))
    goals = round(goal_count * min(38, 20 + length / 180))
    lines, line = max(10, min(60, round(length / 100))), 13 if length <= _SHORT_PLAN else 17
    left = length - opening - ideology - closing - goals - lines * line - _FRAME - _MONEY * has_money
    most = 7 if headcount is not None and headcount <= SMALL_BODY else 40
    usual = min(170, 62 + length * 0.021)
    measure_count = max(5, min(most, max(round(left / usual), matters + 1)))
    measure = round(max(60, left / measure_count))
    return Sizes(
        length=length,
        opening=opening,
        ideology=ideology,
        closing=closing,
        goals=goals,
        goal_count=goal_count,
        area_count=max(3, min(10, round(measure_count / 2.2))),
        measure_count=measure_count,
        measure=measure,
        actions=max(25, measure - _TAIL),
        lines=lines,
    )
