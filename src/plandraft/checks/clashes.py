"""Where the clauses of a plan and its calendar lines say different times of one thing, told by their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plandraft.checks.content import AKIN, Content
from plandraft.checks.days import AFTERWARDS, AHEAD
from plandraft.checks.statements import Statement
from plandraft.core.plan import Entry, Goal, Measure
from plandraft.core.timing import Timing

ALIKE = 0.5
"""Share of the weight of a line's words that a clause holds where both are one thing (our choice)."""
MEANT = 0.4
"""The same share for what a goal speaks of, in other words than its measure (our choice)."""
LESS = 0.15
"""By so much less alike another step of it is (our choice)."""
SAME = 0.7
"""The same share for what surely is one thing (our choice)."""
VIEWED = 0.85
"""Share of the months named by measures that have a line where the calendar is meant to hold all (our choice)."""
LEAST = 5
"""Months named by measures from which on a share is taken (our choice)."""
_OTHER_TIMES = re.compile(
    r"节|除夕|元宵|中秋|国庆|重阳|清明|端午|春季|秋季|夏季|冬季|[春夏秋冬]送|暑|寒|汛|开学|期末|期[初中]|年[初末底终]|学期|适时|择机|条件成熟|条件具备|视情|日常|随时|长期|及时|三八|五一|五四|七一|八一|十一"
)
"""Words for times that are no months."""
_DONE = re.compile(r"完成|建成|换新|验收|到位|投入使用|开放|办结|签订|启用|配齐|交付|完工|竣工|通水")
"""Words of an end."""
_LATER = re.compile(r"[以之]后|不拖|[至到—–～~]|以前")
"""Words of a span, or of a time after a month."""
_NEXT_YEAR = re.compile(r"次年|翌年|来年|明年")
_BEGINS = re.compile(r"起(?!草|床)|开始|继续|以来")


@dataclass(frozen=True, kw_only=True)
class Clash:
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


def clashing_lines(content: Content) -> Iterator[Clash]:
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
        if _is_beside(line.text, "".join(clause.text for clause in said)):
            continue
        stated = _stated(content, line, said)
        stated |= set(link.measure.timing.months) if stated and not _is_one_clause(content, line, said) else set()
        if stated and not stated & months and not _is_anothers(content, entry, link.measure):
            yield Clash(entry=entry, measure=link.measure, months=tuple(sorted(stated)))


def _is_step(content: Content, entry: Entry, measure: Measure) -> bool:
    """Whether a line is named like a measure and one dated clause of it together: 司机之家装修完工."""
    line, (title, *said) = content.said(entry)[0], content.said(measure)
    steps = [c for c in said if _is_dated(c) and not c.timing.deadline and c.words and c.words <= line.words]
    return (
        len(steps) == 1
        and len(content.telling(title.words & line.words)) >= 2
        and content.share(line.words, title.words) < SAME
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
        if _is_dated(clause) and clause.words and not _LATER.search(clause.text)
        for month in clause.timing.months
    ]
    missing = [each for each in asked if not _has_line(content, *each)]
    if len(asked) < LEAST or len(missing) > (1 - VIEWED) * len(asked):
        return
    lines = [content.said(entry)[0] for entry in content.plan.schedule]
    for (measure, clause), group in groupby(missing, key=lambda each: each[:2]):
        months = tuple(month for *_, month in group)
        covered = set(clause.timing.months) - set(months)
        if any(abs(month - other) == 1 for month in months for other in covered):
            continue
        if not any(content.near(clause, line) >= ALIKE for line in lines):
            yield Uncovered(measure=measure, clause=clause, months=months)


def late_goals(content: Content) -> Iterator[tuple[Goal, Statement, tuple[int, ...]]]:
    """Goals whose deadline or month lies before all that is planned for them, or whose end is given otherwise."""
    for goal in content.plan.goals:
        for clause in content.said(goal):
            months = clause.timing.months
            if len(months) != 1 or clause.timing.rhythm or not clause.words:
                continue
            done = _months_done(content, clause)
            position = _position(content)
            ends = _ends_otherwise(content, clause)
            if done and min(map(position, done)) > position(months[0]) and not _begun(content, clause, months[0]):
                yield goal, clause, tuple(sorted(done))
            elif ends and all(position(month) < position(months[0]) - 1 for month in ends):
                yield goal, clause, tuple(sorted(ends))


def _months_done(content: Content, clause: Statement) -> set[int]:
    """The months of everything that is most like a clause of a goal."""
    plan = content.plan
    others = [content.said(e)[0] for e in plan.schedule]
    others += [c for m in plan.measures for c in content.said(m) if _is_dated(c)]
    near = [(_likeness(content, clause, other), other) for other in others]
    best = max((share for share, _ in near), default=0.0)
    done = {m for share, said in near if share >= max(MEANT, 0.75 * best) for m in said.timing.months}
    if done or best >= MEANT:
        return done
    measure, share = content.holder_of(clause.words)
    if measure is None or share < ALIKE or any(_OTHER_TIMES.search(c.text) for c in content.said(measure)):
        return set()
    if any(c.timing.rhythm for c in content.said(measure)):
        return set()
    return {month for c in content.said(measure) for month in c.timing.months}


def _begun(content: Content, clause: Statement, month: int) -> bool:
    """Whether something that shares words with a goal lies no later than its month."""
    position = _position(content)
    others = [content.said(e)[0] for e in content.plan.schedule]
    others += [c for m in content.plan.measures for c in content.said(m) if _is_dated(c)]
    early = [o for o in others if any(position(at) <= position(month) for at in o.timing.months)]
    best = max((_likeness(content, clause, o) for o in others), default=0.0)
    if best >= SAME and all(_likeness(content, clause, o) < best - LESS for o in early):
        return False
    return any(len(content.telling(clause.words & o.words)) >= 2 for o in early)


def _ends_otherwise(content: Content, clause: Statement) -> set[int]:
    """The months in which other words say that what a goal wants is done by then."""
    if not _DONE.search(clause.text):
        return set()
    others = [content.said(e)[0] for e in content.plan.schedule]
    others += [c for m in content.plan.measures for c in content.said(m) if _is_dated(c)]
    same = [o for o in others if _likeness(content, clause, o) >= SAME]
    return {month for o in same for month in o.timing.months} if any(_DONE.search(o.text) for o in same) else set()


def _likeness(content: Content, clause: Statement, other: Statement) -> float:
    """How much of the lighter one the heavier holds, where both share several pairs of characters."""
    shared = clause.words & other.words
    return content.near(clause, other) if len(shared) >= min(3, len(clause.words)) else 0.0


def _stated(content: Content, line: Statement, said: Sequence[Statement]) -> set[int]:
    """The months that a measure names for a line: of the clause most like it, else all; none where one is open.

    A line that names a season that the clause does not name is another thing.
    """
    if any(_NEXT_YEAR.search(c.text) for c in said) and not (content.period and content.period.kind == "school_year"):
        return set()
    ranked = sorted(((content.share(line.words, c.words), c) for c in said), key=lambda pair: -pair[0])
    best = [c for share, c in ranked if share >= ALIKE and share == ranked[0][0]]
    season = _OTHER_TIMES.search(line.text)
    if season is not None and not any(season[0] in c.text for c in best):
        return set()
    if best and all(_is_dated(c) and not c.timing.deadline for c in best):
        return {month for c in best for month in c.timing.months}
    if any(c.timing.rhythm or len(c.timing.months) > 6 or _OTHER_TIMES.search(c.text) for c in said):
        return set()
    if any(_BEGINS.search(c.text) for c in said if c.timing.months):
        return set()
    return {month for c in said for month in _up_to(content, c)}


def _up_to(content: Content, clause: Statement) -> set[int]:
    """The months of a clause; of a deadline all up to it."""
    months = set(clause.timing.months)
    if not clause.timing.deadline or not months:
        return months
    last = max(map(_position(content), months))
    return {month for month in range(1, 13) if _position(content)(month) <= last}


def _is_one_clause(content: Content, line: Statement, said: Sequence[Statement]) -> bool:
    """Whether one dated clause of a measure is what a line is."""
    return any(_is_dated(c) and content.share(line.words, c.words) >= ALIKE for c in said)


def _is_dated(clause: Statement) -> bool:
    """Whether a clause names a few months, and no rhythm."""
    return 0 < len(clause.timing.months) <= 4 and clause.timing.rhythm is None and not _BEGINS.search(clause.text)


def _is_beside(line: str, measure: str) -> bool:
    """Whether a line prepares or follows what the measure does, in words that the measure does not have."""
    words = {found[0] for pattern in (AHEAD, AFTERWARDS) for found in pattern.finditer(line)}
    return any(word not in measure for word in words)


def _has_line(content: Content, measure: Measure, clause: Statement, asked: int) -> bool:
    """Whether a line of the month, or before it for a deadline, is like the clause or belongs to the measure."""
    position = _position(content)
    for entry in content.plan.schedule:
        months = entry.timing.months
        there = asked in months or entry.timing.rhythm is not None
        if clause.timing.deadline:
            there = there or any(position(month) <= position(asked) for month in months)
        if not there:
            continue
        if content.are_akin(clause, content.said(entry)[0]):
            return True
        link = content.links.get(entry.id)
        if link is not None and link.measure.id == measure.id and link.share >= AKIN:
            return True
    return False


def _position(content: Content) -> Callable[[int], int]:
    return content.period.position if content.period is not None else (lambda month: month)


def label(months: Sequence[int], content: Content) -> str:
    """Months as a plan of the period writes them."""
    return Timing.of(*months).label_in(content.period)
