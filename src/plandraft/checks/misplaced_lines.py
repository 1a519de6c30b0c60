"""Calendar lines at another time than the measures say, and months without a line, told by the words of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plandraft.checks.content import AKIN, Content
from plandraft.checks.days import is_beside
from plandraft.checks.statements import Statement
from plandraft.core.plan import Entry, Measure

ALIKE_LINE = 0.5
"""Share of the weight of a line's words that a clause holds where both are one thing (our choice)."""
SAME_LINE = 0.7
"""The same share for what surely is one thing (our choice)."""
VIEWED = 0.85
"""Share of the months named by measures that have a line where the calendar is meant to hold all (our choice)."""
_LEAST = 5
"""Months named by measures from which on a share is taken (our choice)."""
OTHER_TIMES = re.compile(
    r"节|除夕|元宵|中秋|国庆|重阳|清明|端午|春季|秋季|夏季|冬季|[春夏秋冬]送|暑|寒|汛|开学|期末|期[初中]|年[初末底终]|学期|适时|择机|条件成熟|条件具备|视情|日常|随时|长期|及时|三八|五一|五四|七一|八一|十一"
)
"""Words for times that are no months."""
_LATER = re.compile(r"[以之]后|不拖|[至到—–～~]|以前")
"""Words of a span, or of a time after a month."""
_NEXT_YEAR = re.compile(r"次年|翌年|来年|明年")


@dataclass(frozen=True, kw_only=True)
class Misplaced:
    """A line at a time that its measure, or one clause of it, does not have."""

    entry: Entry
    measure: Measure
    months: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Uncovered:
    """A clause of a measure that names months in which the calendar has no line like it."""

    measure: Measure
    clause: Statement
    months: tuple[int, ...]


def misplaced_lines(content: Content) -> Iterator[Misplaced]:
    """Lines that are surely a measure's, in months that it does not name."""
    for entry in content.plan.schedule:
        link, months = content.links.get(entry.id), set(entry.timing.months)
        if (
            link is None
            or not (link.is_sure or _is_step(content, entry, link.measure))
            or not months
            or entry.timing.rhythm
            or len(months) > 3
        ):
            continue
        said = content.said(link.measure)
        line = content.said(entry)[0]
        if is_beside(line.text, "".join(clause.text for clause in said)):
            continue
        stated = _stated(content, line, said)
        stated |= set(link.measure.timing.months) if stated and not _is_one_clause(content, line, said) else set()
        if stated and not stated & months and not _is_anothers(content, entry, link.measure):
            yield Misplaced(entry=entry, measure=link.measure, months=tuple(sorted(stated)))


def _is_step(content: Content, entry: Entry, measure: Measure) -> bool:
    """Whether a line is named like a measure and one dated clause of it together: 司机之家装修完工."""
    line, (title, *said) = content.said(entry)[0], content.said(measure)
    steps = [c for c in said if c.is_dated and not c.timing.deadline and c.words and c.words <= line.words]
    return (
        len(steps) == 1
        and len(content.telling(title.words & line.words)) >= 2
        and content.share(line.words, title.words) < SAME_LINE
    )


def _is_anothers(content: Content, entry: Entry, measure: Measure) -> bool:
    """Whether another clause of the measure that is like a line, or another measure, names its month."""
    line, months = content.said(entry)[0], set(entry.timing.months)
    if any(months & set(c.timing.months) and content.telling(c.words & line.words) for c in content.said(measure)):
        return True
    for other in content.plan.measures:
        if other.id == measure.id or content.held_by(line.words, other) < AKIN:
            continue
        said = {month for clause in content.said(other) for month in clause.timing.months}
        if months & (said | set(other.timing.months)):
            return True
    return False


def uncovered_months(content: Content) -> Iterator[Uncovered]:
    """Months that measures name and the calendar leaves out, where it holds nearly all others."""
    if not content.is_one_thing:
        return
    asked = [
        (measure, clause, month)
        for measure in content.plan.measures
        for clause in content.said(measure)
        if clause.is_dated and clause.words and not _LATER.search(clause.text)
        for month in clause.timing.months
    ]
    missing = [each for each in asked if not _has_line(content, *each)]
    if len(asked) < _LEAST or len(missing) > (1 - VIEWED) * len(asked):
        return
    for (measure, clause), group in groupby(missing, key=lambda each: each[:2]):
        months = tuple(month for *_, month in group)
        covered = set(clause.timing.months) - set(months)
        if any(abs(month - other) == 1 for month in months for other in covered):
            continue
        if not any(content.near(clause, line) >= ALIKE_LINE for line in content.calendar):
            yield Uncovered(measure=measure, clause=clause, months=months)


def _stated(content: Content, line: Statement, said: Sequence[Statement]) -> set[int]:
    """The months that a measure names for a line: of the clause most like it, else all; none where one is open.

    A line that names a season that the clause does not name is another thing.
    """
    if any(_NEXT_YEAR.search(c.text) for c in said) and not (content.period and content.period.kind == "school_year"):
        return set()
    ranked = sorted(((content.share(line.words, c.words), c) for c in said), key=lambda pair: -pair[0])
    best = [c for share, c in ranked if share >= ALIKE_LINE and share == ranked[0][0]]
    season = OTHER_TIMES.search(line.text)
    if season is not None and not any(season[0] in c.text for c in best):
        return set()
    if best and all(c.is_dated and not c.timing.deadline for c in best):
        return {month for c in best for month in c.timing.months}
    if any(c.timing.rhythm or len(c.timing.months) > 6 or OTHER_TIMES.search(c.text) for c in said):
        return set()
    if any(c.begins for c in said if c.timing.months):
        return set()
    return {month for c in said for month in _up_to(content, c)}


def _up_to(content: Content, clause: Statement) -> set[int]:
    """The months of a clause; of a deadline all up to it."""
    months = set(clause.timing.months)
    if not clause.timing.deadline or not months:
        return months
    last = max(map(content.position, months))
    return {month for month in range(1, 13) if content.position(month) <= last}


def _is_one_clause(content: Content, line: Statement, said: Sequence[Statement]) -> bool:
    """Whether one dated clause of a measure is what a line is."""
    return any(c.is_dated and content.share(line.words, c.words) >= ALIKE_LINE for c in said)


def _has_line(content: Content, measure: Measure, clause: Statement, asked: int) -> bool:
    """Whether a line of the month, or before it for a deadline, is like the clause or belongs to the measure."""
    for entry in content.plan.schedule:
        months = entry.timing.months
        there = asked in months or entry.timing.rhythm is not None
        if clause.timing.deadline:
            there = there or any(content.position(month) <= content.position(asked) for month in months)
        if not there:
            continue
        if content.are_akin(clause, content.said(entry)[0]):
            return True
        link = content.links.get(entry.id)
        if link is not None and link.measure.id == measure.id and link.share >= AKIN:
            return True
    return False
