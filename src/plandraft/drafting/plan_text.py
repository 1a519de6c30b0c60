"""A plan that is being written, as a text to read: the parts in their order, and a mark where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from plandraft.core.plan import Measure, Plan
from plandraft.core.replies import AreaShape, EntryShape, GoalShape, MeasureShape, RepairReply, Shape
from plandraft.core.texts import plain
from plandraft.drafting.partial import PartialAsk, frame_of, plan_of
from plandraft.filling.nodes import FIELD_NAMES, KINDS, kind_of
from plandraft.rendering.numbering import chinese_number
from plandraft.rendering.prose import Part, parts_of

WRITING = "▌"
"""Stands where something is being written."""
TO_COME = "（待写）"
"""Stands where nothing is written yet."""

_HERE, _LATER = "\ufdd0", "\ufdd1"
"""The same inside a plan, as characters that mean nothing to anybody: what is printed round them is not final."""
_TO_COME = re.compile(rf"^\d+\.{_LATER}(.*?)。?$")
_PARTS = {
    "指导思想": {"frame", "whole"},
    "工作目标": {"frame", "whole"},
    "工作措施": {"whole"},
    "活动安排": {"schedule", "whole"},
}
"""The parts of a plan and the prompts that write them; the measures' asks have a place each."""


def plan_text(asks: Sequence[PartialAsk]) -> str:
    """What is written, as it would be read on paper, with ``WRITING`` and ``TO_COME`` where it goes on.

    Repairs stand below the plan: whether one is taken is decided when it is whole. Every line is plain text: no
    control character, escape or mark of direction is left in what a model wrote.
    """
    drafting = [ask for ask in asks if ask.prompt != "repair"]
    lines = [*_plan_lines(drafting), *_repair_lines(ask for ask in asks if ask.prompt == "repair")]
    return plain("\n".join(lines)).strip()


def _plan_lines(asks: Sequence[PartialAsk]) -> list[str]:
    if not asks:
        return []
    marked = [*map(_marked, asks)]
    plan = _with_open_areas(plan_of(marked), marked)
    begun = {part.heading.partition("、")[2]: part for part in parts_of(plan)}
    silent = {ask.prompt for ask in asks if ask.is_open and ask.value is None}
    lines = [plan.title]
    for number, (name, prompts) in enumerate(_PARTS.items(), 1):
        own = _lines(begun[name]) if name in begun else []
        if silent & prompts:
            own.append(WRITING)
            silent -= prompts
        lines += ["", f"{chinese_number(number)}、{name}", *(own or [TO_COME])]
    return lines


def _lines(part: Part) -> list[str]:
    return [line for group in part.groups for line in (group.heading, *map(_unmarked, group.texts)) if line]


def _unmarked(line: str) -> str:
    """A printed line with the marks for readers; a full stop after a place where it goes on was the printer's."""
    return _TO_COME.sub(rf"{TO_COME}\1", line).replace(f"{_HERE}。", WRITING).replace(_HERE, WRITING)


def _marked(ask: PartialAsk) -> PartialAsk:
    """The ask with the mark at the end of what is written: the last item of its last field that holds any."""
    value = ask.value
    if not ask.is_open or value is None:
        return ask
    for name in reversed(type(value).model_fields):
        held = getattr(value, name)
        if held:
            written = held + _HERE if isinstance(held, str) else [*held[:-1], _marked_item(held[-1])]
            return replace(ask, value=value.model_copy(update={name: written}))
    return ask


def _marked_item(item: Shape) -> Shape:
    if isinstance(item, MeasureShape) and item.actions:
        return item.model_copy(update={"actions": [*item.actions[:-1], item.actions[-1] + _HERE]})
    for shape, name in ((GoalShape, "text"), (AreaShape, "intent"), (MeasureShape, "title"), (EntryShape, "title")):
        if isinstance(item, shape):
            return item.model_copy(update={name: getattr(item, name) + _HERE})
    return item


def _with_open_areas(plan: Plan, asks: Sequence[PartialAsk]) -> Plan:
    """The plan with a line for each area that has no measure yet: what is meant there, or that it is being written."""
    frame = next((ask for ask in asks if ask.prompt == "frame"), None)
    if frame is None:
        return plan
    asked = {ask.about for ask in asks if ask.prompt == "measures" and ask.is_open}
    measures: list[Measure] = []
    for area in frame_of(frame)[1]:
        own = [measure for measure in plan.measures if measure.area == area.name]
        title = _HERE if area.name in asked else _LATER + area.intent
        measures += own or [Measure(id="M1", area=area.name, title=title)]
    return plan.model_copy(update={"measures": tuple(measures)})


def _repair_lines(asks: Iterable[PartialAsk]) -> list[str]:
    lines = [line for ask in asks for line in _repair(ask)]
    return ["", "修改", *lines] if lines else []


def _repair(ask: PartialAsk) -> list[str]:
    node = f"{KINDS[kind_of(ask.about)]} {ask.about}"
    patches = ask.value.patches if isinstance(ask.value, RepairReply) else []
    said = [f"{FIELD_NAMES.get(patch.field, patch.field)}：{'；'.join(map(str, patch.value))}" for patch in patches]
    said = said or ["" if ask.is_open else TO_COME]
    return [f"{node} {line}".rstrip() for line in said[:-1]] + [f"{node} {said[-1]}{WRITING if ask.is_open else ''}"]
