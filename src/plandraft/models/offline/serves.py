"""Which goals a measure serves: those of its area, the one that says the same first."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine
from plandraft.core.plan import Goal
from plandraft.core.replies import MeasureShape
from plandraft.models.offline.overlap import kinship
from plandraft.models.offline.share import likeness

SAYS_THE_SAME = 0.6
"""From this kinship on, a goal and a measure speak of the same thing (our choice)."""


def link_goals(
    measures: Sequence[MeasureShape],
    goals: Sequence[Goal],
    area: AreaLine,
    lines: Sequence[AreaLine],
    brief: Brief,
) -> list[MeasureShape]:
    """Give every measure of an area a goal, and every goal that falls to the area a measure."""
    own = [goal for goal in goals if _line_of(goal, lines, brief) == area.name]
    served: dict[int, list[str]] = {at: [] for at in range(len(measures))}
    for goal in own:
        best = max(served, key=lambda at: (_likeness(measures[at], goal), -at), default=None)
        if best is not None:
            served[best].append(goal.id)
    near = own or _of_function(goals, area, lines, brief) or goals
    for at, measure in enumerate(measures):
        if not served[at] and near:
            served[at].append(max(near, key=lambda goal: _fit(measure, goal)).id)
    return [m.model_copy(update={"goals": served[at]}) for at, m in enumerate(measures)]


def _of_function(goals: Sequence[Goal], area: AreaLine, lines: Sequence[AreaLine], brief: Brief) -> list[Goal]:
    """The goals of the areas that serve the same function as this one."""
    functions = {known.id: known.function for known in brief.areas}
    wanted = functions.get(area.work_area)
    alike = {line.name for line in lines if wanted and functions.get(line.work_area) == wanted}
    return [goal for goal in goals if goal.area in alike]


def _line_of(goal: Goal, lines: Sequence[AreaLine], brief: Brief) -> str:
    """The area a goal falls to: its own, else the nearest by its words, else the first by name."""
    if any(line.name == goal.area for line in lines):
        return goal.area
    sector = brief.profile.sector
    by_id = {area.id: area for area in brief.areas}
    ordered = sorted(lines, key=lambda line: line.name)

    def score(line: AreaLine) -> float:
        known = by_id.get(line.work_area)
        return likeness(goal.area + goal.text, known, sector) if known else 0.0

    return max(ordered, key=score).name


def _likeness(measure: MeasureShape, goal: Goal) -> float:
    return kinship(measure.title, goal.text)


def _fit(measure: MeasureShape, goal: Goal) -> tuple[bool, bool, float]:
    """An area's proposed goal is wider than a goal made from one demand, unless that is the very demand."""
    same = _likeness(measure, goal) >= SAYS_THE_SAME
    return (same, goal.origin == "proposed", _likeness(measure, goal))
