"""What the plan is after each step: the flow builds it so, and so does whoever looks on while it is written."""

from __future__ import annotations

from collections.abc import Iterable

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine
from plandraft.core.plan import Entry, Plan
from plandraft.core.replies import FrameReply, MeasuresReply, ScheduleReply, WholeReply
from plandraft.drafting import assemble
from plandraft.drafting.asking import Standing
from plandraft.drafting.begun import NOTHING, Begun, goal_numbers
from plandraft.drafting.steps import whole_areas


def begun_with(whole: Standing[WholeReply], brief: Brief) -> Begun:
    """What the question for everything has brought."""
    if whole.kept == NOTHING:
        return Begun()
    return Begun(reply=whole.kept, areas=whole_areas(brief), waiting=whole.waiting)


def framed(frame: FrameReply, begun: Begun, brief: Brief) -> tuple[Plan, tuple[AreaLine, ...]]:
    """The plan with ideology, goals and the measures that were begun with; and the areas that it is to have."""
    goals = assemble.goals_of(frame.goals)
    numbers = goal_numbers(frame.goals, goals)
    measures = assemble.measures_of(begun.reply.measures, first=1, goals=goals, goal_ids=numbers)
    plan = assemble.new_plan(brief).model_copy(
        update={"ideology": assemble.ideology_of(frame.ideology), "goals": goals, "measures": measures}
    )
    return plan, assemble.area_lines(frame.areas, brief) or assemble.usual_areas(brief)


def measured(plan: Plan, begun: Begun, came: Iterable[tuple[AreaLine, Standing[MeasuresReply]]]) -> Plan:
    """The plan with what areas have added to what was begun with; a named gap where not all could be had."""
    measures = [*plan.measures]
    numbers = {goal.id: goal.id for goal in plan.goals}
    for area, standing in came:
        added = standing.kept.measures[len(begun.measures_in(area).measures) :]
        measures += assemble.measures_of(
            added, first=len(measures) + 1, goals=plan.goals, goal_ids=numbers, area=area.name
        )
        if standing.waiting:
            some = bool(standing.kept.measures)
            measures.append(assemble.missing_measures(area, len(measures) + 1, some=some))
    return plan.model_copy(update={"measures": tuple(measures)})


def entries_begun(plan: Plan, begun: Begun) -> ScheduleReply:
    """The entries that were begun with, their measures called by the plan's ids."""
    ids = {shape.ref: measure.id for shape, measure in zip(begun.reply.measures, plan.measures, strict=False)}
    return ScheduleReply(entries=begun.entries_with(ids))


def scheduled(plan: Plan, placed: tuple[Entry, ...], schedule: ScheduleReply) -> tuple[Entry, ...]:
    """The entries: those that code has placed, then those of replies."""
    return placed + assemble.entries_of(schedule.entries, measure_ids={m.id: m.id for m in plan.measures})
