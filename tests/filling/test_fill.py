"""Mending: computed fixes, a few small questions, then named gaps."""

from __future__ import annotations

import json

from plandraft.core.ask import Ask, Failed, Reply
from plandraft.core.patch import apply_patch, set_field
from plandraft.core.plan import Origin, Plan
from plandraft.filling import FillResult, apply_fixes
from tests.checks.base_plan import PLAN, changed
from tests.filling.plans import look, mended


def fill(plan: Plan, *answers: object) -> tuple[FillResult, list[Ask]]:
    """Mend a plan with one answer a question."""
    pending = list(answers)

    def answering(ask: Ask) -> Reply | Failed:
        answer = pending.pop(0) if pending else Failed(kind="faulty", message="nothing left")
        return answer if isinstance(answer, Failed) else Reply(text=json.dumps(answer, ensure_ascii=False))

    result, rounds = mended(plan, answering)
    return result, [ask for asks in rounds for ask in asks]


def test_a_missing_owner_is_asked_for_and_nothing_else_of_the_plan_is_shown() -> None:
    """One node, one question."""
    result, asked = fill(
        changed((("M1", "owner", ""),)), {"patches": [{"id": "M1", "field": "owner", "value": "护理部"}]}
    )
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


def test_an_answer_about_the_only_node_needs_no_id() -> None:
    """What small models write instead of the form: Chinese keys, bare fields, a node as an object."""
    for answer in (
        {"责任部门": "护理部"},
        {"修改": [{"字段": "责任部门", "新值": "护理部"}]},
        {"owner": "护理部"},
        {"M1": {"owner": "护理部"}},
        {"patches": [{"编号": "措施 M1", "字段": "责任部门", "值": "护理部"}]},
        {"patches": [{"field": "M1.owner", "value": "护理部"}]},
        {"patches": {"id": "m1", "owner": "护理部"}},
    ):
        result, _ = fill(changed((("M1", "owner", ""),)), answer)
        assert result.plan.measures[0].owner == "护理部", answer


def test_ids_locks_and_origins_cannot_be_set() -> None:
    """An answer touches the values it was asked about."""
    plan = changed((("M1", "owner", ""),))
    result, _ = fill(plan, {"patches": [{"field": "id", "value": "M9"}, {"field": "locked", "value": "true"}]})
    assert [m.id for m in result.plan.measures] == ["M1", "M2"]
    assert not result.plan.measures[0].locked


def test_a_value_that_nobody_asked_about_stays() -> None:
    """A right one of the same node, and the same one of another node."""
    told = [("M1", "owner", "护理部"), ("M1", "title", "走访所有职工家庭"), ("M2", "owner", "工会办公室")]
    answer = {"patches": [{"id": node, "field": field, "value": value} for node, field, value in told]}
    result, _ = fill(changed((("M1", "owner", ""),)), answer)
    assert result.plan == changed((("M1", "owner", "护理部"),))


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
    better, report = apply_fixes(plan, look)
    assert "，" in better.closing
    assert "第37个" in better.schedule[0].title
    assert better.schedule[1].measure_ids == ("M2",)
    assert report.badness < look(plan).badness
    assert apply_fixes(better, look)[0] == better


def test_a_plan_without_faults_is_left_as_it_is() -> None:
    """Nothing is asked, nothing is changed, nothing is told."""
    result, asked = fill(PLAN)
    assert (result.plan, asked, result.changes) == (PLAN, [], ())


def test_a_text_of_the_plan_itself_is_asked_about_too() -> None:
    """The closing words are nobody's node, and a model can mend them."""
    plan = changed((("P", "closing", "各部门按月检查。希望以上内容对您有所帮助。"),))
    result, asked = fill(plan, {"patches": [{"id": "P", "field": "closing", "value": "各部门按月检查。"}]})
    assert len(asked) == 1
    assert result.plan.closing == "各部门按月检查。"


def test_a_patch_is_a_patch() -> None:
    """What the filling builds on keeps the old value as its test."""
    patch = set_field(PLAN, "M1", "owner", "护理部")
    assert apply_patch(PLAN, patch).measures[0].owner == "护理部"
