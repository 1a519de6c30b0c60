"""What a draft leaves to the office: facts to fill in, proposals to decide on, faults to mend; each where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from plandraft.core.finding import Report, Severity
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.gap import gaps_in
from plandraft.core.plan import AnyNode, BudgetItem, Entry, Goal, Ideology, Measure, Origin, Plan

PointKind = Literal["fill_in", "decide", "mend"]
_PARTS = {"title": "标题", "preamble": "开头", "closing": "组织实施", "signature": "落款", "schedule": "活动安排"}


class OpenPoint(FrozenModel):
    """One thing that is left to the office.

    Attributes:
        kind: A fact to fill in, a proposal to decide on, or a fault to mend.
        place: Where it stands, in the words of the plan.
        text: What it is, in Chinese.
        node: Id of the node; ``P`` for the plan itself.
    """

    kind: PointKind
    place: str
    text: str
    node: str


def open_points(plan: Plan, report: Report) -> tuple[OpenPoint, ...]:
    """What is left to the office: gaps first, then proposals, then errors and warnings, each in the plan's order."""
    return (*_gaps(plan), *_proposals(plan), *_faults(plan, report))


def _gaps(plan: Plan) -> Iterator[OpenPoint]:
    seen: set[tuple[str, str]] = set()
    for node, field, text in plan.strings():
        for what in gaps_in(text):
            if (node, what) not in seen:
                seen.add((node, what))
                yield OpenPoint(kind="fill_in", place=_place(plan, node, field), text=what, node=node)


def _proposals(plan: Plan) -> Iterator[OpenPoint]:
    proposed = [item for item in plan.budget if item.origin is Origin.PROPOSED]
    if proposed:
        text = "经费分项为建议，合计等于总额，请按实际调整"
        yield OpenPoint(kind="decide", place="经费安排", text=text, node="P")
    nodes: tuple[Goal | Measure, ...] = (*plan.goals, *plan.measures)
    for node in nodes:
        if "indicator" in node.proposed and node.indicator:
            yield OpenPoint(
                kind="decide", place=_place(plan, node.id, "indicator"), text=f"建议值：{node.indicator}", node=node.id
            )


def _faults(plan: Plan, report: Report) -> Iterator[OpenPoint]:
    for finding in report.findings:
        if finding.severity is not Severity.HINT:
            text = f"{finding.message}；{finding.suggestion}" if finding.suggestion else finding.message
            place = _place(plan, finding.node, finding.field)
            yield OpenPoint(kind="mend", place=place, text=text, node=finding.node)


def _place(plan: Plan, node_id: str, field: str) -> str:
    node = plan.node(node_id)
    return _PARTS.get(field.split("/")[0], "全文") if node is None else _named(node)


def _named(node: AnyNode) -> str:
    if isinstance(node, Ideology):
        return "指导思想"
    if isinstance(node, Goal):
        return f"目标“{_short(node.text)}”"
    if isinstance(node, Measure):
        return f"措施“{_short(node.title)}”"
    if isinstance(node, Entry):
        return f"月历“{_short(node.title)}”"
    assert isinstance(node, BudgetItem)
    return f"经费“{_short(node.purpose)}”"


def _short(text: str) -> str:
    return text if len(text) <= 18 else text[:17] + "…"
