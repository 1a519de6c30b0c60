"""Mending: computed fixes, one small question a node, then named gaps."""

from __future__ import annotations

import json

import pytest

from plandraft.checks import check
from plandraft.core.ask import Ask, Failed, Limits, Reply
from plandraft.core.finding import Report
from plandraft.core.inputs import RepairInputs
from plandraft.core.patch import apply_patch, set_field
from plandraft.core.plan import Origin, Plan
from plandraft.core.sector import Sector
from plandraft.filling import FillResult, apply_fixes, fill_flow
from plandraft.filling.patches import patch_from
from plandraft.prompts import make_ask
from tests.checks.base_plan import PLAN, PROFILE, changed, context

CONTEXT = context()


def look(plan: Plan) -> Report:
    """The checks of the base plan."""
    return check(plan, CONTEXT)


def fill(plan: Plan, *answers: object) -> tuple[FillResult, list[Ask]]:
    """Drive the flow with one answer a batch for every ask in it."""
    asked: list[Ask] = []

    def ask(inputs: RepairInputs) -> Ask:
        return make_ask("repair", inputs, limits=Limits(reply_tokens=500))

    flow = fill_flow(
        plan,
        check=look,
        make_ask=ask,
        choices={"owner": PROFILE.owners},
        organisation="青禾县医院工会",
        sector=Sector.HOSPITAL,
        period_label="2027年",
    )
    pending = list(answers)
    try:
        batch = next(flow)
        while True:
            asked += batch
            answer = pending.pop(0) if pending else Failed(kind="faulty", message="nothing left")
            text = answer if isinstance(answer, Failed) else Reply(text=json.dumps(answer, ensure_ascii=False))
            batch = flow.send(tuple(text for _ in batch))
    except StopIteration as stop:
        return stop.value, asked


def test_a_missing_owner_is_asked_for_and_nothing_else_of_the_plan_is_shown() -> None:
    """One node, one question."""
    result, asked = fill(changed((("M1", "owner", ""),)), {"patches": [{"field": "owner", "value": "护理部"}]})
    assert result.plan.measures[0].owner == "护理部"
    assert len(asked) == 1
    assert "举办护理操作比赛" not in asked[0].text


def test_an_owner_the_organisation_does_not_have_is_not_taken() -> None:
    """A patch that makes things worse is dropped, and the owner becomes a named gap."""
    result, _ = fill(changed((("M1", "owner", ""),)), {"patches": [{"field": "owner", "value": "外星事务处"}]})
    assert result.rejected == 1
    assert result.plan.measures[0].owner == "【待补：责任部门】"
    assert result.plan.measures[0].origin is Origin.PENDING
    assert "PD106" in {f.code for f in result.report.findings}


def test_a_time_that_stays_unknown_is_a_named_gap_and_its_node_waits() -> None:
    """The declared gap is a hint; the missing time itself is reported no more."""
    result, asked = fill(changed((("M1", "timing", {}),)), {"patches": [{"field": "months", "value": "适时"}]})
    measure = result.plan.measures[0]
    assert (measure.timing.note, measure.origin) == ("【待补：时间】", Origin.PENDING)
    assert (result.rounds, len(asked)) == (1, 1)
    found = {(f.code, f.node) for f in result.report.findings}
    assert ("PD106", "M1") in found
    assert ("PD204", "M1") not in found


def test_chinese_keys_and_bare_fields_are_understood() -> None:
    """What small models write instead of the form."""
    for answer in ({"责任部门": "护理部"}, {"修改": [{"字段": "责任部门", "新值": "护理部"}]}, {"owner": "护理部"}):
        result, _ = fill(changed((("M1", "owner", ""),)), answer)
        assert result.plan.measures[0].owner == "护理部"


def test_ids_locks_and_origins_cannot_be_set() -> None:
    """An answer touches the fields it was asked about."""
    plan = changed((("M1", "owner", ""),))
    result, _ = fill(plan, {"patches": [{"field": "id", "value": "M9"}, {"field": "locked", "value": "true"}]})
    assert [m.id for m in result.plan.measures] == ["M1", "M2"]
    assert not result.plan.measures[0].locked


def test_a_locked_node_is_neither_asked_about_nor_changed() -> None:
    """The user has decided."""
    result, asked = fill(changed((("M1", "owner", ""), ("M1", "locked", True))))
    assert asked == []
    assert result.plan.measures[0].owner == ""


def test_fixes_help_and_applied_again_change_nothing() -> None:
    """Half-width marks, wrong ordinals and dangling links are mended without a model."""
    plan = changed(
        (
            ("P", "closing", "各部门抓好落实,按月检查。"),
            ("S1", "title", "庆祝第20个全国助残日"),
            ("S2", "measure_ids", ["M2", "M99"]),
        )
    )
    mended, report = apply_fixes(plan, look)
    assert "，" in mended.closing
    assert "第37个" in mended.schedule[0].title
    assert mended.schedule[1].measure_ids == ("M2",)
    assert report.badness < look(plan).badness
    assert apply_fixes(mended, look)[0] == mended


def test_a_plan_without_faults_is_left_as_it_is() -> None:
    """Nothing is asked, nothing is changed."""
    result, asked = fill(PLAN)
    assert (result.plan, asked) == (PLAN, [])


def test_a_patch_is_a_patch() -> None:
    """What the filling builds on keeps the old value as its test."""
    patch = set_field(PLAN, "M1", "owner", "护理部")
    assert apply_patch(PLAN, patch).measures[0].owner == "护理部"


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ([10], "10月"),
        ("10月12日", "10月"),
        ("每季度", "每季度"),
        ("上半年", "1—6月"),
        ("3", "3月"),
        (["9月", "10月"], "9—10月"),
    ],
)
def test_a_time_is_read_as_plans_write_it(value: object, label: str) -> None:
    """Numbers, months, days, quarters and rhythms."""
    plan = changed((("M1", "timing", {}),))
    patch = patch_from(json.dumps({"patches": [{"field": "months", "value": value}]}), plan, "M1")
    assert patch is not None
    assert apply_patch(plan, patch).measures[0].timing.label == label
