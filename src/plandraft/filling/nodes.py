"""What a repair question shows of a node, and what its values are called.

A value is addressed as patches address it, with two short names for models: ``months`` is a node's time and
``actions/1/when`` the time of its second action.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any

from plandraft.core.plan import Action, AnyNode, Measure, Plan
from plandraft.core.timing import Timing

KINDS = {"I": "指导思想", "G": "目标", "M": "措施", "S": "安排", "B": "经费", "P": "计划"}
"""What a node is called, by the letter of its id."""

FIELDS: dict[str, tuple[str, ...]] = {
    "I": ("text",),
    "G": ("text", "indicator"),
    "M": ("title", "actions", "goal_ids", "owner", "partners", "months", "indicator"),
    "S": ("title", "months", "measure_ids", "owner"),
    "B": ("purpose", "note"),
    "P": ("title", "preamble", "leads", "closing"),
}
"""The fields an answer may set; ids, locks, origins and money are nobody's business but the user's."""

FIELD_NAMES = {
    "title": "名称",
    "text": "内容",
    "actions": "具体做法",
    "when": "时间",
    "line": "日程行",
    "goal_ids": "服务目标",
    "measure_ids": "所属措施",
    "owner": "责任部门",
    "partners": "配合部门",
    "months": "时间",
    "timing": "时间",
    "indicator": "完成标志",
    "purpose": "用途",
    "note": "说明",
    "preamble": "开头",
    "leads": "领域引言",
    "closing": "结尾",
}
"""What a field is called in a plan."""

_SHOWN_CHARS = 60
"""Characters shown of an action that nothing is said about (our choice: enough to see what the measure does)."""
_ACTION = re.compile(r"actions/(\d+)(?:/(line|when))?")


def node_kind(node_id: str) -> str:
    """The letter of an id."""
    return node_id[:1]


def field_name(field: str) -> str:
    """What one value is called in a plan.

    >>> field_name("owner"), field_name("actions/1"), field_name("actions/0/line")
    ('责任部门', '具体做法2', '具体做法1日程行')
    """
    name, *rest = field.split("/")
    number = str(int(rest[0]) + 1) if rest and rest[0].isdecimal() else ""
    inner = FIELD_NAMES.get({"timing": "when"}.get(rest[1], rest[1]), rest[1]) if len(rest) > 1 else ""
    return FIELD_NAMES.get(name, name) + number + inner


def own_field(field: str, node_id: str) -> str:
    """The short name of a value that a finding names; empty where an answer may not set it.

    A finding about a node as a whole is about its first field.

    >>> own_field("timing", "M1"), own_field("actions/1/timing", "M1"), own_field("budget", "M1")
    ('months', 'actions/1/when', '')
    >>> own_field("timing/note", "M1")
    'months'
    """
    fields = FIELDS[node_kind(node_id)]
    named = re.sub(r"/timing$", "/when", field) or fields[0]
    if named.split("/")[0] == "timing":
        named = "months"
    return named if named.split("/")[0] in fields else ""


def patch_field(field: str) -> str:
    """A value's short name as patches address it."""
    return "timing" if field == "months" else re.sub(r"/when$", "/timing", field)


def action_in(field: str) -> int | None:
    """The number of the action that a value belongs to."""
    found = _ACTION.fullmatch(field)
    return int(found[1]) if found else None


def value_words(plan: Plan, node_id: str, field: str) -> str:
    """A value as text: a time as a plan writes it; of several nothing.

    Args:
        plan: As it is.
        node_id: Id of the node.
        field: As patches address it.
    """
    holder = holder_of(plan, node_id)
    at = action_in(field)
    if at is not None:
        actions = holder.actions if isinstance(holder, Measure) else ()
        return _part(actions[at], field) if at < len(actions) else ""
    if field.startswith("leads/"):
        leads, number = plan.leads, int(field.split("/")[1])
        return leads[number].text if number < len(leads) else ""
    value = getattr(holder, "timing" if field == "months" else field, "")
    return value.label if isinstance(value, Timing) else value if isinstance(value, str) else ""


def node_content(plan: Plan, node_id: str, wanted: Collection[str]) -> str:
    """What a node says, as compact JSON: what it is, what it does, and the values that are wanted.

    Args:
        plan: As it is.
        node_id: Id of the node.
        wanted: The fields that are asked about.
    """
    shown: dict[str, Any] = {}
    holder = holder_of(plan, node_id)
    if node_id != "P":
        first = FIELDS[node_kind(node_id)][0]
        shown[first] = value_words(plan, node_id, first)
    for number, action in enumerate(getattr(holder, "actions", ())):
        field = f"actions/{number}"
        whole = field in wanted or len(action.text) <= _SHOWN_CHARS
        shown[field] = action.text if whole else action.text[:_SHOWN_CHARS] + "…"
    for field in wanted:
        value = getattr(holder, field) if field in ("goal_ids", "measure_ids", "partners") else None
        shown[field] = list(value) if value else value_words(plan, node_id, field)
    return json.dumps({k: v for k, v in shown.items() if v}, ensure_ascii=False, separators=(",", ":"))


def holder_of(plan: Plan, node_id: str) -> AnyNode | Plan:
    """The node with an id, which is there; of ``P`` the plan."""
    node = plan if node_id == "P" else plan.node(node_id)
    assert node is not None
    return node


def _part(action: Action, field: str) -> str:
    if field.endswith("/when"):
        return action.timing.label
    return action.line if field.endswith("/line") else action.text
