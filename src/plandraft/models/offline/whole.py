"""The offline answer to ``whole``: the other answers, one after the other."""

from __future__ import annotations

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine, FrameInputs, MeasuresInputs, ScheduleInputs, WholeInputs
from plandraft.core.matching import best_match
from plandraft.core.plan import Entry, Goal, Measure, Origin
from plandraft.core.replies import MeasureShape, NumberedGoalShape, WholeReply
from plandraft.core.timing import Timing
from plandraft.models.offline.frame import answer_frame, choose_areas
from plandraft.models.offline.measures import answer_measures
from plandraft.models.offline.schedule import answer_schedule


def answer_whole(inputs: WholeInputs) -> WholeReply:
    """Answer ``whole``."""
    frame = answer_frame(FrameInputs(brief=inputs.brief, goal_count=inputs.goal_count))
    areas = choose_areas(inputs.brief)
    goals = tuple(
        Goal(id=f"G{n}", text=g.text, indicator=g.indicator, area=g.area, origin=Origin(g.origin))
        for n, g in enumerate(frame.goals, 1)
    )
    shapes = _measures(inputs, goals, areas)
    placed = _placed(inputs.brief, shapes)
    schedule = answer_schedule(ScheduleInputs(brief=inputs.brief, measures=_nodes(shapes), placed=placed))
    return WholeReply(
        ideology=frame.ideology,
        goals=[NumberedGoalShape(ref=g.id, **s.model_dump()) for g, s in zip(goals, frame.goals, strict=True)],
        measures=shapes,
        schedule=schedule.entries,
    )


def _measures(inputs: WholeInputs, goals: tuple[Goal, ...], areas: tuple[AreaLine, ...]) -> list[MeasureShape]:
    each = max(2, round(inputs.measure_count / max(1, len(areas))))
    shapes: list[MeasureShape] = []
    for area in areas:
        asked = MeasuresInputs(
            brief=inputs.brief,
            goals=goals,
            area=area,
            neighbours=tuple(a for a in areas if a != area),
            samples=(),
            length_chars=0,
            measure_count=each,
        )
        for shape in answer_measures(asked).measures:
            shapes.append(shape.model_copy(update={"ref": f"M{len(shapes) + 1}"}))
    return shapes


def _placed(brief: Brief, shapes: list[MeasureShape]) -> tuple[Entry, ...]:
    """The required events with a month, which code puts on the schedule itself."""
    placed: list[Entry] = []
    for event in brief.profile.required_events:
        if event.in_month is not None:
            texts = ((s.ref, s.title + "".join(s.actions)) for s in shapes)
            found = best_match(event.title, texts)
            placed.append(
                Entry(
                    id=f"S{len(placed) + 1}",
                    timing=Timing.of(event.in_month),
                    title=event.title,
                    measure_ids=(found,) if found else (),
                    owner=event.owner,
                )
            )
    return tuple(placed)


def _nodes(shapes: list[MeasureShape]) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            id=s.ref,
            title=s.title,
            owner=s.owner,
            timing=Timing(months=tuple(s.months), rhythm=None if s.rhythm == "once" else s.rhythm),
            origin=Origin(s.origin),
        )
        for s in shapes
    )
