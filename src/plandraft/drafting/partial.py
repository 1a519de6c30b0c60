"""A plan whose parts are being written: their answers so far, laid out as the flow will; what may come is no gap yet.

Once all parts are there the flow itself tells of the plan, stage by stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare, MeasuresInputs, StepInputs
from plandraft.core.plan import Ideology, Plan
from plandraft.core.replies import FrameReply, MeasureShape, MeasuresReply, Shape
from plandraft.drafting import assemble, stages
from plandraft.drafting.areas import shares_of
from plandraft.drafting.partial_ask import PartialAsk
from plandraft.drafting.step_state import StepState, with_reply
from plandraft.drafting.steps import frame_step, measures_step, whole_step

_Shape = TypeVar("_Shape", bound=Shape)
_Steps = dict[tuple[str, str], list[PartialAsk]]
"""The asks of each step, by prompt and what it is about."""


@dataclass(frozen=True, kw_only=True)
class PartialPlan:
    """A plan that is being written: its questions, those of a step together, and what they come to."""

    asks: tuple[PartialAsk, ...] = ()
    stage: Plan | None = None
    """The plan that the flow has told of; None while its parts are being written."""

    @cached_property
    def plan(self) -> Plan:
        """The plan so far, before checks and repairs; ids are for good only when all parts are in."""
        return laid_out(self.asks)[0] if self.stage is None else self.stage


def laid_out(asks: Iterable[PartialAsk]) -> tuple[Plan, tuple[AreaShare, ...]]:
    """The plan that answers to frame and measures come to, whole or partial; and the areas that it is to have."""
    steps: _Steps = {}
    for ask in asks:
        if isinstance(ask.ask.inputs, StepInputs):
            steps.setdefault((ask.prompt, ask.about), []).append(ask)
    whole, frame = steps.get(("whole", ""), []), steps.get(("frame", ""), [])
    sent = [own for (prompt, _), own in steps.items() if prompt == "measures"]
    first = next((own[0] for own in (whole, frame, *sent) if own), None)
    if first is None:
        return Plan(), ()
    brief = _brief_of(first)
    areas = shares_of(brief)
    groups = sorted(sent, key=lambda own: place_of(own[0], areas))
    result = stages.whole_result_of(_reached(whole_step(brief).begin, whole))
    said = _reached(frame_step(brief, kept=result.frame).begin, frame).kept
    plan = assemble.framed(said, brief)
    if any(ask.is_open for ask in (*whole, *frame)) or not (whole or frame):
        plan = _still_open(plan, said)
    plan = stages.measured(plan, result, [_came(own, brief) for own in groups], brief)
    plan = _with_open_measures(plan, [own[-1] for own in (whole, *groups) if own])
    return assemble.assembled(plan, brief), areas


def place_of(group: PartialAsk, areas: Sequence[AreaShare]) -> int:
    """Where the measures of a group stand among all: questions go out at the same time, and in any order."""
    inputs = group.ask.inputs
    first = inputs.areas[0].work_areas if isinstance(inputs, MeasuresInputs) else ()
    return next((n for n, area in enumerate(areas) if area.work_areas == first), len(areas))


def _brief_of(ask: PartialAsk) -> Brief:
    assert isinstance(ask.ask.inputs, StepInputs)
    return ask.ask.inputs.brief


def _reached(begin: StepState[_Shape], asks: Sequence[PartialAsk]) -> StepState[_Shape]:
    """How far a step has come with these answers."""
    state = begin
    for ask in asks:
        if ask.question is not None:
            state = with_reply(state, ask.question, ask.read)
    return state


def _still_open(plan: Plan, frame: FrameReply) -> Plan:
    ideology = plan.ideology if frame.ideology else Ideology()
    return plan.model_copy(update={"ideology": ideology, "goals": plan.goals if frame.goals else ()})


def _came(asks: Sequence[PartialAsk], brief: Brief) -> tuple[tuple[AreaShare, ...], StepState[MeasuresReply]]:
    inputs = asks[0].ask.inputs
    assert isinstance(inputs, MeasuresInputs)
    state = _reached(measures_step(brief, inputs.areas, inputs.others).begin, asks)
    return inputs.areas, replace(state, waiting=()) if asks[-1].is_open else state


def _with_open_measures(plan: Plan, last: Iterable[PartialAsk]) -> Plan:
    """The plan with the measures that are just being written as they are: what they lack is no gap yet."""
    writing = [shape for ask in last if (shape := _being_written(ask)) is not None]
    measures = [*plan.measures]
    for shape in writing:
        at = [
            n
            for n, m in enumerate(measures)
            if m.title == shape.title.rstrip("。：:") and m.area in (shape.area, m.area)
        ]
        if at:
            update = {"area": shape.area or measures[at[-1]].area, "indicator": shape.indicator}
            measures[at[-1]] = measures[at[-1]].model_copy(update=update)
    return plan.model_copy(update={"measures": tuple(measures)})


def _being_written(ask: PartialAsk) -> MeasureShape | None:
    """The measure that is being written, if it is one."""
    shapes = getattr(ask.value, "measures", [])
    later = getattr(ask.value, "budget", []) or getattr(ask.value, "closing", "")
    return shapes[-1] if ask.is_open and shapes and not later else None
