"""The edits of a plan that came back, as a person reads them, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plandraft.core.months import heading_of
from plandraft.core.patch import Change, Patch
from plandraft.core.plan import BudgetItem, Entry, Goal, Measure, Plan
from plandraft.core.spending import amount_words
from plandraft.core.texts import json_shown, one_line
from plandraft.core.timing import Timing
from plandraft.core.wording import entry_words, goal_words, measure_words

_PARTS = {"title": "标题", "preamble": "开头", "closing": "组织实施", "signature": "落款", "leads": "标题下的话"}
_KINDS = {"I": "指导思想", "G": "目标", "M": "措施", "S": "安排", "B": "经费"}
_FIELDS = {
    "text": "内容",
    "title": "名称",
    "area": "所在标题",
    "actions": "做法",
    "goal_ids": "对应目标",
    "measure_ids": "对应措施",
    "owner": "责任",
    "partners": "配合",
    "timing": "时间",
    "indicator": "完成标志",
    "budget": "经费",
    "purpose": "用途",
    "amount": "金额",
    "note": "说明",
}
_SHOWN_CHARS = 60


def edits_text(patch: Patch, before: Plan, after: Plan) -> str:
    """A line a change: which node, which of its values, what stood there and what stands there now.

    Args:
        patch: What was changed.
        before: The plan as it was.
        after: The plan as it is.
    """
    return "".join(f"{line}\n" for change in patch.changes for line in _lines(change, before, after))


def edits_json(patch: Patch) -> str:
    """The patch for programs."""
    return json_shown(patch.model_dump(mode="json"))


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A change as a reader sees it.

    Attributes:
        node: Id of the node; ``P`` for the plan itself.
        place: What it is of, in Chinese.
        kind: ``add``, ``remove`` or ``set``.
        before: What stood there, whole; empty where nothing did.
        after: What stands there now.
    """

    node: str
    place: str
    kind: str
    before: str
    after: str


def edits_in_patch(patch: Patch, before: Plan, after: Plan) -> tuple[Edit, ...]:
    """The changes with their whole words, in the order of the patch."""
    return tuple(_edit(change, before, after) for change in patch.changes)


def _edit(change: Change, before: Plan, after: Plan) -> Edit:
    if change.op == "add" and isinstance(change.value, dict):
        node_id = str(change.value["id"])
        return Edit(node=node_id, place=_kind(node_id), kind="add", before="", after=_printed(node_id, after))
    if change.op == "remove":
        words = _printed(change.node, before)
        return Edit(node=change.node, place=_kind(change.node), kind="remove", before=words, after="")
    of_plan = change.node == "P"
    field = _PARTS.get(change.field, change.field) if of_plan else _field(change.field)
    place = field if of_plan else f"{_named(change.node, before)} {field}"
    return Edit(node=change.node, place=place, kind="set", before=_whole(change.old), after=_whole(change.value))


def _kind(node_id: str) -> str:
    return _KINDS.get(node_id[:1], "")


def _printed(node_id: str, plan: Plan) -> str:
    """A node as it is printed."""
    node = plan.node(node_id)
    if isinstance(node, Goal):
        return goal_words(node)
    if isinstance(node, Measure):
        return measure_words(node, plan.period)
    if isinstance(node, Entry):
        return f"{heading_of(node.timing, plan.period)}：{entry_words(node, plan.period, after_month=True)}"
    if isinstance(node, BudgetItem):
        return "，".join(filter(None, (node.purpose, f"{amount_words(node.amount)}元", node.note)))
    return ""


def _lines(change: Change, before: Plan, after: Plan) -> Iterator[str]:
    if change.op == "add" and isinstance(change.value, dict):
        node_id = str(change.value["id"])
        yield f"{node_id} 新增{_named(node_id, after)}"
    elif change.op == "remove":
        yield f"{change.node} 删去{_named(change.node, before)}"
    elif change.node == "P":
        yield f"{_PARTS.get(change.field, change.field)}：{_step(change)}"
    else:
        yield f"{change.node} {_named(change.node, before)} {_field(change.field)}：{_step(change)}"


def _named(node_id: str, plan: Plan) -> str:
    """What a node is, and its name where it has one."""
    node = plan.node(node_id)
    kind = _KINDS.get(node_id[:1], "")
    name = node.text if isinstance(node, Goal) else node.title if isinstance(node, Measure | Entry) else ""
    return f"{kind}“{_short(name)}”" if name.strip() else kind


def _field(field: str) -> str:
    name, *rest = field.split("/")
    if not rest:
        return _FIELDS.get(name, name)
    inner = {"timing": "的时间", "line": "在月历里的说法"}.get(rest[1] if len(rest) > 1 else "", "")
    return f"{_FIELDS.get(name, name)}{int(rest[0]) + 1}{inner}"


def _step(change: Change) -> str:
    old, new = _said(change.old), _said(change.value)
    if not old:
        return f"补上“{new}”"
    return f"“{old}” → “{new}”" if new else f"删去“{old}”"


def _said(value: Any) -> str:
    """A value as a reader sees it, its beginning."""
    return _short(_whole(value))


def _whole(value: Any) -> str:
    """A value as a reader sees it."""
    if isinstance(value, Mapping) and "months" in value:
        return Timing.model_validate(value).label
    if isinstance(value, Mapping):
        return "，".join(filter(None, (_whole(one) for one in value.values())))
    if isinstance(value, list):
        return "；".join(filter(None, (_whole(one["text"] if _is_text(one) else one) for one in value)))
    return "" if value is None else str(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and "text" in value


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _SHOWN_CHARS else f"{line[:_SHOWN_CHARS]}…"


def change_count_text(patch: Patch) -> str:
    """How many changes there are, in a sentence."""
    nodes = dict.fromkeys(("set", "add", "remove"), 0)
    for change in patch.changes:
        nodes[change.op] += 1
    return f"改动 {nodes['set']} 处，新增 {nodes['add']} 条，删去 {nodes['remove']} 条" if patch.changes else "没有改动"
