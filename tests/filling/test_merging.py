"""What stands twice becomes one, and nothing is lost; what stands nowhere in the calendar gets a line."""

from __future__ import annotations

from typing import Any

from plandraft.core.ask import Reply
from plandraft.core.patch import apply_patch
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing
from plandraft.filling import apply_fixes, changes_told
from plandraft.filling.merging import merged_nodes
from tests.checks.base_plan import changed
from tests.filling.plans import look, mended, patches, viewed


def doubled(**later: Any) -> Plan:
    """A plan whose second measure is the first one again, with something more."""
    data = viewed(claims=["P1"]).model_dump(mode="json") | {"schedule": []}
    first, second = data["measures"]
    second |= {
        "area": first["area"],
        "title": "走访“困难职工家庭”",
        "actions": [
            {"text": "工会小组逐户登记需求"},
            {"text": "年底前逐户回访。", "timing": {"months": [3]}, "line": "回访困难职工家庭"},
        ],
        "claims": ["U1", "P1"],
        "indicator": "回访记录齐全",
    } | later
    first["indicator"] = "走访名单公示"
    data["budget"] = [{"id": "B1", "purpose": "慰问", "amount": 100, "measure_ids": ["M2"]}]
    data["schedule"] = [{"id": "S9", "title": "公布走访名单", "timing": {"months": [3]}, "measure_ids": ["M2", "M1"]}]
    return Plan.model_validate(data)


def joined(plan: Plan) -> Plan | None:
    """The plan with its two measures made one."""
    patch = merged_nodes(plan, "M1", "M2")
    return apply_patch(plan, patch) if patch is not None else None


def test_a_measure_that_stands_twice_is_one() -> None:
    """The first takes in claims, actions, owner and indicator of the later one, and its links."""
    plan = doubled()
    after, report = apply_fixes(plan, look)
    (measure,) = after.measures
    assert measure.claims == ("P1", "U1")
    assert measure.texts == (*plan.measures[0].texts, "年底前逐户回访。")
    assert (measure.owner, measure.partners) == ("工会办公室", ("护理部",))
    assert measure.indicator == "走访名单公示；回访记录齐全"
    assert after.budget[0].measure_ids == ("M1",)
    assert after.node("S9").measure_ids == ("M1",)  # type: ignore[union-attr]
    assert {entry.action for entry in after.schedule} == {"", "M1/0", "M1/1", "M1/2"}
    assert "PD112" not in {finding.code for finding in report.findings}


def test_a_merged_node_is_told() -> None:
    """Which one went, and where to."""
    result, _ = mended(doubled(), lambda ask: Reply(text="{}"))
    assert "M2“走访“困难职工家庭””并入 M1（PD112，自动改正）" in changes_told(result.changes)


def test_two_amounts_are_nobody_s_to_decide() -> None:
    """Then both stay; nor is anything merged that is locked, or of two kinds."""
    plan = doubled(budget=300)
    assert joined(plan) is not None
    data = plan.model_dump(mode="json")
    data["measures"][0]["budget"] = 200
    assert joined(Plan.model_validate(data)) is None
    assert joined(doubled(locked=True)) is None
    assert merged_nodes(doubled(), "M1", "G1") is None
    assert merged_nodes(doubled(), "M1", "M7") is None


def test_a_goal_and_an_entry_that_stand_twice_are_one() -> None:
    """Links follow."""
    data = changed((("M2", "goal_ids", ["G2"]),)).model_dump(mode="json")
    data["goals"].append({"id": "G2", "text": "困难职工家庭走访全覆盖。", "indicator": "走访率100%", "claims": ["R1"]})
    data["schedule"].append(
        {"id": "S3", "title": "走访困难职工家庭", "timing": {"months": [2]}, "measure_ids": ["M2"], "owner": "护理部"}
    )
    after, report = apply_fixes(Plan.model_validate(data), look)
    assert [(goal.id, goal.claims) for goal in after.goals] == [("G1", ("R1",))]
    assert {measure.goal_ids for measure in after.measures} == {("G1",)}
    assert [entry.id for entry in after.schedule] == ["S1", "S2"]
    assert (after.schedule[0].measure_ids, after.schedule[0].owner) == (("M1", "M2"), "护理部")
    assert "PD112" not in {finding.code for finding in report.findings}


def lineless(**first: Any) -> Plan:
    """A plan whose first measure stands nowhere in the calendar."""
    data = viewed().model_dump(mode="json")
    data["schedule"] = [entry for entry in data["schedule"] if entry["measure_ids"] != ["M1"]]
    for action in data["measures"][0]["actions"]:
        action["line"] = ""
    data["measures"][0] |= first
    return Plan.model_validate(data)


def test_a_short_title_is_the_missing_line() -> None:
    """Of the first action that has a time; the text stays."""
    plan = lineless()
    after, report = apply_fixes(plan, look)
    assert [action.line for action in after.measures[0].actions] == ["走访困难职工家庭", ""]
    assert after.measures[0].texts == plan.measures[0].texts
    assert "PD207" not in {finding.code for finding in report.findings}


def test_an_action_without_a_time_takes_the_measure_s() -> None:
    """A line without a time would stand nowhere."""
    after, _ = apply_fixes(lineless(actions=["逐户走访。"], timing={"months": [2], "deadline": True}), look)
    (action,) = after.measures[0].actions
    assert (action.timing, action.line) == (after.measures[0].timing, "走访困难职工家庭")
    assert [entry.timing.label for entry in after.schedule if entry.action == "M1/0"] == ["2月"]


def test_a_long_title_is_said_shorter_by_the_model() -> None:
    """It is asked for the line of an action."""
    plan = lineless(title="走访慰问困难职工家庭和因病致困职工家庭并建立档案")

    def answering(ask: Any) -> Reply:
        assert "没有列入活动安排" in ask.messages[-1].content
        return patches(("M1", "actions/0/line", "登记困难职工需求"))

    result, rounds = mended(plan, answering)
    assert len(rounds) == 1
    assert result.plan.measures[0].actions[0].line == "登记困难职工需求"
    assert "PD207" not in {finding.code for finding in result.report.findings}


def test_a_measure_s_time_is_what_its_actions_say() -> None:
    """Where it is a named gap beside them; one without any time is not at fault, and stays as it is."""
    after, report = apply_fixes(viewed(timing={"note": "【待补：时间】"}), look)
    assert after.measures[0].timing == Timing.of(2, 3)
    assert "PD106" not in {finding.code for finding in report.findings}
    assert apply_fixes(viewed(timing={}), look)[0] == viewed(timing={})
