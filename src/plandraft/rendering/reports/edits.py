"""The edits of a plan that came back, as a person reads them, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plandraft.core.patch import Change, Patch
from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.core.texts import json_shown, one_line
from plandraft.core.timing import Timing

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
    """A value as a reader sees it."""
    if isinstance(value, Mapping) and "months" in value:
        return Timing.model_validate(value).label
    if isinstance(value, Mapping):
        return _short("，".join(filter(None, (_said(one) for one in value.values()))))
    if isinstance(value, list):
        return _short("；".join(filter(None, (_said(one["text"] if _is_text(one) else one) for one in value))))
    return "" if value is None else _short(str(value))


def _is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and "text" in value


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _SHOWN_CHARS else f"{line[:_SHOWN_CHARS]}…"


def count_text(patch: Patch) -> str:
    """How many changes there are, in a sentence."""
    nodes = dict.fromkeys(("set", "add", "remove"), 0)
    for change in patch.changes:
        nodes[change.op] += 1
    return f"改动 {nodes['set']} 处，新增 {nodes['add']} 条，删去 {nodes['remove']} 条" if patch.changes else "没有改动"
