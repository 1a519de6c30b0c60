"""What could not be read without a model is asked of one, and its answer becomes patches of single nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from plandraft.core.ask import Answer, Reply
from plandraft.core.json_text import find_json
from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import LINE_CHARS, Action, BudgetItem, Entry, Goal, Measure, Plan
from plandraft.core.replies import Shape
from plandraft.core.revise_inputs import (
    RemovedShape,
    ReviseReply,
    UnclearShape,
    WishedActionShape,
    WishedMeasureShape,
    WishedValueShape,
)
from plandraft.core.spoken_numbers import money
from plandraft.core.texts import writable
from plandraft.core.timing import Timing
from plandraft.core.when import read_when
from plandraft.revising.ground import Ground

_Shape = TypeVar("_Shape", bound=Shape)
_LISTS: dict[str, type[Shape]] = {
    "actions": WishedActionShape,
    "values": WishedValueShape,
    "added": WishedMeasureShape,
    "removed": RemovedShape,
    "unclear": UnclearShape,
}
_EMPTY = {"text": "", "when": "", "line": "", "claims": [], "partners": [], "indicator": "", "budget": "", "value": ""}
"""What a shape may lack without losing its sense."""
_FIELDS: dict[type, tuple[str, ...]] = {
    Measure: ("title", "owner", "partners", "indicator", "when"),
    Goal: ("text", "indicator"),
    Entry: ("title", "owner", "when"),
    BudgetItem: ("purpose", "amount", "note"),
}
"""What an answer may set of a node."""
_OF_PLAN = ("preamble", "closing", "title")


class Unusable(Exception):
    """One change of an answer that cannot be carried out, in words."""


def read_revise_reply(answer: Answer) -> ReviseReply | None:
    """The answer as its shape, each item by itself: one that is none is left out; None where nothing was of use."""
    raw = find_json(answer.text) if isinstance(answer, Reply) else None
    if not isinstance(raw, dict) or not set(raw) & set(_LISTS):
        return None
    lists = {name: [*_items(raw.get(name), shape)] for name, shape in _LISTS.items()}
    return ReviseReply.model_validate(lists) if any(lists.values()) else None


def _items(raw: Any, shape: type[_Shape]) -> Iterator[_Shape]:
    for one in raw if isinstance(raw, list) else []:
        if not isinstance(one, dict):
            continue
        known = {name: one[name] for name in shape.model_fields if name in one and one[name] is not None}
        lacking = {name: value for name, value in _EMPTY.items() if name in shape.model_fields and name not in known}
        known = {k: str(v) if k in ("value", "text") and isinstance(v, int | float) else v for k, v in known.items()}
        if isinstance(known.get("value"), list):
            known["value"] = "、".join(map(str, known["value"]))
        try:
            yield shape.model_validate(lacking | known)
        except ValidationError:
            continue


def actions_patch(
    shapes: Sequence[tuple[int | None, WishedActionShape]], measure_id: str, plan: Plan, ground: Ground
) -> Patch:
    """The patch of one measure's actions, each with its place; None for one more.

    Raises:
        Unusable: One of them names no action, or a time that is none.
    """
    measure = plan.node(measure_id)
    if not isinstance(measure, Measure):
        raise Unusable(f"没有措施 {measure_id}")
    actions: list[Action | None] = list(measure.actions)
    for at, shape in shapes:
        if at is not None and not 0 <= at < len(measure.actions):
            raise Unusable(f"{measure_id} 没有第 {at + 1} 条做法")
        text = writable(shape.text).strip()
        if at is None:
            if not text:
                raise Unusable(f"给 {measure_id} 新增的做法没有内容")
            actions.append(Action(text=text, timing=_time(shape.when, ground), line=_line(shape.line)))
        elif not text and not shape.when and not shape.line:
            actions[at] = None
        else:
            old = measure.actions[at]
            update: dict[str, Any] = {"text": text or old.text}
            if shape.when.strip():
                update["timing"] = _time(shape.when, ground)
            if shape.line.strip():
                update["line"] = _line(shape.line)
            actions[at] = old.model_copy(update=update)
    kept = [action for action in actions if action is not None]
    if not kept:
        return removal(measure_id, plan)
    if len(kept) == len(measure.actions) and len(actions) == len(measure.actions):
        return Patch(changes=tuple(_one_by_one(plan, measure, kept)))
    return set_field(plan, measure.id, "actions", [action.model_dump(mode="json") for action in kept])


def _one_by_one(plan: Plan, measure: Measure, actions: Sequence[Action]) -> Iterator[Change]:
    for at, (old, new) in enumerate(zip(measure.actions, actions, strict=True)):
        if old.text != new.text:
            yield from set_field(plan, measure.id, f"actions/{at}", new.text).changes
        if old.line != new.line:
            yield from set_field(plan, measure.id, f"actions/{at}/line", new.line).changes
        if old.timing != new.timing:
            yield from set_field(plan, measure.id, f"actions/{at}/timing", new.timing.model_dump(mode="json")).changes


def value_patch(shape: WishedValueShape, plan: Plan, ground: Ground) -> Patch:
    """The patch of one value.

    Raises:
        Unusable: There is no such node or field, or the value cannot stand there.
    """
    node_id, field, value = shape.id.strip().upper(), shape.field.strip(), writable(shape.value).strip()
    node = plan.node(node_id)
    if node_id in ("P", "I1"):
        home = "text" if node_id == "I1" else field
        if (node_id == "P" and field not in _OF_PLAN) or not value:
            raise Unusable(f"{node_id} 没有可以改的 {field}")
        return set_field(plan, node_id, home, value)
    if node is None or field not in _FIELDS.get(type(node), ()):
        raise Unusable(f"{node_id} 没有可以改的 {field}" if node is not None else f"计划里没有 {node_id}")
    if field == "owner":
        return set_field(plan, node_id, "owner", _owner(value, ground))
    if field == "partners":
        names = [_owner(name, ground) for name in value.split("、") if name.strip()]
        return set_field(plan, node_id, "partners", list(dict.fromkeys(names)))
    if field == "when":
        if isinstance(node, Measure) and any(action.timing.is_set for action in node.actions):
            raise Unusable(f"{node_id} 的时间写在做法上")
        return set_field(plan, node_id, "timing", _time(value, ground).model_dump(mode="json"))
    if field == "amount":
        return _amount_patch(node_id, value, plan, ground)
    if not value and field != "note":
        raise Unusable(f"{node_id} 的 {field} 不能为空")
    return set_field(plan, node_id, field, value)


def _amount_patch(node_id: str, value: str, plan: Plan, ground: Ground) -> Patch:
    amount = money(value)
    if amount is None or amount < 0:
        raise Unusable(f"“{value}”不是金额")
    others = sum((item.amount or 0 for item in plan.budget if item.id != node_id), start=amount)
    before = sum((item.amount or 0 for item in plan.budget), start=amount * 0)
    if ground.most_money is not None and others > ground.most_money and others > before:
        raise Unusable(f"改后合计 {others:f} 元，超过概况里的经费总额 {ground.most_money:f} 元")
    return set_field(plan, node_id, "amount", int(amount) if amount == int(amount) else float(amount))


def added_patch(shape: WishedMeasureShape, plan: Plan, ground: Ground) -> Patch:
    """The patch that adds a measure.

    Raises:
        Unusable: It says nothing, or names somebody unknown or a time that is none.
    """
    actions = [
        Action(text=writable(one.text).strip(), timing=_time(one.when, ground), line=_line(one.line))
        for one in shape.actions
        if one.text.strip()
    ]
    if not shape.title.strip() or not actions:
        raise Unusable("新增的措施没有名称或做法")
    measure = Measure(
        id="M1",
        area=shape.area.strip() if shape.area.strip() in plan.areas() else (plan.areas() or ("",))[-1],
        title=writable(shape.title).strip(),
        actions=tuple(actions),
        owner=_owner(shape.owner, ground) if shape.owner.strip() else "",
        partners=tuple(_owner(name, ground) for name in shape.partners),
        indicator=writable(shape.indicator).strip(),
    )
    value = {key: inner for key, inner in measure.model_dump(mode="json").items() if key != "id"}
    return Patch(changes=(Change(op="add", node="measures", value=value),))


def removal(node_id: str, plan: Plan) -> Patch:
    """The patch that takes a node out, the free lines of the calendar that only it stood behind with it.

    Raises:
        Unusable: There is no such node.
    """
    node = plan.node(node_id.strip().upper())
    if node is None or node.id == "I1":
        raise Unusable(f"计划里没有可以删去的 {node_id}")
    lines = [e for e in plan.schedule if not e.action and e.measure_ids == (node.id,)]
    gone = [*lines, node]
    return Patch(changes=tuple(Change(op="remove", node=one.id, old=one.model_dump(mode="json")) for one in gone))


def _owner(name: str, ground: Ground) -> str:
    found = ground.owner(name.strip())
    if found is None:
        raise Unusable(f"没有“{name.strip()}”这个部门或组织")
    return found


def _time(words: str, ground: Ground) -> Timing:
    if not words.strip():
        return Timing()
    timing = read_when(words, period=ground.period, working=ground.working)
    if not timing.is_set:
        raise Unusable(f"“{words}”不是能写进计划的时间")
    return timing


def _line(words: str) -> str:
    line = writable(words).strip().rstrip("。；")
    if len(line) > LINE_CHARS:
        raise Unusable(f"“{line}”作为月历里的一行太长")
    return line
