"""Every change is told: where, what stood there, what stands there now, which rule and who."""

from __future__ import annotations

from plandraft.core.ask import Reply
from plandraft.core.patch import AppliedChange, apply_patch, set_field
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing
from plandraft.filling import changes_told
from tests.checks.base_plan import changed
from tests.drafting.offline_answers import Wire, drafted, with_value
from tests.filling.plans import mended, patches, viewed


def test_a_change_reads_as_a_sentence() -> None:
    """In both languages."""
    told = [
        AppliedChange(node="M3", field="owner", code="PD203", old="相关部门", new="护理部", by="model"),
        AppliedChange(node="M3", field="actions/1/timing", code="PD303", old="3月", new="9月", by="fix"),
        AppliedChange(node="S2", field="measure_ids", code="PD210", old="M99", by="fix"),
        AppliedChange(node="G1", field="indicator", code="PD209", new="名单公示", by="model"),
        AppliedChange(node="M5", code="PD112", old="走访", new="M3", by="fix"),
    ]
    assert changes_told(told) == [
        "M3 责任部门：“相关部门”改为“护理部”（PD203，模型改写）",
        "M3 具体做法2时间：“3月”改为“9月”（PD303，自动改正）",
        "S2 所属措施：删去“M99”（PD210，自动改正）",
        "G1 完成标志：补上“名单公示”（PD209，模型改写）",
        "M5“走访”并入 M3（PD112，自动改正）",
    ]
    assert changes_told(told, "en") == [
        "M3 owner: “相关部门” → “护理部” (PD203, by the model)",
        "M3 actions/1/timing: “3月” → “9月” (PD303, computed)",
        "S2 measure_ids: struck out “M99” (PD210, computed)",
        "G1 indicator: added “名单公示” (PD209, by the model)",
        "M5 “走访” taken into M3 (PD112, computed)",
    ]


def replayed(plan: Plan, changes: tuple[AppliedChange, ...]) -> list[str]:
    """What a reader who follows the changes finds at the end of each."""
    return [f"{change.node}.{change.field}={change.new}" for change in changes]


def test_computed_changes_and_gaps_are_told_too() -> None:
    """Nothing in the plan is other than before without a line that says so."""
    plan = changed(
        (("P", "closing", "各部门抓好落实,按月检查。"), ("M1", "owner", ""), ("S2", "measure_ids", ["M2", "M99"]))
    )
    result, _ = mended(plan, lambda ask: Reply(text="{}"))
    assert {(change.node, change.field, change.by) for change in result.changes} == {
        ("P", "closing", "fix"),
        ("S2", "measure_ids", "fix"),
        ("M1", "owner", "fix"),
    }
    assert "M1.owner=【待补：责任部门】" in replayed(plan, result.changes)


def test_a_plan_with_the_told_values_is_the_mended_plan() -> None:
    """Of texts: setting what is told gives the plan; views follow from their actions."""
    plan = viewed(owner="", actions=["逐户登记,按户建档。", "上门走访。"], timing={})
    result, _ = mended(plan, lambda ask: patches(("M1", "owner", "护理部"), ("M1", "months", [2])))
    told = plan
    for change in result.changes:
        value = Timing.of(2).model_dump(mode="json") if change.field.endswith("timing") else change.new
        told = apply_patch(told, set_field(told, change.node, change.field, value))
    assert told.measures == result.plan.measures


def test_a_draft_says_what_was_changed_in_it() -> None:
    """Through the whole flow: an indicator that nobody can tick, as it was and as it is now."""
    draft = drafted(Wire({"whole": [with_value("measures", 3, "indicator", value="做好工作")]}), "whole")
    (told,) = (change for change in draft.changes if change.field == "indicator")
    now = {measure.id: measure.indicator for measure in draft.plan.measures}
    assert (told.old, told.new, told.by) == ("做好工作", now[told.node], "model")
    assert "做好工作" not in now.values()
