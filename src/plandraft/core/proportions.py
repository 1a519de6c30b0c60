"""How long a plan's parts are and how many nodes it has: from the wanted length, the headcount and the demands.

Prompts, checks and evaluation take their sizes from here. The shares were measured on plans that chairs would sign
with few edits: half of the characters are measures, a sixth is the calendar.
"""

from __future__ import annotations

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel

LEAST, MOST = 0.9, 1.1
"""Share of the wanted length between which a plan's printed length lies."""
SMALL_BODY = 50
"""People up to whom a body makes do with few measures and no meetings of delegates (our choice)."""

_FRAME = 95
"""Printed characters of title, headings and signature (measured on twelve plans, as all that follows)."""
_MONEY, _MONEY_ITEM = 50, 23
"""Printed characters of a table about money, and of each of its rows."""
_TAIL, _PARTNERS = 24, 8
"""Printed characters of a measure's title, number and bracket without its sign of completion; of its partners, which
most have not."""
_LEAD = 22
"""Characters of the line below a heading."""
_LINES_OF_A_DEMAND, _LINES_OF_A_BASIC = 2.6, 1.4
"""Calendar lines of a measure whose steps all stand there, and of one for everyday work (measured on twelve plans)."""
_CHARS_A_BASIC = 180
"""A plan has room for one of the things that every plan has in so many of its characters (our choice)."""
_MEASURES_A_BASIC = 0.6
"""Measures for one of these things: visits and gifts are steps of one (readers wanted fewer and fuller)."""
_LEAST_BASICS = 3
"""The shortest plan still has a meeting, visits, and one thing more: without them it reads as a list of tasks."""
_TERSE = 1800
"""Up to this length there is no room for goals beside the demands, nor for many measures of everyday work."""
_LONG_PLAN = 5000
"""From this length on headings have a line below them; readers of shorter plans took it for a slogan."""
_ROUTINE, _LEAST_ROUTINE = 0.65, 32
"""A measure of everyday work has this share of a measure's usual characters, and no fewer than so many."""
_LEAST_USUAL = 53
"""Characters of a measure below which sentences turn into notes (measured): rather have two everyday things in one."""
_MOST_MAIN = 200
"""Characters beyond which a measure is no longer read in one go (our choice)."""
_LINE, _SHORT_LINE = 10, 9
"""Printed characters of a calendar line with its month's share."""
ADDITION, _SHORT_ADDITION = 40, 20
"""Characters of what fills a month: half a year of it must not make a short plan long (our choice)."""
SENTENCE_CHARS = 26
"""Characters of a sentence that says what is done, to whom and how; models write no shorter ones (measured)."""
SHORT_PLAN = 1200
"""Up to this length there are no lines below headings and no partners, and calendar lines are shorter (our choice)."""


class Sizes(FrozenModel):
    """How long the parts of a plan are to be, in printed characters, and how many nodes they have.

    Attributes:
        length: The whole plan from title to signature.
        opening, ideology, closing: These parts.
        goal: One goal.
        goal_count: Number of goals.
        area_count: Number of headings among the measures.
        lead: The line below a heading; 0 where there is to be none.
        measure_count: Number of measures.
        actions: The actions and the sign of completion of a measure on average, as they are asked for.
        main, routine: The same of a measure that takes up a demand of the profile, and of everyday work.
        has_partners: Whether measures name partners.
        lines: Lines of the calendar.
        budget_items: Rows of a table about money, where its split is ours to propose.
    """

    length: int
    opening: int
    ideology: int
    closing: int
    goal: int
    goal_count: int = Field(ge=1)
    area_count: int = Field(ge=1)
    lead: int
    measure_count: int = Field(ge=1)
    actions: int
    main: int
    routine: int
    has_partners: bool
    lines: int
    budget_items: int

    @property
    def is_short(self) -> bool:
        """Whether the plan makes do with a sentence where others have a paragraph."""
        return self.length <= SHORT_PLAN

    @property
    def addition(self) -> int:
        """Characters of an action that is added for a month without any."""
        return _SHORT_ADDITION if self.is_short else ADDITION

    @property
    def steps(self) -> int:
        """Sentences of a measure that takes up a demand: as many as its characters hold, two at least."""
        return max(2, min(4, round(self.main / SENTENCE_CHARS)))

    def texts_of(self, measures: int, demands: int) -> int:
        """Characters of so many measures' actions together, of which so many take up demands."""
        mains = min(measures, demands)
        return self.main * mains + self.routine * (measures - mains)

    @property
    def measure(self) -> int:
        """One measure as it is printed: title, actions, and its bracket."""
        return self.actions + _TAIL + (_PARTNERS if self.has_partners else 0)

    @property
    def goals(self) -> int:
        """All goals as they are printed."""
        return (self.goal + 3) * self.goal_count


def sizes_for(
    length: int,
    *,
    headcount: int | None = None,
    matters: int = 0,
    demands: int = 0,
    basics: int = 0,
    has_money: bool = False,
) -> Sizes:
    """The sizes of a plan.

    Args:
        length: Wanted characters from title to signature.
        headcount: People of the body; few people have few measures, however long the plan.
        matters: Number of demands, each of which needs a measure.
        demands: Those of them that need a goal: all but events.
        basics: Number of things that every plan has, each of which is a measure too.
        has_money: Whether a part about money is printed.
    """
    short = length <= SHORT_PLAN
    opening, ideology = round(min(300, 34 + length * 0.055)), round(min(280, max(85, 20 + length * 0.043)))
    closing = round(min(200, 12 + length * 0.034))
    goal, goal_count = (
        round(min(40, 24 + length / 200)),
        max(3, min(12, max(round(1.5 + length / 650), demands + (length > _TERSE)))),
    )
    usual_lines, wanted_lines = round(length / 90), _LINES_OF_A_DEMAND * matters + _LINES_OF_A_BASIC * basics
    lines = max(12, min(round(length / 70), max(usual_lines, round(wanted_lines))))
    line = _SHORT_LINE if short else _LINE
    budget_items = max(3, min(7, round(length / 450))) if has_money else 0
    money = (_MONEY + budget_items * _MONEY_ITEM) if has_money else 0
    most = _most_measures(headcount)
    areas = max(3, min(10, round(length / 550), round(most / 2)))  # no heading without two measures or so
    lead = _LEAD if length >= _LONG_PLAN else 0
    rest = opening + ideology + closing + goal_count * (goal + 3) + lines * line + money + areas * lead
    left = length - rest - _FRAME
    overhead = _TAIL + (0 if short else _PARTNERS)
    usual = overhead + min(130, 48 + length * 0.018)
    roomy = int(left / (overhead + _LEAST_USUAL))
    wanted = max(matters + 1, min(matters + round(basics * _MEASURES_A_BASIC), roomy))
    measure_count = max(5, min(most, max(round(left / usual), wanted)))
    actions = max(30, round(left / measure_count - overhead))
    main, routine = _apart(actions, measure_count, min(matters, measure_count))
    return Sizes(
        length=length,
        opening=opening,
        ideology=ideology,
        closing=closing,
        goal=goal,
        goal_count=goal_count,
        area_count=areas,
        lead=lead,
        measure_count=measure_count,
        actions=actions,
        main=main,
        routine=routine,
        has_partners=not short,
        lines=lines,
        budget_items=budget_items,
    )


def room_for_basics(length: int, *, headcount: int | None = None, matters: int = 0) -> int:
    """Of the things that every plan has, how many a plan has room for, each in a measure of its own.

    Args:
        length: Wanted length, in printed characters.
        headcount: People in the body; None where nobody knows.
        matters: Demands of the profile.

    >>> room_for_basics(4000, headcount=2000), room_for_basics(900, headcount=39, matters=4)
    (22, 3)
    """
    return max(_LEAST_BASICS, min(length // _CHARS_A_BASIC, _most_measures(headcount) - matters))


def _most_measures(headcount: int | None) -> int:
    return 7 if headcount is not None and headcount <= SMALL_BODY else 40


def _apart(usual: int, count: int, main: int) -> tuple[int, int]:
    """Characters of a main measure and of a routine one that come to as many as all would have on average."""
    if main in (0, count):
        return usual, usual
    routine = max(min(usual, _LEAST_ROUTINE), round(usual * _ROUTINE))
    wanted = (usual * count - routine * (count - main)) / main
    if wanted > _MOST_MAIN:
        routine = round((usual * count - _MOST_MAIN * main) / (count - main))
    return round(min(wanted, _MOST_MAIN)), routine
