"""A plan that is being written, as a text to read: the parts in their order, and a mark where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plandraft.core.inputs import AreaShare, MeasuresInputs, StepInputs
from plandraft.core.numerals import chinese_number
from plandraft.core.part_order import PART_NAMES, PrintedPart, parts_in_order
from plandraft.core.plan import Measure, Plan
from plandraft.core.printed import Part, printed_parts
from plandraft.core.replies import AreaShape, BudgetShape, GoalShape, MeasureShape, RepairReply, Shape
from plandraft.core.texts import paragraphs, plain
from plandraft.drafting.partial import laid_out, place_of
from plandraft.drafting.partial_ask import PartialAsk
from plandraft.filling.nodes import KINDS, field_name, node_kind

WRITING = "▌"
"""Stands where something is being written."""
TO_COME = "（待写）"
"""Stands where nothing is written yet."""

_HERE, _LATER = "\ufdd0", "\ufdd1"
"""The same inside a plan, as characters that mean nothing to anybody: what is printed round them is not final."""
_TO_COME = re.compile(rf"^\d+\.{_LATER}(.*?)。?$")
_ASKED: dict[PrintedPart, set[str]] = {"measures": {"areas", "measures"}, "schedule": set()}
"""What parts are called in questions, where it is not their own name; the calendar is made from the measures."""
_ALWAYS = ("指导思想", "工作目标", "工作措施", "活动安排")
"""The parts that a plan is to have, unless its kind has them not; the others stand here once they have begun."""


def plan_text(asks: Sequence[PartialAsk], stage: Plan | None = None) -> str:
    """What is written, as it would be read on paper, with ``WRITING`` and ``TO_COME`` where it goes on.

    Repairs stand below the plan: whether one is taken is decided when it is whole. Every line is plain text: no
    control character, escape or mark of direction is left in what a model wrote.

    Args:
        asks: The questions with their answers as far as they are written.
        stage: The plan that the flow has told of, once its parts are there.
    """
    drafting = [ask for ask in asks if ask.prompt != "repair"]
    lines = [*_plan_lines(drafting, stage), *_repair_lines(ask for ask in asks if ask.prompt == "repair")]
    return plain("\n".join(lines)).strip()


def _plan_lines(asks: Sequence[PartialAsk], stage: Plan | None) -> list[str]:
    if not asks and stage is None:
        return []
    marked = [*map(_marked, asks)]
    plan = _with_open_areas(*laid_out(marked), marked) if stage is None else stage
    begun = {part.heading.partition("、")[2]: part for part in printed_parts(plan)}
    silent = {ask.question.parts[0] for ask in asks if ask.question and not ask.about and _is_silent(ask)}
    kind = next((ask.ask.inputs.brief.kind for ask in asks if isinstance(ask.ask.inputs, StepInputs)), None)
    lines, number = [plan.title, *map(_unmarked, paragraphs(plan.preamble))], 0
    lines += [WRITING] if "opening" in silent else []
    for part in parts_in_order(plan.parts):
        name, asked = PART_NAMES[part], _ASKED.get(part, {part})
        own = _lines(begun[name]) if name in begun else []
        if silent & asked:
            own.append(WRITING)
        if own or (name in _ALWAYS and (kind is None or kind.has(part))):
            number += 1
            lines += ["", f"{chinese_number(number)}、{name}", *(own or [TO_COME])]
    return lines


def _is_silent(ask: PartialAsk) -> bool:
    """Whether it is asked, and nothing of the answer is there."""
    return ask.is_open and not any(held for _, held in ask.value or ())


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
            return ask.with_value(value.model_copy(update={name: written}))
    return ask


def _marked_item(item: Shape) -> Shape:
    if isinstance(item, MeasureShape) and item.actions:
        last = item.actions[-1].model_copy(update={"text": item.actions[-1].text + _HERE})
        return item.model_copy(update={"actions": [*item.actions[:-1], last]})
    for shape, name in ((GoalShape, "text"), (AreaShape, "lead"), (MeasureShape, "title"), (BudgetShape, "purpose")):
        if isinstance(item, shape):
            return item.model_copy(update={name: getattr(item, name) + _HERE})
    return item


def _with_open_areas(plan: Plan, areas: Sequence[AreaShare], asks: Sequence[PartialAsk]) -> Plan:
    """The plan with a line for each area of a group that has no measure yet, and for each group that is not begun."""
    groups = sorted((ask for ask in asks if ask.prompt == "measures"), key=lambda ask: place_of(ask, areas))
    measures, place = [*plan.measures], dict[str, int]()
    for number, ask in enumerate(groups):
        inputs, headings = ask.ask.inputs, [measure.area for measure in getattr(ask.value, "measures", ())]
        assert isinstance(inputs, MeasuresInputs)
        if _is_silent(ask):
            measures.append(Measure(id="M1", area=inputs.areas[0].heading, title=_HERE))
        if ask.is_open:
            there = {measure.area for measure in measures}
            measures += [Measure(id="M1", area=a.heading, title=_LATER) for a in inputs.areas if a.heading not in there]
        for heading in (*headings, *(area.heading for area in inputs.areas)):
            place.setdefault(heading, number)
    measures.sort(key=lambda m: place.get(m.area, -1))
    return plan.model_copy(update={"measures": tuple(measures)})


def _repair_lines(asks: Iterable[PartialAsk]) -> list[str]:
    lines = [line for ask in asks for line in _repair(ask)]
    return ["", "修改", *lines] if lines else []


def _repair(ask: PartialAsk) -> list[str]:
    patches = ask.value.patches if isinstance(ask.value, RepairReply) else []
    said = [f"{_called(patch.id)} {field_name(patch.field)}：{'；'.join(map(str, patch.value))}" for patch in patches]
    said = said or [_called(ask.about) if ask.is_open else f"{_called(ask.about)} {TO_COME}"]
    mark = (WRITING if patches else f" {WRITING}") if ask.is_open else ""
    return [*said[:-1], said[-1] + mark]


def _called(node_ids: str) -> str:
    return f"{KINDS[node_kind(node_ids)]} {node_ids}"
