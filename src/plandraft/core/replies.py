"""The shapes of answers a model is asked for. Strict on the wire: every key required, none beside them.

Chinese key names are understood as well; ``CHINESE_KEYS`` says which stands for which.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

ReplyRhythm = Literal["once", "weekly", "monthly", "quarterly", "half_yearly"]
ReplyOrigin = Literal["profile", "required", "carried_over", "practice", "proposed"]


class Shape(BaseModel):
    """An object of a reply."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class GoalShape(Shape):
    """A goal."""

    text: str
    """目标本身，一句话"""
    indicator: str
    """年底可以核对的指标：数字、完成状态或期限"""
    area: str
    """所属工作领域，取 areas 中的名称"""
    origin: ReplyOrigin
    """profile=概况所列；required=上级要求；carried_over=上年未完成；practice=通行做法；proposed=建议"""


class AreaShape(Shape):
    """A measure area with a line of intent."""

    name: str
    """工作领域名称"""
    intent: str
    """这一领域本期要做成什么，一句话"""


class MeasureShape(Shape):
    """A measure."""

    ref: str
    """本回答内的编号，如 M1"""
    area: str
    """所属工作领域"""
    title: str
    """措施名称，12 字以内"""
    actions: list[str]
    """具体做法，每条一句，写明动作、对象和方式"""
    goals: list[str]
    """所服务目标的编号，如 G1"""
    owner: str
    """责任部门，只能取概况中的部门或机构"""
    partners: list[str]
    """配合部门"""
    months: list[int]
    """进行的月份 1–12；长期按节奏进行的可为空"""
    rhythm: ReplyRhythm
    """once=一次性；其余为周期"""
    indicator: str
    """完成标志"""
    origin: ReplyOrigin
    """来源"""


class EntryShape(Shape):
    """One line of the schedule."""

    month: int
    """月份 1–12"""
    title: str
    """活动内容，一句话"""
    measures: list[str]
    """所属措施的编号，如 M1"""
    owner: str
    """责任部门"""


class NumberedGoalShape(GoalShape):
    """A goal with its number inside the reply."""

    ref: str
    """本回答内的编号，如 G1"""


class FrameReply(Shape):
    """Answer to ``frame``: what guides the work, the goals, the areas."""

    ideology: str
    """指导思想，150–350 字"""
    goals: list[GoalShape]
    """工作目标"""
    areas: list[AreaShape]
    """工作领域"""


class MeasuresReply(Shape):
    """Answer to ``measures``: the measures of one area."""

    measures: list[MeasureShape]
    """工作措施"""


class ScheduleReply(Shape):
    """Answer to ``schedule``: the entries of the period."""

    entries: list[EntryShape]
    """活动安排"""


class WholeReply(Shape):
    """Answer to ``whole``: everything at once."""

    ideology: str
    """指导思想，150–350 字"""
    goals: list[NumberedGoalShape]
    """工作目标"""
    measures: list[MeasureShape]
    """工作措施"""
    schedule: list[EntryShape]
    """活动安排"""


class PatchShape(Shape):
    """A new value for one value of a node that was asked about."""

    id: str
    """节点编号，如 M3"""
    field: str
    """字段名；第二条做法为 actions/1"""
    value: str | list[str] | list[int]
    """新值：文字；列表字段给列表"""


class RepairReply(Shape):
    """Answer to ``repair``: new values for the faulty fields of the nodes that were asked about."""

    patches: list[PatchShape] = Field(min_length=1)
    """只列需要改的字段"""


CHINESE_KEYS = {
    "指导思想": "ideology",
    "工作目标": "goals",
    "目标": "goals",
    "工作措施": "measures",
    "措施": "measures",
    "活动安排": "schedule",
    "日程": "schedule",
    "安排": "entries",
    "条目": "entries",
    "工作领域": "areas",
    "领域": "area",
    "所属领域": "area",
    "名称": "name",
    "意图": "intent",
    "编号": "ref",
    "内容": "text",
    "标题": "title",
    "活动": "title",
    "做法": "actions",
    "具体做法": "actions",
    "服务目标": "goals",
    "责任部门": "owner",
    "责任人": "owner",
    "负责部门": "owner",
    "配合部门": "partners",
    "月份": "months",
    "时间": "months",
    "周期": "rhythm",
    "指标": "indicator",
    "完成标志": "indicator",
    "来源": "origin",
    "所属措施": "measures",
    "修改": "patches",
    "字段": "field",
    "值": "value",
    "新值": "value",
}

CHINESE_WORDS = {
    "一次": "once",
    "一次性": "once",
    "每周": "weekly",
    "每月": "monthly",
    "每季": "quarterly",
    "每季度": "quarterly",
    "每半年": "half_yearly",
    "概况所列": "profile",
    "上级要求": "required",
    "上年未完成": "carried_over",
    "通行做法": "practice",
    "建议": "proposed",
}
"""The words that prompts use for the values of ``rhythm`` and ``origin``."""

MAIN_FIELDS = ("text", "title", "name")
"""What an item says where it says only one thing; each shape has one of them."""


@cache
def wire_schema(shape: type[Shape], parts: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON schema sent to an endpoint: the subset that every endpoint takes, all keys required.

    References are written out, so that endpoints without ``$ref`` understand it too.

    Args:
        shape: What is asked for.
        parts: The fields of it that are asked for; all where none are named.
    """
    schema = shape.model_json_schema()
    definitions = schema.pop("$defs", {})
    if parts:
        schema["properties"] = {name: schema["properties"][name] for name in schema["properties"] if name in parts}
    written: dict[str, Any] = _write_out(schema, definitions)
    return written


def _write_out(schema: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_write_out(inner, definitions) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _write_out(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions)
    kept = {
        key: {name: _write_out(inner, definitions) for name, inner in value.items()}
        if key == "properties"
        else _write_out(value, definitions)
        for key, value in schema.items()
        if key not in ("title", "default", "minItems")
    }
    if kept.get("type") == "object":
        kept |= {"required": list(kept.get("properties", {})), "additionalProperties": False}
        kept.pop("description", None)
    return kept
