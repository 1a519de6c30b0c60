"""What the plan is after each step: the flow builds it so, and so does whoever looks on while it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare, OpenInputs, ReviewInputs
from plandraft.core.months import heading_of
from plandraft.core.plan import Action, Measure, Plan
from plandraft.core.printed import printed_length
from plandraft.core.replies import AdditionShape, MeasuresReply, OpenReply, ResizeReply, ReviewReply, WholeReply
from plandraft.core.timing import STANDING
from plandraft.drafting import assemble
from plandraft.drafting.asking import Standing
from plandraft.drafting.begun import NOTHING, Begun
from plandraft.drafting.claims import unclaimed
from plandraft.drafting.clashes import clashes_in
from plandraft.drafting.money import paid_from, reviewed_items, without_notes_of_titles

Came = tuple[Sequence[AreaShare], Standing[MeasuresReply]]
"""A group of areas, and how far its measures have come."""


def begun_with(whole: Standing[WholeReply]) -> Begun:
    """What the question for everything has brought."""
    return Begun() if whole.kept == NOTHING else Begun(reply=whole.kept, waiting=whole.waiting)


def measured(plan: Plan, begun: Begun, came: Iterable[Came], brief: Brief) -> Plan:
    """The plan with the measures that were begun with and those that groups have added.

    Where not all of a group could be had, each demand that nobody has taken up is a named gap.
    """
    made = _added(plan, begun.measures, (), brief)
    for areas, standing in came:
        made = _added(made, standing.kept, areas, brief)
        if standing.waiting:
            left = _left_of(areas, made)
            some = bool(standing.kept.measures)
            gaps = assemble.missing_measures(left, _next(made), some=some)
            made = made.model_copy(update={"measures": (*made.measures, *gaps)})
    return made


def _added(plan: Plan, reply: MeasuresReply, areas: Sequence[AreaShare], brief: Brief) -> Plan:
    names = [area.name for area in reply.areas] or [area.heading for area in areas]
    measures = assemble.measures_of(reply.measures, brief, first=_next(plan), areas=names)
    leads = assemble.leads_of(reply.areas, measures)
    paid = {m.id: shape.budget for m, shape in zip(measures, reply.measures, strict=True) if shape.budget}
    return plan.model_copy(
        update={
            "measures": (*plan.measures, *measures),
            "leads": (*plan.leads, *leads),
            "budget": paid_from(plan.budget, paid),
        }
    )


def _left_of(areas: Sequence[AreaShare], plan: Plan) -> list[AreaShare]:
    """The areas with a demand that nobody has taken up; those without a measure where that is so of none."""
    claimed = {claim for measure in plan.measures for claim in measure.claims}
    lacking = [
        area.model_copy(update={"matters": tuple(m for m in area.matters if m.id not in claimed)}) for area in areas
    ]
    with_matters = [area for area in lacking if area.matters]
    there = {measure.area for measure in plan.measures}
    return with_matters or [area for area in lacking if area.heading not in there]


def _next(plan: Plan) -> int:
    return max([plan.high_water.measures, *(int(measure.id[1:]) for measure in plan.measures)]) + 1


def lacking(plan: Plan, brief: Brief) -> OpenInputs | None:
    """What the plan still lacks: demands that no measure takes up, and working months without anything."""
    matters = unclaimed(plan, brief.matters)
    busy = {month for entry in plan.schedule for month in entry.timing.months}
    working = sorted(brief.calendar.working_months or range(1, 13), key=brief.profile.period.position)
    months = tuple(month for month in working if month not in busy) if plan.measures else ()
    if not matters and not months:
        return None
    return OpenInputs(brief=brief, matters=matters, months=months, areas=plan.areas(), measures=plan.measures)


def under_review(plan: Plan, brief: Brief) -> ReviewInputs:
    """A plan with what code knows to be wrong with it."""
    open_now = lacking(plan, brief)
    return ReviewInputs(
        brief=brief,
        plan=plan,
        chars=printed_length(plan),
        months=_empty_months(plan, brief),
        matters=open_now.matters if open_now else (),
        unpaid=tuple(f"{item.id} {item.purpose}" for item in plan.budget if not item.measure_ids),
        proposed_money=bool(plan.budget) and all("amount" in item.proposed for item in plan.budget),
        idle=_idle(plan, brief),
        clashes=clashes_in(plan),
    )


def _empty_months(plan: Plan, brief: Brief) -> tuple[int, ...]:
    """The working months under whose heading the calendar has nothing; what goes on all the time stands apart."""
    period = brief.profile.period
    busy = {m for e in plan.schedule if heading_of(e.timing, period) != STANDING for m in e.timing.months}
    working = sorted(brief.calendar.working_months or range(1, 13), key=period.position)
    return tuple(month for month in working if month not in busy) if plan.measures else ()


def _idle(plan: Plan, brief: Brief) -> tuple[str, ...]:
    """The committees and groups of the profile that no measure names."""
    said = "，".join(word for m in plan.measures for word in (m.owner, *m.partners, m.title, *m.texts))
    return tuple(body.name for body in brief.profile.bodies if body.name not in said)


def reviewed(plan: Plan, reply: ReviewReply, brief: Brief) -> Plan:
    """The plan with what a second reading has changed: goals, measures, measures that were missing, money.

    A measure keeps its claims. One that would stand in the calendar no more stays as it is.
    """
    plan = without_notes_of_titles(plan)
    goals = {shape.id.strip().upper(): shape.text for shape in reply.goals if shape.text}
    measures = {measure.id: measure for measure in plan.measures}
    for shape in reply.measures:
        measure = measures.get(shape.id.strip().upper())
        changed = assemble.rewritten(measure, shape, brief) if measure is not None else None
        if changed is not None:
            measures[changed.id] = changed
    paid = {shape.id.strip().upper(): shape.budget for shape in reply.measures if shape.budget}
    budget = reviewed_items(plan.budget, reply.budget, measures)
    plan = plan.model_copy(
        update={
            "budget": paid_from(budget, {m: item for m, item in paid.items() if m in measures}),
            "goals": tuple(assemble.reworded(g, goals[g.id], brief) if g.id in goals else g for g in plan.goals),
            "measures": tuple(measures.values()),
        }
    )
    plan = _added(plan, MeasuresReply(areas=[], measures=reply.added), (), brief)
    return demands_first(plan, brief)


def demands_first(plan: Plan, brief: Brief) -> Plan:
    """The plan whose headings with demands come before all others, its calendar in the same order."""
    return assemble.assembled(_in_areas(plan), brief)


def _in_areas(plan: Plan) -> Plan:
    """The plan whose measures of one area stand together, areas with what the profile demands before all others.

    Among them the order is that of the demands, events last; the others keep theirs.
    """
    ranks = {m.id: (m.kinds == ("event",), at) for at, m in enumerate(plan.matters)}
    areas = plan.areas()
    none = (True, len(plan.matters))

    def rank(area: str) -> tuple[bool, int]:
        return min((ranks.get(c, none) for m in plan.measures if m.area == area for c in m.claims), default=none)

    order = sorted(areas, key=lambda area: (rank(area), areas.index(area)))
    return plan.model_copy(update={"measures": tuple(sorted(plan.measures, key=lambda m: order.index(m.area)))})


def completed(plan: Plan, reply: OpenReply, inputs: OpenInputs) -> Plan:
    """The plan with what the question for what it lacked has brought; a named gap for a demand that is still open."""
    brief = inputs.brief
    plan = _added(plan, MeasuresReply(areas=[], measures=reply.measures), (), brief)
    plan = _with_additions(plan, reply.additions, inputs.months, brief)
    open_matters = unclaimed(assemble.assembled(plan, brief), inputs.matters)
    area = next(iter(plan.areas()), "")
    first = _next(plan)
    gaps = tuple(assemble.missing_measure(matter, area, first + n) for n, matter in enumerate(open_matters))
    return assemble.assembled(plan.model_copy(update={"measures": (*plan.measures, *gaps)}), brief)


def _with_additions(plan: Plan, additions: Iterable[AdditionShape], months: Sequence[int], brief: Brief) -> Plan:
    """Further actions of measures that are there; one that falls into none of the empty months is left out."""
    measures = {measure.id: measure for measure in plan.measures}
    for shape in additions:
        measure = measures.get(shape.measure.strip().upper())
        action = assemble.action_of(shape, brief)
        if measure is None or not set(action.timing.months) & set(months):
            continue
        if not action.line:
            action = action.model_copy(update={"line": measure.title})
        grown = measure.model_copy(update={"actions": (*measure.actions, action)})
        measures[measure.id] = assemble.with_proposed(grown, brief)
    return plan.model_copy(update={"measures": tuple(measures.values())})


def resized(plan: Plan, reply: ResizeReply, asked: Sequence[Measure], brief: Brief) -> Plan:
    """The plan whose measures have the actions of the answer, which may leave out lesser ones.

    A measure stays as it is that would lose all its actions, a day, a deadline, or a month in which nothing else stands
    in the calendar, or that would be done in another month.
    """
    known = {measure.id: measure for measure in asked}
    measures = {measure.id: measure for measure in plan.measures}
    for shape in reply.measures:
        measure = known.get(shape.id.strip().upper())
        actions = tuple(assemble.action_of(action, brief) for action in shape.actions if action.text)
        if measure is None or not actions:
            continue
        others = [a for m in measures.values() if m.id != measure.id for a in m.actions if not a.timing.rhythm]
        if not _may_stand_for(actions, measure.actions, _months(others)):
            continue
        update = {"actions": actions, "indicator": shape.indicator or measure.indicator}
        measures[measure.id] = assemble.with_proposed(measure.model_copy(update=update), brief)
    return assemble.assembled(plan.model_copy(update={"measures": tuple(measures.values())}), brief)


def _may_stand_for(new: Sequence[Action], old: Sequence[Action], elsewhere: set[int]) -> bool:
    """Whether actions keep of others what must not be lost; in months that stand elsewhere lesser ones may go."""
    before, after = _months(old), _months(new)
    fixed = _months(action for action in old if action.timing.date or action.timing.deadline)
    return before <= after or (bool(after) and after <= before and before - after <= elsewhere - fixed)


def _months(actions: Iterable[Action]) -> set[int]:
    """The months that stand in the calendar."""
    return {month for action in actions if action.line for month in action.timing.months}
