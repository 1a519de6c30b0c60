"""The shapes of answers a model is asked for. Strict on the wire: every key required, none beside them.

Chinese key names are understood as well; ``CHINESE_KEYS`` says which stands for which.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """An object of a reply."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class GoalShape(Shape):
    """A goal."""

    text: str
    """目标，一句话，写明到何时达到什么数或什么状态"""
    indicator: str
    """怎样核对；目标句中已写明的留空"""
    claims: list[str]
    """所认领事项的编号，如 P1；没有则为空"""
    area: str
    """所属工作领域，取给出的名称"""


class AreaShape(Shape):
    """A heading among the measures, and the line below it."""

    name: str
    """领域标题，与其下措施相合"""
    lead: str
    """领域的导语，一句话：本期要做成什么"""


class ActionShape(Shape):
    """One thing that is done for a measure."""

    text: str
    """做法，一句话，写明动作、对象和方式"""
    when: str
    """时间，如 3月；3、6、9、12月；6月底前；5月12日；4—9月；每月"""
    line: str
    """列入全年安排时的用语，18 字以内；不单独列入的留空"""


class MeasureShape(Shape):
    """A measure."""

    area: str
    """所属领域，取 areas 中的 name"""
    title: str
    """措施名称，14 字以内"""
    claims: list[str]
    """所落实事项的编号，如 P1；没有则为空"""
    actions: list[ActionShape]
    """具体做法"""
    owner: str
    """责任主体，只取给出的名称"""
    partners: list[str]
    """配合部门，不含责任主体"""
    indicator: str
    """完成标志，与做法中的次数、时间一致"""
    budget: str
    """所用经费项的编号，如 B1；不花钱的留空"""


class BudgetShape(Shape):
    """What money is for."""

    id: str
    """经费项的编号，如 B1"""
    purpose: str
    """用途"""
    amount: float
    """金额，元"""
    note: str
    """用在哪些事上，20 字以内"""


class FrameReply(Shape):
    """Answer to ``frame``: everything but the measures."""

    opening: str
    """开头"""
    ideology: str
    """指导思想"""
    goals: list[GoalShape]
    """工作目标"""
    budget: list[BudgetShape]
    """经费安排"""
    closing: str
    """组织实施"""


class MeasuresReply(Shape):
    """Answer to ``measures``: the measures of a group of areas."""

    areas: list[AreaShape]
    """工作领域"""
    measures: list[MeasureShape]
    """工作措施"""


class WholeReply(Shape):
    """Answer to ``whole``: everything at once."""

    opening: str
    """开头"""
    ideology: str
    """指导思想"""
    goals: list[GoalShape]
    """工作目标"""
    areas: list[AreaShape]
    """工作领域"""
    measures: list[MeasureShape]
    """工作措施"""
    budget: list[BudgetShape]
    """经费安排"""
    closing: str
    """组织实施"""


class AdditionShape(ActionShape):
    """A further action of a measure that is there."""

    measure: str
    """措施的编号，如 M3"""


class OpenReply(Shape):
    """Answer to ``open``: what the plan still lacks."""

    measures: list[MeasureShape]
    """给没有措施的事项补写的措施"""
    additions: list[AdditionShape]
    """给已有措施补写的做法，使空着的月份有事可做"""


class SentenceShape(Shape):
    """Other words for an action that is there; its time and its line stay as they are."""

    at: str
    """做法的编号，如 M3/2"""
    text: str
    """改后的句子；整条删去的留空"""


class ResizeReply(Shape):
    """Answer to ``resize``: sentences in another length, only those that change."""

    actions: list[SentenceShape]
    """要改的做法"""


class ReviewedTextShape(Shape):
    """A part of the plan outside goals and measures, in other words."""

    part: str
    """opening、ideology 或 closing"""
    text: str
    """改后的整段"""


class ReviewedGoalShape(Shape):
    """A goal in other words."""

    id: str
    """目标的编号，如 G2"""
    text: str
    """改后的目标"""


class ReviewedMeasureShape(Shape):
    """What a measure is called, who does it and what pays for it; an empty field stays as it is."""

    id: str
    """措施的编号，如 M3"""
    title: str
    """措施名称；不变的留空"""
    owner: str
    """责任主体；不变的留空"""
    budget: str
    """所用经费项的编号；不变或不花钱的留空"""


class ReviewedActionShape(ActionShape):
    """One action as it is to be: in the place of another, or a further one; an empty time or line stays as it is."""

    at: str
    """做法的编号，如 M3/2；给 M3 新增一条写 M3/+；整条删去的 text 留空"""


class ReviewedBudgetShape(BudgetShape):
    """What money is for, and which measures spend it."""

    measures: list[str]
    """花这笔钱的措施编号，如 M3"""


class ReviewReply(Shape):
    """Answer to ``review``: only what is to be changed, one action at a time."""

    texts: list[ReviewedTextShape]
    """要改的开头、指导思想、组织实施"""
    goals: list[ReviewedGoalShape]
    """要改的目标"""
    actions: list[ReviewedActionShape]
    """要改、要增、要删的做法"""
    measures: list[ReviewedMeasureShape]
    """名称、责任主体或经费要改的措施"""
    added: list[MeasureShape]
    """要补的措施"""
    budget: list[ReviewedBudgetShape]
    """全部经费项；没有经费时留空"""


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
    "开头": "opening",
    "引言": "opening",
    "前言": "opening",
    "指导思想": "ideology",
    "工作目标": "goals",
    "目标": "goals",
    "工作措施": "measures",
    "措施": "measures",
    "工作领域": "areas",
    "领域": "area",
    "所属领域": "area",
    "经费安排": "budget",
    "经费": "budget",
    "组织实施": "closing",
    "结尾": "closing",
    "结语": "closing",
    "名称": "name",
    "导语": "lead",
    "意图": "lead",
    "编号": "id",
    "内容": "text",
    "标题": "title",
    "做法": "actions",
    "具体做法": "actions",
    "事项": "claims",
    "认领": "claims",
    "认领事项": "claims",
    "服务目标": "goals",
    "责任主体": "owner",
    "责任部门": "owner",
    "责任人": "owner",
    "负责部门": "owner",
    "配合部门": "partners",
    "月份": "months",
    "时间": "months",
    "安排用语": "line",
    "日程": "line",
    "指标": "indicator",
    "完成标志": "indicator",
    "用途": "purpose",
    "金额": "amount",
    "说明": "note",
    "补充": "additions",
    "修改做法": "actions",
    "段落": "texts",
    "部分": "part",
    "补写": "added",
    "新增": "added",
    "补充做法": "additions",
    "所属措施": "measure",
    "修改": "patches",
    "字段": "field",
    "值": "value",
    "新值": "value",
}
"""The Chinese names of keys; ``months`` and ``when`` are one field under two names."""

MAIN_FIELDS = ("text", "title", "name", "purpose")
"""What an item says where it says only one thing; each shape has one of them, or an id."""


_SHAPES: tuple[type[Shape], ...] = (
    GoalShape,
    AreaShape,
    ActionShape,
    MeasureShape,
    BudgetShape,
    AdditionShape,
    SentenceShape,
    ReviewedTextShape,
    ReviewedGoalShape,
    ReviewedMeasureShape,
    ReviewedActionShape,
    ReviewedBudgetShape,
    PatchShape,
)


def descriptions() -> tuple[str, ...]:
    """What the shapes say of their values: some models give it back in the place of a value."""
    said = (field.description for shape in _SHAPES for field in shape.model_fields.values())
    return tuple(dict.fromkeys(one for one in said if one))


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
