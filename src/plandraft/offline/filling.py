"""Months that would stay empty get one more act of work that is there: its follow-up, its routine, or a usual one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from plandraft.core.brief import Brief
from plandraft.core.plan import LINE_CHARS
from plandraft.offline.job import Job, kept_steps, line_of, words_of
from plandraft.offline.placing import Placed
from plandraft.offline.playbooks import Step
from plandraft.offline.playbooks.of_kind import once_more
from plandraft.offline.slots import facts_for, filled, is_short
from plandraft.offline.spreading import WAITED_FOR
from plandraft.offline.when import rhythm_in, said_months

_MONTHLY = "每月"
_SOON = 4
"""Months after the thing itself in which one still looks at what it has brought (our choice)."""
_AT_ONCE = 2
"""The same for what people wait for (our choice)."""
_NEIGHBOURS = (1, 11)
"""Months beside each other are written as a stretch, and stand in the calendar once."""
_BRIEF = 22
"""Characters of a sentence that a plan of one page has room for."""
_CLAUSE = re.compile(r"[，；、]")


def with_busy_months(jobs: Sequence[Job], levels: Sequence[int], order: Sequence[int], brief: Brief) -> list[Job]:
    """The jobs with something in every month.

    Args:
        jobs: Measures before they are worded.
        levels: How full each is.
        order: The working months in the order of the period.
        brief: The job's material.
    """
    made = list(jobs)
    kept = [kept_steps(job, level) for job, level in zip(made, levels, strict=True)]
    busy = {month for steps in kept for each in steps if each.step.line for month in each.months}
    said = {words_of(each, job, level) for job, steps, level in zip(made, kept, levels, strict=True) for each in steps}
    for place, month in enumerate(order):
        if month in busy:
            continue
        choices = [
            (rank, len(job.extra), at, step)
            for at, job in enumerate(made)
            for rank, step in _more(job, levels[at], place, said, brief)
        ]
        fits = [choice for choice in choices if not is_short(brief) or len(choice[3].say[0]) <= _BRIEF]
        again = _once_again(made, place, month, brief)
        if again is None or (fits and not is_short(brief)):
            if not choices:
                continue
            *_, at, step = min(fits or choices, key=lambda choice: choice[:3])
            each = Placed(step=step, when=f"{month}月", months=(month,), place=place)
            made[at] = replace(made[at], extra=(*made[at].extra, each))
            said.add(step.say[0])
        else:
            made[again[0]] = again[1]
    return made


def _more(job: Job, level: int, place: int, said: Collection[str], brief: Brief) -> Iterator[tuple[int, Step]]:
    """What a measure could do in a month, the more fitting with the lower rank."""
    steps = kept_steps(job, level)
    last = max((each.place for each in steps if each.step.line), default=-1)
    for each in (step for step in job.steps if step not in steps):
        text = words_of(each, job, min(level, 1))
        if each.place == place and each.step.line and len(each.months) == 1 and text not in said:
            yield -1, _step(text, line_of(each, job, is_main=False))
        farthest = _AT_ONCE if WAITED_FOR.search("".join(each.step.say)) else _SOON
        follows = each.step.at == "after" and each.step.line and last < place <= last + farthest
        if follows and text not in said:
            yield 0, _step(text, line_of(each, job, is_main=False))
        bare = words_of(each, job, 0).removeprefix(_MONTHLY)
        is_monthly = each.step.at == _MONTHLY and bool(each.step.line)
        if is_monthly and not rhythm_in(bare) and not {bare, _MONTHLY + bare} & set(said):
            yield 1, _step(bare, _CLAUSE.split(bare)[0])
    area = job.playbook.area if job.playbook is not None else ""
    text, line = _usual(area, brief)
    if text not in said:
        yield 2 + bool(job.matters), _step(text, line)


def _usual(area: str, brief: Brief) -> tuple[str, str]:
    """What work of an area can do once more."""
    facts = facts_for(brief)
    text, line = once_more(area, brief.kind)[0]
    return filled(text, facts).rstrip("。"), filled(line, facts)


def _once_again(jobs: Sequence[Job], place: int, month: int, brief: Brief) -> tuple[int, Job] | None:
    """A measure that does its usual act in one more month: what nobody demands first, then what has fewest months."""
    usual = [
        (bool(job.matters), len(each.months), at, each)
        for at, job in enumerate(jobs)
        for each in job.extra
        if job.playbook is not None
        and each.step.say[0] == _usual(job.playbook.area, brief)[0]
        and all(abs(held - month) not in _NEIGHBOURS for held in each.months)
    ]
    if not usual:
        return None
    *_, at, each = min(usual, key=lambda found: found[:3])
    months = (*each.months, month)
    longer = replace(each, months=months, when=said_months(months, brief.calendar), place=min(each.place, place))
    extra = tuple(longer if other is each else other for other in jobs[at].extra)
    return at, replace(jobs[at], extra=extra)


def _step(text: str, line: str) -> Step:
    return Step(at="after", rank=2, line=line[:LINE_CHARS], say=(text,))
