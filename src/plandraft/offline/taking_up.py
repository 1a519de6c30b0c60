"""Demands become measures: each with its steps in their months, none saying what another one says."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.matter import Matter
from plandraft.offline.demanded import Demand
from plandraft.offline.headings import heading_for
from plandraft.offline.job import Job, sentences_of, title_for, values_for, way_of, with_second
from plandraft.offline.meeting import agenda_of, decided, meeting_of, ready_for
from plandraft.offline.placing import Placed, placed
from plandraft.offline.playbooks import PHASES, Step
from plandraft.offline.slots import is_homely
from plandraft.offline.when import day_known, due_month, moved, working

_NOTICE = 9
"""Days before an event by which what leads to it is done: a vote, and names on the board for five days (our choice)."""


def jobs_for(demands: Sequence[Demand], areas: Sequence[AreaShare], brief: Brief, variant: int) -> list[Job]:
    """The measures of all demands, none of which says what another says."""
    busy: Counter[int] = Counter()
    said: frozenset[str] = frozenset()
    uses: Counter[str] = Counter()
    made: dict[int, Job] = {}
    agenda, meeting = agenda_of(demands), meeting_of(demands, brief)
    order = sorted(range(len(demands)), key=lambda n: not demands[n].matter.timing.is_set)
    for n in order:
        demand = demands[n]
        key = demand.fit.playbook.id if demand.fit else ""
        job = _job(demand, areas, brief, busy, way_of(brief, key, variant), meeting)
        job = replace(job, turn=uses[key], taken=said, values={**job.values, "agenda": agenda})
        uses[key] += 1
        said |= sentences_of(job)
        busy.update(job.months)
        made[n] = job
    return [made[n] for n in range(len(demands))]


def _job(
    demand: Demand,
    areas: Sequence[AreaShare],
    brief: Brief,
    busy: Mapping[int, int],
    way: int,
    meeting: int | None,
) -> Job:
    fit, subject = demand.fit, demand.subject
    playbook = fit.playbook if fit else None
    values = values_for(brief, playbook, subject, fit)
    return Job(
        playbook=playbook,
        second=fit.second if fit else None,
        matters=demand.matters,
        also=demand.also,
        subject=subject,
        heading=heading_for(playbook.area if playbook else "", demand.area, areas, brief),
        title=title_for(subject, playbook, values),
        values=values,
        steps=tuple(_steps(demand, brief, busy, meeting)),
        way=way,
        is_homely=is_homely(brief.profile),
    )


def _steps(demand: Demand, brief: Brief, busy: Mapping[int, int], meeting: int | None) -> list[Placed]:
    """What is done for a demand; what is passed by the meeting is ready for it and done after it."""
    fit, matter = demand.fit, demand.matter
    if fit is None:
        return _in_time(_bare(brief, busy, matter), matter, brief)
    deciding = meeting if fit.playbook.agenda else None
    if deciding is not None:
        matter = decided(matter, deciding, brief)
    steps = _in_time(placed(fit.playbook.steps, brief, busy=busy, matter=matter), matter, brief)
    if fit.second is not None:
        steps = with_second(steps, placed(fit.second.steps, brief, busy=busy, matter=matter))
    steps = _ahead_of_its_day(steps, matter, brief)
    return steps if deciding is None else ready_for(deciding, steps, brief)


def _ahead_of_its_day(steps: list[Placed], matter: Matter, brief: Brief) -> list[Placed]:
    """What comes before an event in its own month is done some days before its day; left out where there are none."""
    day = day_known(matter, brief.calendar) if "event" in matter.kinds else None
    if day is None:
        return steps
    last = day - dt.timedelta(days=_NOTICE)
    found = []
    for each in steps:
        is_late = each.step.at == "before" and each.months == (day.month,)
        if is_late and last.month == day.month:
            found.append(replace(each, when=f"{last.month}月{last.day}日前"))
        elif not is_late:
            found.append(each)
    return found if any(each.step.line for each in found) else steps


def _in_time(steps: list[Placed], matter: Matter, brief: Brief) -> list[Placed]:
    """The steps without those that their season puts behind the demand's deadline; all where none is left."""
    due, order = due_month(matter, brief.calendar), working(brief.calendar)
    if due is None:
        return steps
    last = order.index(moved((due,), brief.calendar)[0])
    kept = [each for each in steps if each.step.at in PHASES or not each.months or order.index(each.months[0]) <= last]
    return kept if any(each.step.line for each in kept) else steps


def _bare(brief: Brief, busy: Mapping[int, int], matter: Matter) -> list[Placed]:
    """The time of a demand that no playbook fits."""
    return placed((Step(at="main", rank=1, line="{thing}", say="{thing}"),), brief, busy=busy, matter=matter)
