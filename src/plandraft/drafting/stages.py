"""What the plan is after each step: the flow builds it so, and so does whoever looks on while it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from plandraft.core.brief import Brief
from plandraft.core.gap import GAP
from plandraft.core.inputs import AreaShare, OpenInputs
from plandraft.core.months import heading_of
from plandraft.core.plan import Measure, Plan
from plandraft.core.proportions import SHORT_PLAN, SMALL_BODY
from plandraft.core.replies import AdditionShape, MeasuresReply, OpenReply, WholeReply
from plandraft.drafting import assemble, nodes
from plandraft.drafting.areas import sizes_of
from plandraft.drafting.calendar_lines import own_line
from plandraft.drafting.claims import unclaimed
from plandraft.drafting.money import paid_from
from plandraft.drafting.step_state import StepState
from plandraft.drafting.surplus import has_room, measures_within
from plandraft.drafting.whole_result import NO_REPLY, WholeResult

Came = tuple[Sequence[AreaShare], StepState[MeasuresReply]]
"""A group of areas, and how far its measures have come."""

_QUIET = 1
"""So many months of a short plan may be without anything (our choice)."""


def whole_result_of(whole: StepState[WholeReply]) -> WholeResult:
    """What the question for everything has brought."""
    return WholeResult() if whole.kept == NO_REPLY else WholeResult(reply=whole.kept, waiting=whole.waiting)


def measured(plan: Plan, result: WholeResult, came: Iterable[Came], brief: Brief) -> Plan:
    """The plan with the measures of the one reply and those that groups have added.

    Where not all of a group could be had, each demand that nobody has taken up is a named gap.

    Args:
        plan: With its frame.
        result: What the one question has brought.
        came: How far each group of areas has come.
        brief: Everything the prompts may know.
    """
    came = tuple(came)
    roomy = has_room((result.measures, *(state.kept for _, state in came)), brief)
    made = added(plan, measures_within(result.measures, None if roomy else sizes_of(brief).measure_count), (), brief)
    for areas, state in came:
        wanted = None if roomy else sum(area.measure_count for area in areas)
        made = added(made, measures_within(state.kept, wanted), areas, brief)
        if state.waiting:
            left = _left_of(areas, made)
            some = bool(state.kept.measures)
            gaps = assemble.missing_measures(left, _next(made), some=some)
            made = made.model_copy(update={"measures": (*made.measures, *gaps)})
    return made


def added(plan: Plan, reply: MeasuresReply, areas: Sequence[AreaShare], brief: Brief) -> Plan:
    """The plan with further measures, the lines below their headings, and what pays for them.

    Everyday work that stands there under the same title is left out: whoever wrote it did not see it.

    Args:
        plan: As it is.
        reply: Measures and headings.
        areas: What was asked for; none where it was everything.
        brief: Everything the prompts may know.
    """
    names = [area.name for area in reply.areas] or [area.heading for area in areas]
    there = {measure.title for measure in plan.measures}
    shapes = [shape for shape in reply.measures if shape.claims or shape.title not in there]
    measures = nodes.measures_of(shapes, brief, first=_next(plan), areas=names)
    leads = nodes.leads_of(reply.areas, measures)
    paid = {m.id: shape.budget for m, shape in zip(measures, shapes, strict=True) if shape.budget}
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
    unnamed = {area.heading for area in areas if area.matters and not area.name}  # whoever wrote it named it
    return with_matters or [area for area in lacking if area.heading not in there | unnamed]


def _next(plan: Plan) -> int:
    return max([plan.high_water.measures, *(int(measure.id[1:]) for measure in plan.measures)]) + 1


def lacking(plan: Plan, brief: Brief) -> OpenInputs | None:
    """What the plan still lacks: demands that no measure takes up, and working months without anything."""
    matters = unclaimed(plan, brief.matters)
    months = empty_months(plan, brief)
    if not matters and not months:
        return None
    return OpenInputs(
        brief=brief,
        matters=matters,
        months=months,
        areas=plan.areas(),
        measures=said_measures(plan),
        addition_chars=sizes_of(brief).addition,
    )


def lost_measures(plan: Plan) -> tuple[Measure, ...]:
    """The measures that only say that a measure is missing."""
    return tuple(m for m in plan.measures if GAP.fullmatch(m.title.strip()) and not _says_more(m))


def said_measures(plan: Plan) -> tuple[Measure, ...]:
    """All others."""
    lost = {measure.id for measure in lost_measures(plan)}
    return tuple(measure for measure in plan.measures if measure.id not in lost)


def _says_more(measure: Measure) -> bool:
    return measure.locked or any(GAP.sub("", action.text).strip() for action in measure.actions)


def empty_months(plan: Plan, brief: Brief) -> tuple[int, ...]:
    """The working months without a heading of their own in the calendar; what goes on for long stands under its first.

    A plan without measures has none to speak of, and a short one has room for a few quiet months.
    """
    period = brief.profile.period
    headings = {heading_of(entry.timing, period) for entry in plan.schedule}
    working = sorted(brief.calendar.working_months or range(1, 13), key=period.position)
    empty = tuple(month for month in working if f"{month}月" not in headings)
    quiet = _QUIET if brief.profile.length_chars <= SHORT_PLAN else 0
    return empty if said_measures(plan) and len(empty) > quiet else ()


def demands_first(plan: Plan, brief: Brief) -> Plan:
    """The plan whose headings with demands come before all others, its calendar in the same order."""
    houses = {area.name(brief.profile.sector) for area in brief.areas if area.house}
    return assemble.assembled(_in_areas(plan, houses), brief)


def _in_areas(plan: Plan, houses: Set[str]) -> Plan:
    """The plan whose measures of one area stand together, areas with what the profile demands before all others.

    Among them the order is that of the demands, events last; the others keep theirs. The body's own house comes after
    what it does for its people, whatever is demanded of it.
    """
    ranks = {m.id: (m.kinds == ("event",), at) for at, m in enumerate(plan.matters)}
    areas = plan.areas()
    none = (True, len(plan.matters))

    def rank(area: str) -> tuple[bool, bool, int]:
        claims = (ranks.get(c, none) for m in plan.measures if m.area == area for c in m.claims)
        return (area in houses, *min(claims, default=none))

    order = sorted(areas, key=lambda area: (rank(area), areas.index(area)))
    return plan.model_copy(update={"measures": tuple(sorted(plan.measures, key=lambda m: order.index(m.area)))})


def without_headings(plan: Plan, brief: Brief) -> Plan:
    """The plan of few people that is short as one list: headings over one measure each read as an office's, not theirs.

    One whose measures could not all be had keeps them, since they say where the others belong.
    """
    profile = brief.profile
    is_small = profile.headcount is not None and profile.headcount <= SMALL_BODY and profile.length_chars <= SHORT_PLAN
    if not is_small or lost_measures(plan) or any(measure.locked for measure in plan.measures):
        return plan
    update = {
        "measures": tuple(measure.model_copy(update={"area": ""}) for measure in plan.measures),
        "goals": tuple(goal.model_copy(update={"area": ""}) for goal in plan.goals),
        "leads": (),
    }
    return plan.model_copy(update=update)


def completed(plan: Plan, reply: OpenReply, inputs: OpenInputs) -> Plan:
    """The plan with what the question for what it lacked has brought; a named gap for a demand that is still open.

    Args:
        plan: As it is.
        reply: The answer.
        inputs: What was asked for.
    """
    brief = inputs.brief
    written = measures_within(MeasuresReply(areas=[], measures=reply.measures), len(inputs.matters))
    plan = added(plan, written, (), brief)
    plan = _with_additions(plan, reply.additions, inputs.months, brief)
    open_matters = unclaimed(assemble.assembled(plan, brief), inputs.matters)
    area = next(iter(plan.areas()), "")
    first = _next(plan)
    gaps = tuple(assemble.missing_measure(matter, area, first + n) for n, matter in enumerate(open_matters))
    return assemble.assembled(plan.model_copy(update={"measures": (*plan.measures, *gaps)}), brief)


def _with_additions(plan: Plan, additions: Iterable[AdditionShape], months: Sequence[int], brief: Brief) -> Plan:
    """Further actions of measures that are there; one that falls into none of the empty months is left out."""
    measures = {measure.id: measure for measure in plan.measures}
    lost = {measure.id for measure in lost_measures(plan)}
    for shape in additions:
        measure = measures.get(shape.measure.strip().upper())
        action = nodes.action_of(shape, brief)
        if measure is None or measure.id in lost or not set(action.timing.months) & set(months):
            continue
        if not action.line:
            action = action.model_copy(update={"line": own_line(action, measure.title)})
        grown = measure.model_copy(update={"actions": (*measure.actions, action)})
        measures[measure.id] = nodes.with_proposed(grown, brief)
    return plan.model_copy(update={"measures": tuple(measures.values())})
