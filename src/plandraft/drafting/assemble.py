"""Shapes become nodes: code gives the ids, keeps the links that exist, and places what has a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from plandraft.core.brief import Brief
from plandraft.core.gap import gap
from plandraft.core.inputs import AreaLine
from plandraft.core.matching import best_match
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Ideology, Measure, Origin, Plan, Signature
from plandraft.core.profile import Profile, RequiredEvent
from plandraft.core.replies import AreaShape, EntryShape, GoalShape, MeasureShape
from plandraft.core.timing import Timing


def new_plan(brief: Brief) -> Plan:
    """A plan with everything that needs no model: names, period, title, opening, closing, signature."""
    profile = brief.profile
    label = profile.period.label
    return Plan(
        organisation=profile.name,
        sector=profile.sector,
        period=profile.period,
        drafting_date=brief.as_of,
        title=f"{profile.name}{label}工作计划",
        preamble=f"为做好{label}工会工作，结合本单位实际，制定本计划。",
        closing=(
            f"本计划由{profile.called}组织实施。各责任部门按本计划的时间和完成标志推进，"
            "每季度末报告进展，年终逐项核对完成情况，未完成事项列入下一年度计划。"
        ),
        signature=Signature(organisation=profile.name, date=brief.as_of),
    )


def goals_of(shapes: Sequence[GoalShape]) -> tuple[Goal, ...]:
    """Goals with ids in the order given, or a named gap where there are none."""
    if not shapes:
        return (Goal(id="G1", text=gap("工作目标"), origin=Origin.PENDING),)
    return tuple(
        Goal(id=f"G{n}", text=s.text, indicator=s.indicator, area=s.area, origin=Origin(s.origin))
        for n, s in enumerate(shapes, 1)
    )


def area_lines(shapes: Sequence[AreaShape], brief: Brief) -> tuple[AreaLine, ...]:
    """Areas, each once, tied to the work area of the same name, else to the one whose words it holds."""
    sector = brief.profile.sector
    by_name = {area.name(sector): area.id for area in brief.areas}
    lines: dict[str, AreaLine] = {}
    for shape in shapes:
        if shape.name and shape.name not in lines:
            text = shape.name + shape.intent
            nearest = max(brief.areas, key=lambda area: area.matches(text, sector), default=None)
            known = nearest.id if nearest is not None and nearest.matches(text, sector) else ""
            work_area = by_name.get(shape.name, known)
            lines[shape.name] = AreaLine(name=shape.name, intent=shape.intent, work_area=work_area)
    return tuple(lines.values())


def measures_of(
    shapes: Iterable[MeasureShape], *, first: int, goals: Sequence[Goal], goal_ids: Mapping[str, str], area: str = ""
) -> tuple[Measure, ...]:
    """Measures with ids from ``M<first>`` on; links to goals that do not exist are dropped.

    A measure without an area belongs to its goal's; no rule looks for an area or for what a measure ends with, so
    where one is missing it is named as a gap.
    """
    areas = {goal.id: goal.area for goal in goals}
    measures = []
    for n, s in enumerate(shapes, first):
        served = tuple(dict.fromkeys(goal_ids[g] for g in s.goals if g in goal_ids))
        own = next((areas[g] for g in served if areas.get(g)), "") or gap("工作领域")
        measure = Measure(
            id=f"M{n}",
            area=area or s.area or own,
            title=s.title.rstrip("。：:"),
            actions=tuple(s.actions),
            goal_ids=served,
            owner=s.owner,
            partners=tuple(p for p in s.partners if p != s.owner),
            timing=_timing(s.months, s.rhythm),
            indicator=s.indicator or gap("完成标志"),
            origin=Origin(s.origin),
        )
        measures.append(measure)
    return tuple(measures)


def _timing(months: Iterable[int], rhythm: str) -> Timing:
    known = tuple(sorted({m for m in months if 1 <= m <= 12}))
    return Timing.model_validate({"months": known, "rhythm": None if rhythm == "once" else rhythm})


def usual_areas(brief: Brief) -> tuple[AreaLine, ...]:
    """The areas of a plan whose frame names none."""
    sector = brief.profile.sector
    return tuple(AreaLine(name=area.name(sector), work_area=area.id) for area in brief.areas[:8])


def missing_measures(area: AreaLine, number: int, *, some: bool) -> Measure:
    """What stands where the measures of an area could not be had, none of them or ``some`` only."""
    what = f"{area.name}的{'其余' if some else ''}工作措施"
    return Measure(id=f"M{number}", area=area.name, title=gap(what), origin=Origin.PENDING)


def place_events(profile: Profile, measures: Sequence[Measure]) -> tuple[Entry, ...]:
    """Entries for the required events that have a month or a date; their ids are given later."""
    placed = []
    texts = [(m.id, m.title + "".join(m.texts)) for m in measures]
    for n, event in enumerate(profile.required_events):
        if event.in_month is None:
            continue
        measure = best_match(event.title, texts)
        owner = event.owner or next((_real_owner(m, profile) for m in measures if m.id == measure), "")
        placed.append(
            Entry(
                id=f"S{n + 1}",
                timing=_event_timing(event),
                title=event.title,
                measure_ids=(measure,) if measure else (),
                owner=owner,
                origin=Origin.REQUIRED,
                sources=(f"profile:/required_events/{n}",),
            )
        )
    return tuple(placed)


def _event_timing(event: RequiredEvent) -> Timing:
    return Timing.on(event.date) if event.date else Timing.of(event.in_month or 1)


def entries_of(shapes: Iterable[EntryShape], *, measure_ids: Mapping[str, str]) -> tuple[Entry, ...]:
    """Entries of a reply; one that names no month of the twelve has no time, which the checks will ask about."""
    return tuple(
        Entry(
            id=f"S{n}",
            timing=Timing.of(s.month) if 1 <= s.month <= 12 else Timing(),
            title=s.title,
            measure_ids=tuple(dict.fromkeys(measure_ids[m] for m in s.measures if m in measure_ids)),
            owner=s.owner,
        )
        for n, s in enumerate(shapes, 1)
    )


def complete(plan: Plan, entries: Sequence[Entry], brief: Brief) -> Plan:
    """The plan with its schedule: in order of time, every dated measure on it, ids given, sources linked."""
    scheduled = {m for entry in entries for m in entry.measure_ids}
    added = [_entry_for(m, brief) for m in plan.measures if m.id not in scheduled and m.timing.is_set]
    period = brief.profile.period
    ordered = sorted((*entries, *added), key=lambda e: _order(e, period))
    schedule = tuple(
        e.model_copy(update={"id": f"S{n}", "observance": _observance(e, brief)}) for n, e in enumerate(ordered, 1)
    )
    whole = Plan.model_validate(plan.model_dump() | {"schedule": [e.model_dump() for e in schedule]})
    return _with_sources(whole, brief.profile)


def _entry_for(measure: Measure, brief: Brief) -> Entry:
    working = brief.calendar.working_months or tuple(range(1, 13))
    month = measure.timing.months[0] if measure.timing.months else working[0]
    timing = measure.timing if measure.timing.date else Timing.of(month)
    return Entry(
        id="S1",
        timing=timing,
        title=measure.title,
        measure_ids=(measure.id,),
        owner=_real_owner(measure, brief.profile),
        origin=measure.origin,
    )


def _real_owner(measure: Measure, profile: Profile) -> str:
    """A measure's owner where there is such a one; a wrong one is asked about once, not on every line."""
    return measure.owner if measure.owner in profile.owners else ""


def with_owners(plan: Plan) -> Plan:
    """The plan whose entries without an owner have that of their measure: by now it is one that exists."""
    owners = {measure.id: measure.owner for measure in plan.measures}
    schedule = tuple(
        e if e.owner else e.model_copy(update={"owner": next((owners[m] for m in e.measure_ids), "")})
        for e in plan.schedule
    )
    return plan if schedule == plan.schedule else plan.model_copy(update={"schedule": schedule})


def _order(entry: Entry, period: Period) -> tuple[int, int]:
    month = min((period.position(m) for m in entry.timing.months), default=12)
    return (month, entry.timing.date.day if entry.timing.date else 0)


def _observance(entry: Entry, brief: Brief) -> str:
    for day in brief.calendar.days:
        named = any(name in entry.title for name in (day.name, *day.aliases) if len(name) > 1)
        if named and set(day.months) & set(entry.timing.months):
            return day.observance
    return ""


def _with_sources(plan: Plan, profile: Profile) -> Plan:
    """Say of each measure which item of the profile it takes up."""
    items = [
        *((f"profile:/priorities/{n}", text) for n, text in enumerate(profile.priorities)),
        *((f"profile:/last_year/unfinished/{n}", text) for n, text in enumerate(profile.last_year.unfinished)),
        *((f"profile:/requirements/{n}", r.text) for n, r in enumerate(profile.requirements)),
    ]
    texts = [(m.id, m.title + "".join(m.texts)) for m in plan.measures]
    sources: dict[str, list[str]] = {}
    for pointer, text in items:
        found = best_match(text, texts)
        if found:
            sources.setdefault(found, []).append(pointer)
    measures = tuple(
        m.model_copy(update={"sources": tuple(dict.fromkeys((*m.sources, *sources.get(m.id, ()))))})
        for m in plan.measures
    )
    return plan.model_copy(update={"measures": measures})


def ideology_of(text: str) -> Ideology:
    """The ideology, or a named gap where there is none."""
    return Ideology(text=text) if text else Ideology(text=gap("指导思想"), origin=Origin.PENDING)
