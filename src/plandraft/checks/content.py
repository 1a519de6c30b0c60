"""Which calendar line carries out which measure, and which measure serves which goal, by the weight of their words.

Plans that nobody here wrote name no links. A pair of characters weighs the more, the fewer lines hold it: 健步 tells a
line from another, 培训 in a plan of trainings does not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from plandraft.checks.once import Once
from plandraft.checks.statements import Statement, pairs_of_statement, said_of_goal, said_of_line, said_of_measure
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Measure, Plan

_SURE = 0.6
"""Share of a line's weight that a measure holds where the line is surely the measure's (our choice)."""
_RARE = 3
"""A pair of characters that no more lines and measures hold is rare (our choice)."""
_LEAST = 2
"""Pairs of characters of a line below which nothing is sure of it (our choice)."""
_MARGIN = 0.15
"""By how much more than any other (our choice)."""
AKIN = 0.34
"""A line of which no measure holds so much belongs to none (our choice)."""
COVERED = 0.5
"""Share of a calendar's lines that have a measure where both are views of one thing (our choice)."""
LIKE, FEW = 0.25, 3
"""Statements with so much in common, or with a pair of characters that so few lines and measures hold, may be one thing
(our choice)."""
COMMON = 0.4
"""A pair of characters that a greater share of measures and lines holds tells nothing (our choice)."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """The measure that a line is most like.

    Attributes:
        share: Share of the line's weight that the measure holds, 0–1.
        margin: By how much more than the next measure.
        pairs: How many pairs of characters tell what the line is about, rare ones twice.
    """

    measure: Measure
    share: float
    margin: float
    pairs: int

    @property
    def is_sure(self) -> bool:
        """Whether it is this measure's and no other's."""
        return self.share >= _SURE and self.margin >= _MARGIN and self.pairs >= _LEAST


class Content:
    """The words of a plan and what they have in common.

    Attributes:
        plan: The plan.
        period: Its period, which gives words of time their months.
    """

    def __init__(self, plan: Plan, period: Period | None) -> None:
        self.plan, self.period = plan, period
        self._texts = {
            measure.id: pairs_of_statement("\n".join((measure.area, measure.title, *measure.texts, measure.indicator)))
            for measure in plan.measures
        }
        self._lines = {entry.id: pairs_of_statement(entry.title) for entry in plan.schedule}
        self._held = Counter(pair for words in (*self._texts.values(), *self._lines.values()) for pair in words)
        count = len(self._texts) + len(self._lines)
        self._weights = {pair: math.log((count + 2) / (number + 0.5)) for pair, number in self._held.items()}
        self._rare = math.log((count + 2) / 1.5)

    def position(self, month: int) -> int:
        """Where a month stands in the period; without one, in the year."""
        return self.period.position(month) if self.period is not None else month

    def weight(self, words: Iterable[str]) -> float:
        """How much some pairs of characters tell together."""
        return sum(self._weights.get(pair, self._rare) for pair in words)

    def share(self, words: frozenset[str], among: frozenset[str]) -> float:
        """How much of the weight of some words others hold, 0–1."""
        whole = self.weight(words)
        return self.weight(words & among) / whole if whole else 0.0

    def near(self, one: Statement, other: Statement) -> float:
        """How much of the lighter of two statements the other one holds, 0–1."""
        small, large = sorted((one.words, other.words), key=self.weight)
        return self.share(small, large)

    def touches(self, words: frozenset[str], *, lines: bool = False) -> bool:
        """Whether a measure, or a line, has one of some words that not many of them have."""
        held = frozenset[str]().union(*self._texts.values(), *(self._lines.values() if lines else ()))
        count = len(self._texts) + len(self._lines)
        common = {pair for pair in held if self._held[pair] > max(COMMON * count, 2)}
        return bool((words & held) - common)

    def held_by(self, words: frozenset[str], measure: Measure) -> float:
        """How much of the weight of some words a measure holds, 0–1."""
        return self.share(words, self._texts[measure.id])

    def telling(self, words: frozenset[str]) -> frozenset[str]:
        """Those of some pairs of characters that not many measures and lines hold."""
        most = max(COMMON * (len(self._texts) + len(self._lines)), 2)
        return frozenset(pair for pair in words if self._held[pair] <= most)

    def are_akin(self, one: Statement, other: Statement) -> bool:
        """Whether two statements may be one thing: enough in common, or a pair of characters that few others have."""
        shared = one.words & other.words
        return self.near(one, other) >= LIKE or any(self._held[pair] <= FEW for pair in shared)

    @cached_property
    def calendar(self) -> tuple[Statement, ...]:
        """The calendar's lines, each a statement."""
        return tuple(self.said(entry)[0] for entry in self.plan.schedule)

    @cached_property
    def links(self) -> dict[str, Link]:
        """For each calendar line with words of its own the measure that it is most like."""
        found: dict[str, Link] = {}
        for entry in self.plan.schedule:
            words = self._lines[entry.id]
            shares = sorted(
                ((self.share(words, self._texts[m.id]), -at, m) for at, m in enumerate(self.plan.measures)),
                key=lambda ranked: ranked[:2],
                reverse=True,
            )
            if words and shares:
                next_best = shares[1][0] if len(shares) > 1 else 0.0
                best = shares[0]
                found[entry.id] = Link(
                    measure=best[2],
                    share=best[0],
                    margin=best[0] - next_best,
                    pairs=len(words) + sum(self._held[pair] <= _RARE for pair in words),
                )
        return found

    @cached_property
    def lines_of(self) -> dict[str, list[Entry]]:
        """For each measure the lines that are most like it."""
        lines: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.plan.schedule:
            link = self.links.get(entry.id)
            if link is not None and link.share >= AKIN:
                lines[link.measure.id].append(entry)
        return lines

    @cached_property
    def is_one_thing(self) -> bool:
        """Whether the calendar is a view of the measures: most of its lines have one."""
        ranked = [link.share >= AKIN for link in self.links.values()]
        return len(ranked) >= 4 and sum(ranked) >= COVERED * len(ranked)

    def holder_of(self, words: frozenset[str]) -> tuple[Measure | None, float]:
        """The measure that holds most of some words, and its share."""
        ranked = [(self.share(words, self._texts[m.id]), m) for m in self.plan.measures]
        best = max(ranked, key=lambda pair: pair[0], default=None)
        return (best[1], best[0]) if best is not None else (None, 0.0)

    def said(self, node: Goal | Measure | Entry) -> tuple[Statement, ...]:
        """The clauses of a node."""
        return self._said[node.id]

    @cached_property
    def _said(self) -> dict[str, tuple[Statement, ...]]:
        said: dict[str, tuple[Statement, ...]] = {
            goal.id: tuple(said_of_goal(goal, self.period)) for goal in self.plan.goals
        }
        said |= {measure.id: tuple(said_of_measure(measure, self.period)) for measure in self.plan.measures}
        return said | {entry.id: (said_of_line(entry),) for entry in self.plan.schedule}


_made: Once[Plan, Content] = Once(lambda plan: Content(plan, plan.period))


def content_of(plan: Plan) -> Content:
    """The content of a plan; the last plan's is kept, because one rule after the other asks for it."""
    return _made(plan)
