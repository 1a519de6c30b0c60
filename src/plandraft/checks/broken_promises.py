"""Promises of how often something happens that a calendar does not keep, told by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plandraft.checks.content import AKIN, Content
from plandraft.checks.days import is_beside
from plandraft.checks.promises import Promise, promises_in, times_of, wanted_times
from plandraft.checks.statements import Statement
from plandraft.core.plan import Goal, Measure
from plandraft.core.timing import Rhythm

_ALIKE = 0.6
"""Share of the weight of a promise's words, or of a line's, that the other holds (our choice)."""
LIKELY = 0.5
"""The same share where another clause promises it (our choice)."""
LISTED = 3
"""Months that a measure names at least where it lists all of them (our choice)."""
OFTEN = 1000
"""More often than anything is promised: the same rhythm stands elsewhere."""
_HEAD = re.compile(r"^(?:办好|做好|开展|组织|丰富|活跃|抓好|加强|推进|搞好|开好|深化|办实)")
LONG_TITLE = 4
"""Characters of a measure's title that a goal may name (our choice)."""
_EACH = re.compile(
    r"每人|人均|每名|每个[支工]会|每个?(?:小组|车间|科室|班组|站点|部门|单位|网点|班级?)|各(?:支会|小组|车间|科室)|分[管批]"
)
"""Said of each of many, and of no calendar."""


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A promise, where it stands, and how often the plan lets it happen."""

    clause: Statement
    promise: Promise
    given: int


def broken_promises(content: Content, working: int) -> Iterator[Broken]:
    """Promises of goals and measures that the calendar keeps less often.

    Args:
        content: A plan's words.
        working: Working months of the period.
    """
    for goal in content.plan.goals:
        for clause in content.said(goal):
            yield from _broken(content, clause, None, working, goal)
    for measure in content.plan.measures:
        title = content.said(measure)[:1]
        for clause in content.said(measure):
            asked = replace(clause, subject=title[0].text) if title and not clause.words else clause
            yield from _broken(content, asked, measure, working, measure)


def _broken(
    content: Content, clause: Statement, measure: Measure | None, working: int, node: Goal | Measure
) -> Iterator[Broken]:
    promises = [p for p in promises_in(clause.text) if not p.loose and _is_asked(p, measure)]
    if not promises or _EACH.search(clause.text) or (clause.timing.months and clause.timing.rhythm):
        return
    evidence, given, rhythms = _lines(content, clause, measure, working)
    surely, perhaps = _other_promises(content, clause, node, working)
    for promise in promises:
        wanted = wanted_times(promise, working) if promise.rhythm is None else _times_of(promise.rhythm, working)
        often = promise.rhythm == "monthly" or (promise.rhythm is None and wanted > 4)
        least = 2 if often or measure is not None else 1
        if promise.rhythm in rhythms or (evidence < least and not surely):
            continue
        kept = max([given, *surely, *perhaps])
        if kept >= wanted or (not (promise.rhythm or promise.whole or promise.least) and kept * 2 >= wanted):
            continue
        yield Broken(clause=clause, promise=promise, given=kept)
        return


def _times_of(rhythm: Rhythm, working: int) -> int:
    """How many lines a rhythm is: two things each month stand in twelve of them."""
    return {"weekly": 52, "monthly": working, "quarterly": 4, "half_yearly": 2}[rhythm]


def _is_asked(promise: Promise, measure: Measure | None) -> bool:
    """Whether a calendar must show it: weekly work has no lines, and a number in a measure may lie within one month."""
    if promise.rhythm == "weekly":
        return False
    return measure is None or promise.rhythm is not None or promise.whole


def _lines(
    content: Content, clause: Statement, measure: Measure | None, working: int
) -> tuple[int, int, frozenset[str]]:
    """How many lines are what a clause promises, how often they let it happen, and in which rhythms."""
    lines = given = 0
    rhythms: set[str] = set()
    for entry in content.plan.schedule:
        line = content.said(entry)[0]
        if _is_all_beside(line.text, clause.text) or not _is_it(content, clause, line):
            continue
        link = content.links.get(entry.id)
        if measure is not None and link is not None and link.is_sure and link.measure.id != measure.id:
            continue
        lines += 1 if entry.timing.rhythm is None else 2
        given += times_of(entry.timing, working) or len(entry.timing.months)
        rhythms |= {entry.timing.rhythm} if entry.timing.rhythm else set()
    if measure is not None or lines:
        return lines, given, frozenset(rhythms)
    return (*_months_of_holder(content, clause), frozenset())


def _months_of_holder(content: Content, clause: Statement) -> tuple[int, int]:
    """How many months the measure names that holds a goal's words in its title."""
    bare = ((m, _HEAD.sub("", m.title)) for m in content.plan.measures)
    measure = next((m for m, title in bare if len(title) >= LONG_TITLE and title in clause.text), None)
    if measure is None:
        measure, share = content.holder_of(clause.words)
        if measure is None or share < _ALIKE or content.share(clause.words, content.said(measure)[0].words) < _ALIKE:
            return 0, 0
    said = content.said(measure)
    if any(each.timing.rhythm or len(each.timing.months) > 6 or _whole_promise(each) for each in said):
        return 0, 0
    months = sum(len(each.timing.months) for each in said)
    return (months, months) if months >= LISTED else (0, 0)


def _whole_promise(said: Statement) -> bool:
    return any(promise.rhythm is not None or promise.whole for promise in promises_in(said.text))


def _other_promises(
    content: Content, clause: Statement, node: Goal | Measure, working: int
) -> tuple[list[int], list[int]]:
    """How often other clauses surely, or perhaps, let the same happen.

    What a measure names in several clauses (咨询2场, 讲座2场) may be what is promised together.
    """
    asked = {promise.rhythm for promise in promises_in(clause.text)}
    surely: list[int] = []
    perhaps: list[int] = []
    for other in content.plan.measures:
        if other.id == node.id:
            continue
        said = content.said(other)
        title = content.share(clause.words, said[0].words) if said else 0.0
        parts = 0
        for each in said:
            promises = promises_in(each.text)
            again = any(promise.rhythm is not None and promise.rhythm in asked for promise in promises)
            if again and _is_it(content, clause, each):
                surely.append(OFTEN)
            likeness = max(content.share(clause.words, each.words), title)
            if likeness < AKIN:
                continue
            found = surely if likeness >= LIKELY else perhaps
            for promise in promises:
                same = promise.rhythm is not None and promise.rhythm in asked
                found.append(OFTEN if same else wanted_times(promise, working))
            parts += sum(promise.count for promise in promises if promise.rhythm is None)
            perhaps.append(len(each.timing.months))
        perhaps.append(parts)
    return surely, perhaps


def _is_it(content: Content, clause: Statement, line: Statement) -> bool:
    if content.near(clause, line) < _ALIKE:
        return False
    return len(clause.words & line.words) >= 2


def _is_all_beside(line: str, clause: str) -> bool:
    """Whether every part of a line prepares or follows what is promised, in words that the promise does not have."""
    return all(is_beside(part, clause) for part in re.split("[、；，]", line))
