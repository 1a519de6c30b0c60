"""Nodes become a plan: the frame, gaps where something could not be had, and all that follows from the nodes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from plandraft.core.brief import Brief
from plandraft.core.gap import gap
from plandraft.core.inputs import AreaShare
from plandraft.core.matter import Matter
from plandraft.core.part_order import order_of
from plandraft.core.plan import (
    Ideology,
    Measure,
    Origin,
    Plan,
    Signature,
)
from plandraft.core.replies import FrameReply
from plandraft.core.scheduling import time_of, with_entries
from plandraft.drafting.claims import claims_credited, events_placed, goals_linked
from plandraft.drafting.money import proposed_split, with_notes
from plandraft.drafting.nodes import goals_of, ideology_of
from plandraft.drafting.surplus import frame_within


def framed(frame: FrameReply, brief: Brief) -> Plan:
    """A plan with everything but measures: names, period, title, opening, goals, closing, signature."""
    profile, frame = brief.profile, frame_within(frame, brief)
    return Plan(
        organisation=profile.name,
        sector=profile.sector,
        period=profile.period,
        drafting_date=brief.as_of,
        title=f"{profile.name}{profile.period.label}{brief.kind.title}",
        preamble=frame.opening,
        ideology=ideology_of(frame.ideology) if brief.kind.has("ideology") else Ideology(),
        goals=goals_of(frame.goals, brief),
        matters=brief.matters,
        budget=proposed_split(frame.budget, brief),
        closing=frame.closing,
        signature=signature_of(brief),
        parts=order_of(brief.kind.parts),
    )


def missing_measures(areas: Iterable[AreaShare], first: int, *, some: bool) -> tuple[Measure, ...]:
    """What stands where the measures of areas could not be had, none of them or ``some`` only.

    Each demand that fell to them is named, so that nothing of the profile is lost silently.

    Args:
        areas: What was asked for.
        first: Number of the first id.
        some: Whether some of their measures came.
    """
    found: list[Measure] = []
    for area in areas:
        found += [missing_measure(m, area.heading, n) for n, m in enumerate(area.matters, first + len(found))]
        if not area.matters:
            what = f"{area.heading}的{'其余' if some else ''}工作措施"
            title = gap(what)
            found.append(Measure(id=f"M{first + len(found)}", area=area.heading, title=title, origin=Origin.PENDING))
    return tuple(found)


def missing_measure(matter: Matter, area: str, number: int) -> Measure:
    """The named gap of a demand that no measure could be had for.

    Args:
        matter: The demand.
        area: Heading it stands under.
        number: Number of its id.
    """
    return Measure(
        id=f"M{number}",
        area=area,
        title=gap(f"{matter.text}的工作措施"),
        claims=(matter.id,),
        sources=matter.sources,
        origin=Origin.PENDING,
    )


def assembled(plan: Plan, brief: Brief) -> Plan:
    """The plan with everything that follows from its nodes: claims, links, events, times, calendar, notes of money."""
    plan = goals_linked(claims_credited(plan, brief.matters))
    plan = with_entries(with_times(events_placed(plan, brief), brief))
    return with_notes(with_observances(plan, brief))


def with_times(plan: Plan, brief: Brief) -> Plan:
    """The plan whose measures have the times of their actions."""
    period = brief.profile.period
    measures = tuple(
        measure.model_copy(update={"timing": time_of(measure.actions, period)})
        if any(action.timing.is_set for action in measure.actions)
        else measure
        for measure in plan.measures
    )
    return plan.model_copy(update={"measures": measures})


def with_observances(plan: Plan, brief: Brief) -> Plan:
    """The plan whose entries say which observance they keep."""
    names: Mapping[str, Sequence[str]] = {
        day.observance: [name for name in (day.name, *day.aliases) if len(name) > 1] for day in brief.calendar.days
    }
    months = {day.observance: set(day.months) for day in brief.calendar.days}

    def kept(title: str, at: tuple[int, ...]) -> str:
        found = (day for day, words in names.items() if months[day] & set(at) and any(word in title for word in words))
        return next(found, "")

    schedule = tuple(
        entry.model_copy(update={"observance": kept(entry.title, entry.timing.months)}) for entry in plan.schedule
    )
    return plan.model_copy(update={"schedule": schedule})


MONTHS_BEFORE, MONTHS_AFTER = 4, 2
"""A plan is signed in the last months before its period or in its first two (our choice); else the office must say."""


def signature_of(brief: Brief) -> Signature:
    """Who issues the plan, and the drafting date where a plan of this period may bear it."""
    profile = brief.profile
    if may_be_signed(brief.as_of, profile.period.first_day):
        return Signature(organisation=profile.name, date=brief.as_of)
    return Signature(organisation=profile.name, note=gap("签发日期"))


def may_be_signed(day: dt.date, first_day: dt.date) -> bool:
    """Whether a plan whose period begins on ``first_day`` may be signed on a day.

    >>> may_be_signed(dt.date(2026, 11, 30), dt.date(2027, 1, 1))
    True
    >>> may_be_signed(dt.date(2026, 11, 30), dt.date(2026, 1, 1))
    False
    """
    months = (day.year - first_day.year) * 12 + day.month - first_day.month
    return -MONTHS_BEFORE <= months < MONTHS_AFTER
