"""Answers ``frame``: everything but the measures, from the profile, the areas and the measures that they will have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare, FrameInputs
from plandraft.core.matching import containment
from plandraft.core.matter import Matter
from plandraft.core.proportions import Sizes
from plandraft.core.replies import BudgetShape, FrameReply, GoalShape, MeasureShape
from plandraft.core.work_areas import look_up
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.carrying import worded
from plandraft.models.offline.compose import composed, heading_of
from plandraft.models.offline.demands import target_of
from plandraft.models.offline.ideology import ideology
from plandraft.models.offline.manners import manner_of
from plandraft.models.offline.prose import closing, opening
from plandraft.models.offline.when import course_of, rhythm_in, said_months, working

_SERVED = 0.3
"""Share of a goal's words from which on a measure of its area is sure to serve it (our choice)."""


def answer_frame(inputs: FrameInputs) -> FrameReply:
    """The frame of a plan, from the profile's demands and the areas that were chosen."""
    brief, parts, sizes = inputs.brief, inputs.parts, inputs.sizes
    wanted = goals_for(brief, inputs.areas, sizes, inputs.goal_count + len(inputs.known_goals), inputs.variant)
    goals = [goal for goal in wanted if goal.text not in inputs.known_goals]
    return FrameReply(
        opening=opening(brief, sizes.opening) if "opening" in parts else "",
        ideology=ideology(brief, sizes.ideology) if "ideology" in parts else "",
        goals=(goals[: inputs.goal_count] if inputs.partial else goals) if "goals" in parts else [],
        budget=budget(brief) if "budget" in parts else [],
        closing=closing(brief, sizes.closing) if "closing" in parts else "",
    )


def budget(brief: Brief) -> list[BudgetShape]:
    """The usual split of the money as it is."""
    return [
        BudgetShape(id=item.id, purpose=item.purpose, amount=float(item.amount or 0), note=item.note)
        for item in brief.spending
    ]


def goals_for(brief: Brief, areas: Sequence[AreaShare], sizes: Sizes, count: int, variant: int = 0) -> list[GoalShape]:
    """Goals from the demands, then from areas without any whose measures serve one.

    Args:
        brief: The job's material.
        areas: The plan's areas.
        sizes: How long the plan is to be.
        count: Wished number; every demand but events gets its goal even beyond it.
        variant: Number of the draft, from 0.
    """
    taken = [(area, matter) for area in areas for matter in area.matters if matter.kinds != ("event",)]
    taken.sort(key=lambda pair: brief.matters.index(pair[1]))
    goals = [_goal_of(matter, heading_of(matter, area, brief), brief) for area, matter in taken]
    served = {goal.area for goal in goals}
    measures = composed(areas, brief, sizes, variant)
    own = [goal for area in areas if area.heading not in served for goal in _own_goals(area, measures, brief)]
    return [*goals, *own[: max(0, count - len(goals))]]


def _goal_of(matter: Matter, heading: str, brief: Brief) -> GoalShape:
    """What is reached in the end, as the profile says it where it names a value or a time, and how one sees it."""
    manner, course = manner_of(matter, brief), course_of(matter, brief)
    last = said_months((course.after or course.main or working(brief.calendar)[-1:])[-1:], brief.calendar)
    text = matter.text
    if not rhythm_in(text) and not (course.due and last.removesuffix("月") in text):
        text = f"{last}底前，{text if target_of(matter) else worded(manner.done, matter, brief)}"
    indicator = worded(manner.sign, matter, brief).split("，")[0]
    return GoalShape(text=text, indicator=indicator, claims=[matter.id], area=heading)


def _own_goals(area: AreaShare, measures: dict[str, list[MeasureShape]], brief: Brief) -> Iterator[GoalShape]:
    """The first of its fields' goals that one of its measures plainly serves."""
    profile = brief.profile
    for known in (known for area_id in area.work_areas for known in brief.areas if known.id == area_id):
        name = area.heading if known.id == area.work_areas[0] else known.name(profile.sector)
        pattern = look_up(known.goals, profile.sector)
        text = filled(pattern.text, profile) if pattern else ""
        own = (measure for measure in measures[area.heading] if measure.area == name)
        if pattern and any(containment(text, _said(measure)) >= _SERVED for measure in own):
            yield GoalShape(text=text, indicator=filled(pattern.indicator, profile), claims=[], area=name)
            return


def _said(measure: MeasureShape) -> str:
    return measure.title + "".join(action.text for action in measure.actions) + measure.indicator
