"""The answers of a whole run, asked the way the drafting flow asks."""

from __future__ import annotations

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine, FrameInputs, MeasuresInputs, ScheduleInputs
from plandraft.core.plan import Entry, Goal, Measure, Origin
from plandraft.core.replies import EntryShape, MeasureShape
from plandraft.core.timing import Timing
from plandraft.models.offline.frame import answer_frame, choose_areas
from plandraft.models.offline.measures import answer_measures
from plandraft.models.offline.schedule import answer_schedule


def goals_of(brief: Brief, count: int = 8) -> tuple[Goal, ...]:
    """The frame's goals with ids."""
    shapes = answer_frame(FrameInputs(brief=brief, goal_count=count)).goals
    return tuple(
        Goal(id=f"G{n}", text=s.text, indicator=s.indicator, area=s.area, origin=Origin(s.origin))
        for n, s in enumerate(shapes, 1)
    )


def inputs_for(brief: Brief, area: AreaLine, *, backwards: bool = False, count: int = 2) -> MeasuresInputs:
    """The question for one area; its neighbours in the frame's order or the other way round."""
    lines = choose_areas(brief)
    neighbours = tuple(line for line in lines if line != area)
    return MeasuresInputs(
        brief=brief,
        goals=goals_of(brief),
        area=area,
        neighbours=neighbours[::-1] if backwards else neighbours,
        samples=(),
        length_chars=300,
        measure_count=count,
    )


def shapes_of(brief: Brief) -> list[MeasureShape]:
    """The measures of all areas, each asked for on its own."""
    return [m for area in choose_areas(brief) for m in answer_measures(inputs_for(brief, area)).measures]


def nodes_of(shapes: list[MeasureShape]) -> tuple[Measure, ...]:
    """Measures as the flow makes them."""
    return tuple(
        Measure(
            id=f"M{n}",
            area=s.area,
            title=s.title,
            actions=tuple(s.actions),
            owner=s.owner,
            timing=Timing(months=tuple(s.months), rhythm=None if s.rhythm == "once" else s.rhythm),
            indicator=s.indicator,
            origin=Origin(s.origin),
        )
        for n, s in enumerate(shapes, 1)
    )


def entries_of(brief: Brief, measures: tuple[Measure, ...], placed: tuple[Entry, ...] = ()) -> list[EntryShape]:
    """The schedule's entries."""
    return answer_schedule(ScheduleInputs(brief=brief, measures=measures, placed=placed)).entries
