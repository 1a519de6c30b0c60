"""Computed fixes: they help, they never harm, they move nothing else, and they come to rest."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing
from plandraft.filling import apply_fixes
from plandraft.filling.trying import no_worse
from tests.checks.base_plan import PLAN, changed
from tests.checks.texts import any_plan, faulty_texts
from tests.filling.plans import as_long_as, fault, look, viewed


def test_several_faults_of_one_text_are_mended_one_after_the_other() -> None:
    """Each fix is computed anew from the text the one before has left."""
    plan = changed(
        (
            ("M1", "actions", ["庆祝第20个全国助残日,于5月12日（星期一）走访。", "端午节（6月19日）前回访。"]),
            ("P", "title", "青禾县医院工会2026年工作计划"),
        )
    )
    mended, report = apply_fixes(plan, look)
    assert mended.measures[0].texts == (
        "庆祝第37个全国助残日，于5月12日（星期三）走访。",
        "端午节（6月9日）前回访。",
    )
    assert mended.title == "青禾县医院工会2027年工作计划"
    assert report.errors == ()


def test_a_fix_that_makes_something_else_as_bad_is_dropped() -> None:
    """The number of findings of a weight never grows."""

    def told(plan: Plan) -> Report:
        """A finding about the closing words, and another as grave once they are changed."""
        at = "preamble" if plan.closing == "新" else "closing"
        fix = set_field(plan, "P", "closing", "新") if at == "closing" else None
        finding = Finding(
            code="PD999", rule="x", severity=Severity.WARNING, node="P", field=at, message="", evidence="", fix=fix
        )
        return Report(findings=(finding,))

    assert apply_fixes(PLAN, told)[0] == PLAN


def in_month(plan: Plan, node: str, month: int) -> dict[str, object]:
    """What a finding brings that would move an entry."""
    fix = set_field(plan, node, "timing", Timing.of(month).model_dump(mode="json"))
    return {"fix": fix, "askable": False}


def test_no_fix_moves_an_entry_to_a_month_that_its_measure_does_not_have() -> None:
    """Within the measure's months it may be moved."""
    plan = changed((("M1", "timing", {"months": [2, 5]}),))
    for month, moved in ((9, False), (5, True)):
        finding = fault("S1", "timing", **in_month(plan, "S1", month))
        after, _ = apply_fixes(plan, as_long_as(lambda now: now.schedule[0].timing.months == (2,), finding))
        assert (after.schedule[0].timing.months == (month,)) is moved


def test_a_fix_of_a_view_moves_the_action_and_the_measure_with_it() -> None:
    """The calendar, the action and the measure say the same, and nothing else has moved."""
    plan = viewed()
    entry = next(each for each in plan.schedule if each.action == "M1/1")
    finding = fault(entry.id, "timing", **in_month(plan, entry.id, 9))
    held = as_long_as(lambda now: now.measures[0].actions[1].timing.months == (3,), finding)
    after, report = apply_fixes(plan, held)
    first = after.measures[0]
    assert (first.actions[1].timing.months, first.timing.months) == ((9,), (2, 9))
    assert [each.timing.months for each in after.schedule if each.action == "M1/1"] == [(9,)]
    assert (first.actions[0], after.measures[1]) == (plan.measures[0].actions[0], plan.measures[1])
    assert report.findings == ()


def test_of_an_action_with_several_lines_only_the_faulty_one_is_moved() -> None:
    """The others keep their months."""
    actions = [{"text": "逐户走访。", "timing": {"months": [2, 6, 9]}, "line": "走访困难职工家庭"}]
    plan = viewed(actions=actions, timing={"months": [2, 6, 9]})
    entry = next(each for each in plan.schedule if each.timing.months == (6,))
    finding = fault(entry.id, "timing", **in_month(plan, entry.id, 7))
    after, _ = apply_fixes(plan, as_long_as(lambda now: 6 in now.measures[0].timing.months, finding))
    assert after.measures[0].actions[0].timing.months == after.measures[0].timing.months == (2, 7, 9)


def test_a_move_against_the_words_of_the_action_is_no_fix() -> None:
    """Else the text would say 2月 and the calendar 9月."""
    actions = [{"text": "2月逐户走访。", "timing": {"months": [2]}, "line": "走访困难职工家庭"}]
    plan = viewed(actions=actions, timing={"months": [2]})
    (entry,) = (each for each in plan.schedule if each.action == "M1/0")
    finding = fault(entry.id, "timing", **in_month(plan, entry.id, 9))
    assert apply_fixes(plan, as_long_as(lambda now: True, finding))[0] == plan


def test_a_festival_in_the_wrong_month_is_moved_with_its_action() -> None:
    """Of the checks' own findings."""
    actions = [
        {"text": "逐户登记需求。", "timing": {"months": [2]}, "line": "登记困难职工需求"},
        {"text": "组织游园，慰问值班女职工。", "timing": {"months": [2]}, "line": "三八妇女节游园"},
    ]
    plan = viewed(title="关心困难职工和女职工", actions=actions, timing={"months": [2]})
    after, report = apply_fixes(plan, look)
    first = after.measures[0]
    assert [action.timing.months for action in first.actions] == [(2,), (3,)]
    assert first.timing.months == (2, 3)
    assert "PD303" not in {finding.code for finding in report.findings}


@given(any_plan(st.one_of(faulty_texts(), st.text(max_size=30))))
@settings(max_examples=60, deadline=None)
def test_fixes_never_leave_more_or_graver_findings_and_are_idempotent(plan: Plan) -> None:
    """Whatever the plan holds."""
    met = look(plan)
    mended, report = apply_fixes(plan, look)
    assert no_worse(report, met)
    assert report == look(mended)
    assert apply_fixes(mended, look) == (mended, report)
