"""What the plan is after each answer: the flow builds it so, and so does whoever looks on while it is written."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.replies import FrameReply, MeasuresReply, ScheduleReply, WholeReply
from plandraft.drafting import assemble


def framed(frame: object, brief: Brief) -> tuple[Plan, tuple[AreaLine, ...]]:
    """The plan with ideology and goals, and the areas of its measures; the expected ones where there is no frame."""
    plan, sector = assemble.new_plan(brief), brief.profile.sector
    if not isinstance(frame, FrameReply):
        areas = tuple(AreaLine(name=a.name(sector), work_area=a.id) for a in brief.areas[:8])
        return plan.model_copy(update={"ideology": assemble.ideology_of("")}), areas
    goals = assemble.goals_of(frame.goals)
    ideology = assemble.ideology_of(frame.ideology)
    return plan.model_copy(update={"ideology": ideology, "goals": goals}), assemble.area_lines(frame.areas, brief)


def measured(plan: Plan, areas: Sequence[AreaLine], answers: Sequence[object]) -> Plan:
    """The plan with the measures of its areas; a named gap where an area has no answer."""
    measures: list[Measure] = []
    goal_ids = {goal.id: goal.id for goal in plan.goals}
    for area, answer in zip(areas, answers, strict=True):
        first = len(measures) + 1
        if isinstance(answer, MeasuresReply):
            measures += assemble.measures_of(answer.measures, first=first, goal_ids=goal_ids, area=area.name)
        else:
            measures.append(assemble.missing_area(area, first))
    return plan.model_copy(update={"measures": tuple(measures)})


def scheduled(plan: Plan, schedule: object, placed: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries: those that code has placed, then the answer's."""
    if not isinstance(schedule, ScheduleReply):
        return placed
    return placed + assemble.entries_of(schedule.entries, measure_ids={m.id: m.id for m in plan.measures})


def whole(reply: WholeReply, brief: Brief) -> tuple[Plan, tuple[Entry, ...]]:
    """The plan of an answer that holds everything, and its entries."""
    goals = assemble.goals_of(reply.goals)
    goal_ids = {shape.ref: goal.id for shape, goal in zip(reply.goals, goals, strict=True)}
    measures = assemble.measures_of(reply.measures, first=1, goal_ids=goal_ids)
    measure_ids = {shape.ref: m.id for shape, m in zip(reply.measures, measures, strict=True)}
    entries = assemble.place_events(brief.profile, measures)
    entries += assemble.entries_of(reply.schedule, measure_ids=measure_ids)
    ideology = assemble.ideology_of(reply.ideology)
    plan = assemble.new_plan(brief)
    return plan.model_copy(update={"ideology": ideology, "goals": goals, "measures": measures}), entries
