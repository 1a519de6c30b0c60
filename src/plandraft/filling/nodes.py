"""What a repair question shows of a node, and which of its fields an answer may set."""

from __future__ import annotations

import json

from plandraft.core.plan import Plan

KINDS = {"I": "指导思想", "G": "目标", "M": "措施", "S": "安排", "P": "计划"}
"""What a node is called, by the letter of its id."""

FIELDS: dict[str, tuple[str, ...]] = {
    "I": ("text",),
    "G": ("text", "indicator"),
    "M": ("title", "actions", "goal_ids", "owner", "partners", "months", "indicator"),
    "S": ("title", "months", "measure_ids", "owner"),
    "P": ("title", "preamble", "closing"),
}
"""The fields an answer may set; ids, locks, origins and money are nobody's business but the user's."""

FIELD_NAMES = {
    "title": "名称",
    "text": "内容",
    "actions": "具体做法",
    "goal_ids": "服务目标",
    "measure_ids": "所属措施",
    "owner": "责任部门",
    "partners": "配合部门",
    "months": "时间",
    "indicator": "完成标志",
    "preamble": "开头",
    "closing": "结尾",
}
"""What a field is called in a plan."""


def kind_of(node_id: str) -> str:
    """The letter of an id."""
    return node_id[:1]


def content_of(plan: Plan, node_id: str) -> str:
    """The node's own fields as compact JSON, empty ones left out."""
    holder = plan if node_id == "P" else plan.node(node_id)
    shown: dict[str, object] = {}
    for field in FIELDS[kind_of(node_id)]:
        value = holder.timing.label if field == "months" else getattr(holder, field)  # type: ignore[union-attr]
        if value:
            shown[field] = value
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
