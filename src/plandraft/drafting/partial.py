"""A plan as far as it is written: every step with its answers so far, put together as the flow would.

What may still come is no gap yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine, StepInputs
from plandraft.core.plan import Ideology, Plan
from plandraft.core.replies import FrameReply, MeasureShape, MeasuresReply, Shape
from plandraft.drafting import assemble, stages
from plandraft.drafting.asking import Standing, with_reply
from plandraft.drafting.begun import Begun
from plandraft.drafting.partial_ask import PartialAsk
from plandraft.drafting.steps import frame_step, measures_step, schedule_step, whole_step

_Shape = TypeVar("_Shape", bound=Shape)
_Steps = dict[tuple[str, str], list[PartialAsk]]
"""The asks of each step, by prompt and what it is about."""


@dataclass(frozen=True, kw_only=True)
class PartialPlan:
    """A plan that is being written: its questions, those of a step together, and what they come to."""

    asks: tuple[PartialAsk, ...] = ()

    @cached_property
    def plan(self) -> Plan:
        """The plan so far, before checks and repairs; ids are for good only when all answers are in."""
        return laid_out(self.asks)[0]


def laid_out(asks: Iterable[PartialAsk]) -> tuple[Plan, tuple[AreaLine, ...]]:
    """The plan that answers come to, whole or partial; and the areas whose measures are asked for apart."""
    steps: _Steps = {}
    for ask in asks:
        if isinstance(ask.ask.inputs, StepInputs):
            steps.setdefault((ask.prompt, ask.about), []).append(ask)
    whole, frame = steps.get(("whole", ""), []), steps.get(("frame", ""), [])
    if not whole and not frame:
        return Plan(), ()
    brief = _brief_of((whole or frame)[0])
    begun = stages.begun_with(_standing(whole_step(brief).begin, whole), brief)
    said = _standing(frame_step(brief, kept=begun.frame).begin, frame).kept
    plan, areas = stages.framed(said, begun, brief)
    if any(ask.is_open for ask in (*whole, *frame)):
        plan, areas = _still_open(plan, said), areas if said.areas else ()
    left = begun.areas_left(areas)
    asked = [area for area in left if ("measures", area.name) in steps]
    plan = stages.measured(plan, begun, [(area, _measures(plan, begun, area, steps)) for area in asked])
    plan = _with_entries(_with_open_measures(plan, steps), begun, brief, steps)
    return plan, left if frame or asked else ()


def _brief_of(ask: PartialAsk) -> Brief:
    assert isinstance(ask.ask.inputs, StepInputs)
    return ask.ask.inputs.brief


def _standing(begin: Standing[_Shape], asks: Sequence[PartialAsk]) -> Standing[_Shape]:
    """How far a step has come with these answers."""
    standing = begin
    for ask in asks:
        if ask.question is not None:
            standing = with_reply(standing, ask.question, ask.read)
    return standing


def _still_open(plan: Plan, frame: FrameReply) -> Plan:
    ideology = plan.ideology if frame.ideology else Ideology()
    return plan.model_copy(update={"ideology": ideology, "goals": plan.goals if frame.goals else ()})


def _measures(plan: Plan, begun: Begun, area: AreaLine, steps: _Steps) -> Standing[MeasuresReply]:
    asks = steps["measures", area.name]
    step = measures_step(_brief_of(asks[0]), plan.goals, area, (area,), kept=begun.measures_in(area))
    standing = _standing(step.begin, asks)
    return replace(standing, waiting=()) if asks[-1].is_open else standing


def _with_open_measures(plan: Plan, steps: _Steps) -> Plan:
    """The plan with the measures that are just being written as they are."""
    measures = [*plan.measures]
    for (_, area), asks in steps.items():
        shape = _being_written(asks[-1])
        at = [n for n, measure in enumerate(measures) if not area or measure.area == area]
        if shape is not None and at:
            update = {"area": area or shape.area, "indicator": shape.indicator}
            measures[at[-1]] = measures[at[-1]].model_copy(update=update)
    return plan.model_copy(update={"measures": tuple(measures)})


def _being_written(ask: PartialAsk) -> MeasureShape | None:
    """The measure that is being written, if it is one."""
    shapes = getattr(ask.value, "measures", [])
    return shapes[-1] if ask.is_open and shapes and not getattr(ask.value, "schedule", []) else None


def _with_entries(plan: Plan, begun: Begun, brief: Brief, steps: _Steps) -> Plan:
    """The plan with its schedule, once that has begun; put in order when nothing more is to come."""
    asked = steps.get(("schedule", ""), [])
    kept = stages.entries_begun(plan, begun)
    schedule = _standing(schedule_step(brief, plan.measures, (), kept=kept).begin, asked).kept
    all_there = bool(asked or ("whole", "") in steps) and not any(a.is_open for asks in steps.values() for a in asks)
    if not asked and not kept.entries and not all_there:
        return plan
    entries = stages.scheduled(plan, assemble.place_events(brief.profile, plan.measures), schedule)
    if all_there:
        return assemble.complete(plan, entries, brief)
    numbered = (entry.model_copy(update={"id": f"S{n}"}) for n, entry in enumerate(entries, 1))
    return plan.model_copy(update={"schedule": tuple(numbered)})
