"""The offline answer to ``whole``: the other answers, one after the other, less what is there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine, FrameInputs, MeasuresInputs, ScheduleInputs, WholeInputs
from plandraft.core.matching import best_match
from plandraft.core.plan import Entry, Goal, Measure, Origin
from plandraft.core.replies import EntryShape, GoalShape, MeasureShape, NumberedGoalShape, WholeReply
from plandraft.core.timing import Timing
from plandraft.models.offline.frame import answer_frame, choose_areas
from plandraft.models.offline.measures import answer_measures
from plandraft.models.offline.schedule import answer_schedule

_NOTHING = WholeReply(ideology="", goals=[], measures=[], schedule=[])


def answer_whole(inputs: WholeInputs) -> WholeReply:
    """Answer ``whole``."""
    known = inputs.known or _NOTHING
    frame = answer_frame(FrameInputs(brief=inputs.brief, goal_count=inputs.goal_count + len(known.goals)))
    new_goals = _new_goals(known.goals, frame.goals) if "goals" in inputs.parts else []
    goals = [*known.goals, *new_goals]
    new_measures = _new_measures(inputs, known, goals) if "measures" in inputs.parts else []
    measures = [*known.measures, *new_measures]
    return WholeReply(
        ideology=frame.ideology if "ideology" in inputs.parts else "",
        goals=new_goals,
        measures=new_measures,
        schedule=_schedule(inputs, known, measures) if "schedule" in inputs.parts else [],
    )


def _new_goals(known: Sequence[NumberedGoalShape], wanted: Sequence[GoalShape]) -> list[NumberedGoalShape]:
    said, free = {goal.text for goal in known}, _free("G", [goal.ref for goal in known])
    return [NumberedGoalShape(ref=next(free), **g.model_dump()) for g in wanted if g.text not in said]


def _new_measures(inputs: WholeInputs, known: WholeReply, shapes: list[NumberedGoalShape]) -> list[MeasureShape]:
    areas = choose_areas(inputs.brief)
    each = max(2, round((inputs.measure_count + len(known.measures)) / max(1, len(areas))))
    goals = tuple(
        Goal(id=f"G{n}", text=g.text, indicator=g.indicator, area=g.area, origin=Origin(g.origin))
        for n, g in enumerate(shapes, 1)
    )
    refs = {goal.id: shape.ref for goal, shape in zip(goals, shapes, strict=True)}
    there, free = {m.title for m in known.measures}, _free("M", [m.ref for m in known.measures])
    asked = [_asked(inputs.brief, goals, area, areas, each) for area in areas]
    return [
        shape.model_copy(update={"ref": next(free), "goals": [refs[goal] for goal in shape.goals]})
        for shape in (shape for one in asked for shape in answer_measures(one).measures)
        if shape.title not in there
    ]


def _asked(
    brief: Brief, goals: tuple[Goal, ...], area: AreaLine, areas: tuple[AreaLine, ...], each: int
) -> MeasuresInputs:
    neighbours = tuple(a for a in areas if a != area)
    return MeasuresInputs(
        brief=brief, goals=goals, area=area, neighbours=neighbours, samples=(), length_chars=0, measure_count=each
    )


def _schedule(inputs: WholeInputs, known: WholeReply, shapes: list[MeasureShape]) -> list[EntryShape]:
    ids = {shape.ref: f"M{n}" for n, shape in enumerate(shapes, 1)}
    refs = {measure_id: ref for ref, measure_id in ids.items()}
    placed = (*_placed(inputs.brief, shapes, ids), *(_entry(entry, ids) for entry in known.schedule))
    asked = ScheduleInputs(brief=inputs.brief, measures=_nodes(shapes), placed=placed, months=inputs.months)
    return [
        entry.model_copy(update={"measures": [refs[measure] for measure in entry.measures]})
        for entry in answer_schedule(asked).entries
    ]


def _placed(brief: Brief, shapes: list[MeasureShape], ids: dict[str, str]) -> list[Entry]:
    """The required events with a month, which code puts on the schedule itself."""
    placed: list[Entry] = []
    for event in brief.profile.required_events:
        if event.in_month is not None:
            texts = ((ids[s.ref], s.title + "".join(s.actions)) for s in shapes)
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
    return placed


def _entry(shape: EntryShape, ids: dict[str, str]) -> Entry:
    return Entry(
        id="S1",
        timing=Timing.of(shape.month) if shape.month else Timing(),
        title=shape.title,
        measure_ids=tuple(ids[ref] for ref in shape.measures if ref in ids),
    )


def _nodes(shapes: list[MeasureShape]) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            id=f"M{n}",
            title=s.title,
            owner=s.owner,
            timing=Timing(months=tuple(sorted(set(s.months))), rhythm=None if s.rhythm == "once" else s.rhythm),
            origin=Origin(s.origin),
        )
        for n, s in enumerate(shapes, 1)
    )


def _free(letter: str, taken: Sequence[str]) -> Iterator[str]:
    """Numbers that are not taken, from 1 on."""
    return (ref for ref in (f"{letter}{n}" for n in count(1)) if ref not in taken)
