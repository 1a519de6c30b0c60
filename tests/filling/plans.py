"""Plans to be mended, and a way to mend them with a model whose answers are written down."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from plandraft.checks import check
from plandraft.core.ask import Answer, Ask, Limits, Reply
from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.inputs import RepairInputs
from plandraft.core.plan import Plan
from plandraft.core.scheduling import with_entries
from plandraft.core.sector import Sector
from plandraft.filling import FillResult, KnownFacts, Questioning, fill_flow
from plandraft.prompts import make_ask
from tests.checks.base_plan import PLAN, PROFILE, context

CONTEXT = context()
Answering = Callable[[Ask], Answer]


def look(plan: Plan) -> Report:
    """The checks of the base plan."""
    return check(plan, CONTEXT)


def ask_for(inputs: RepairInputs) -> Ask:
    """The question as it is sent."""
    return make_ask("repair", inputs, limits=Limits(reply_tokens=2400))


def patches(*told: tuple[str, str, Any]) -> Reply:
    """An answer that sets values, each with its node and field."""
    listed = [{"id": node, "field": field, "value": value} for node, field, value in told]
    return Reply(text=json.dumps({"patches": listed}, ensure_ascii=False))


def mended(
    plan: Plan, answering: Answering, *, checking: Callable[[Plan], Report] = look, facts: tuple[str, ...] = ()
) -> tuple[FillResult, list[list[Ask]]]:
    """The mended plan, and the questions of each round."""
    questioning = Questioning(
        check=checking,
        make_ask=ask_for,
        known=KnownFacts(names={"partners": PROFILE.owners, "owner": PROFILE.owners}, facts=facts),
        organisation="青禾县医院工会",
        sector=Sector.HOSPITAL,
        period_label="2027年",
    )
    flow = fill_flow(plan, questioning)
    asked: list[list[Ask]] = []
    try:
        batch = next(flow)
        while True:
            asked.append([*batch])
            batch = flow.send(tuple(map(answering, batch)))
    except StopIteration as stop:
        return stop.value, asked


def viewed(**of_first: Any) -> Plan:
    """The base plan with a calendar that is made from its actions; fields of the first measure can be set."""
    data = PLAN.model_dump(mode="json")
    data["schedule"] = []
    first, second = data["measures"]
    first |= {
        "actions": [
            {"text": "工会小组逐户登记需求。", "timing": {"months": [2]}, "line": "登记困难职工需求"},
            {"text": "院领导带队上门走访，送去慰问信。", "timing": {"months": [3]}, "line": "走访困难职工家庭"},
        ],
        "timing": {"months": [2, 3]},
    }
    second["actions"] = [
        {"text": "各护理单元派出两名选手参加。", "timing": {"months": [3]}, "line": "护理操作比赛"},
    ]
    first |= of_first
    return with_entries(Plan.model_validate(data))


def fault(node: str, field: str, *, rule: str = "made-up", **told: Any) -> Finding:
    """A finding that a model is asked to mend."""
    given = {"severity": Severity.WARNING, "message": "有误", "askable": True} | told
    return Finding(code="PD999", rule=rule, node=node, field=field, **given)


def as_long_as(holds: Callable[[Plan], bool], *findings: Finding) -> Callable[[Plan], Report]:
    """Checks that find these as long as a plan is so."""
    return lambda plan: Report(findings=findings if holds(plan) else ())
