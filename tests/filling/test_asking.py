"""Which nodes go into one question, and what is said of them."""

from __future__ import annotations

import json
import re

import pytest

from plandraft.checks.catalogue import CATALOGUE
from plandraft.core.ask import Answer, Ask, Failed, Reply
from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.inputs import RepairInputs
from plandraft.core.plan import Plan
from plandraft.filling.asking import MOST_NODES, TOKENS_A_CHAR, faulty_nodes, for_a_model, questions
from tests.checks.base_plan import changed
from tests.filling.plans import fault, look, mended, patches, viewed


def many(goals: int, measures: int, **of_each: object) -> Plan:
    """A plan of so many goals and measures."""
    data = viewed().model_dump(mode="json") | {"schedule": []}
    data["goals"] = [
        {"id": f"G{n}", "text": f"第{n}个目标完成并公示", "indicator": "完成"} for n in range(1, goals + 1)
    ]
    data["measures"] = [
        {"id": f"M{n}", "area": "帮扶", "title": f"第{n}项帮扶措施", "actions": [f"逐户办理第{n}项。"], **of_each}
        for n in range(1, measures + 1)
    ]
    return Plan.model_validate(data)


def ownerless(plan: Plan) -> Report:
    """Checks that find measures without an owner and goals with a poor indicator."""
    nodes = [
        fault(m.id, "owner", message=f"措施“{m.title}”没有牵头部门", params={"title": m.title})
        for m in plan.measures
        if not m.owner
    ]
    nodes += [
        fault(g.id, "indicator", message="指标不可核对", evidence="完成") for g in plan.goals if g.indicator == "完成"
    ]
    return Report(findings=tuple(nodes))


def answering(ask: Ask) -> Answer:
    """A model that mends everything it is asked about."""
    assert isinstance(ask.inputs, RepairInputs)
    values = {"owner": "护理部", "indicator": "公示记录齐全"}
    return patches(*((node.id, f.field, values[f.field]) for node in ask.inputs.nodes for f in node.faults))


@pytest.mark.parametrize(("goals", "measures"), [(0, 25), (25, 0), (9, 16), (12, 13), (1, 24)])
def test_twenty_five_faulty_nodes_are_four_questions_at_most(goals: int, measures: int) -> None:
    """In one round, all at the same time; all of them are mended."""
    result, rounds = mended(many(goals, measures), answering, checking=ownerless)
    assert [len(asks) for asks in rounds] == [4]
    assert (len(result.asked), result.rejected, result.report.findings) == (25, 0, ())
    assert len(result.changes) == 25


def test_a_patch_that_is_refused_does_not_hold_up_its_neighbours() -> None:
    """Each node is for itself."""

    def wrongly(ask: Ask) -> Answer:
        told = [("M1", "owner", "护理部"), ("M2", "owner", ""), ("M3", "owner", "工会办公室")]
        return patches(*told)

    result, rounds = mended(many(0, 3), wrongly, checking=ownerless)
    assert [measure.owner for measure in result.plan.measures] == ["护理部", "【待补：责任部门】", "工会办公室"]
    assert (result.rejected, len(rounds)) == (1, 1)


def test_of_one_node_each_value_is_for_itself() -> None:
    """The wrong one is dropped and the right one kept, and the code behind it told."""
    plan = changed((("M1", "owner", ""), ("M1", "timing", {})))
    result, _ = mended(plan, lambda ask: patches(("M1", "owner", "外星事务处"), ("M1", "months", [2])))
    first = result.plan.measures[0]
    assert (first.timing.months, first.owner) == ((2,), "【待补：责任部门】")
    assert [(c.field, c.code) for c in result.changes if c.by == "model"] == [("timing", "PD204")]


def test_an_answer_that_cannot_be_read_is_asked_for_in_smaller_parts_once() -> None:
    """Fewer nodes at a time; a single one is not asked about again."""
    sizes: list[int] = []

    def cut(ask: Ask) -> Answer:
        assert isinstance(ask.inputs, RepairInputs)
        sizes.append(len(ask.inputs.nodes))
        return answering(ask) if len(ask.inputs.nodes) <= 2 else Failed(kind="too_long", message="cut")

    result, _ = mended(many(0, 6), cut, checking=ownerless)
    assert sizes == [6, 2, 2, 2]
    assert result.report.findings == ()
    sizes.clear()
    _, rounds = mended(many(0, 1), lambda ask: Reply(text="不会"), checking=ownerless)
    assert len(rounds) == 1


def test_nothing_more_is_asked_once_the_budget_is_spent() -> None:
    """A smaller question costs too."""
    over = Failed(kind="over_budget", message="spent")
    _, rounds = mended(many(0, 6), lambda ask: over, checking=ownerless)
    assert len(rounds) == 1


def test_an_answer_fits_its_limit() -> None:
    """Long values are fewer to a question; one that is too long by itself goes alone."""
    plan = many(0, 10, actions=["逐户走访" * 40 + "。"], owner="护理部")
    found = tuple(fault(measure.id, "actions/0", evidence="走访") for measure in plan.measures)
    asked = questions(faulty_nodes(plan, Report(findings=found)), reply_tokens=1000)
    assert [len(portion) for portion in asked] == [2] * 5
    assert all(sum(len(plan.measures[0].texts[0]) for _ in p) * TOKENS_A_CHAR <= 1000 for p in asked)
    alone = questions(faulty_nodes(plan, Report(findings=found)), reply_tokens=100)
    assert [len(portion) for portion in alone] == [1] * 10
    assert MOST_NODES == 8


def test_what_is_the_same_for_several_nodes_is_said_once() -> None:
    """Message and suggestion once; the words of a node that stand in its content not again."""
    told: list[str] = []

    def heard(ask: Ask) -> Answer:
        told.append(ask.messages[-1].content)
        return answering(ask)

    plan = many(0, 5)
    real = lambda now: Report(findings=tuple(f for f in look(now).findings if f.code == "PD201"))  # noqa: E731
    mended(plan, heard, checking=real)
    (content,) = told
    places = "、".join(f"M{n} owner" for n in range(1, 6))
    assert len(re.findall("^- ", content, re.MULTILINE)) == 1
    assert f"：{places}" in content
    assert all(content.count(measure.title) == 1 for measure in plan.measures)


def test_long_actions_that_nothing_is_said_about_are_shown_in_part() -> None:
    """What is faulty is shown whole."""
    long = "逐户走访困难职工家庭，" * 10
    plan = viewed(actions=[long, long + "完。"], owner="")
    (faulty,) = faulty_nodes(plan, Report(findings=(fault("M1", "actions/1", evidence="完"),)))
    content = json.loads(faulty.node.content)
    assert content["actions/1"] == long + "完。"
    assert content["actions/0"] == long[:60] + "…"


def test_no_question_asks_for_what_only_the_office_can_do() -> None:
    """Of every rule that a model is asked about something is left to do, and none of it is about a file."""
    for rule in (rule for rule in CATALOGUE if rule.askable):
        told = for_a_model(rule.suggestion)
        assert told, rule.code
        assert not re.search(r"(补|写|填)[入进].{0,4}概况|检查|来源", told), (rule.code, told)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("补入单位概况，或换成【待补：…】", "换成【待补：…】"),
        ("改用概况中的部门或机构，或把它写进概况", "改用概况中的部门或机构"),
        ("删去金额，或写【待补：金额】，或把预算写进概况", "删去金额，或写【待补：金额】"),
        ("删去，并检查样本和概况的来源", "删去"),
        ("按概况改正数字或时间", "按概况改正数字或时间"),
        ("在概况中补上部门名称", ""),
        ("核对文件名；是上级或本单位的，补入单位概况", ""),
        ("核对各项金额与合计", "核对各项金额与合计"),
        ("写明月份、季度或周期", "写明月份、季度或周期"),
    ],
)
def test_suggestions_for_a_model(said: str, told: str) -> None:
    """What it can change stays as it is."""
    assert for_a_model(said) == told


def test_where_only_the_office_can_help_nothing_is_asked() -> None:
    """The finding stays for its reader."""
    finding = fault("M1", "title", suggestion="补入单位概况")
    assert faulty_nodes(viewed(), Report(findings=(finding,))) == []


@pytest.mark.parametrize("field", ["budget", "claims", "area"])
def test_nothing_is_asked_that_an_answer_may_not_set(field: str) -> None:
    """Money, matters and areas."""
    assert faulty_nodes(viewed(), Report(findings=(fault("M1", field),))) == []


def test_hints_are_not_asked_about() -> None:
    """They are for the reader."""
    hint = fault("M1", "owner").model_copy(update={"severity": Severity.HINT})
    assert isinstance(hint, Finding)
    assert faulty_nodes(viewed(), Report(findings=(hint,))) == []
