"""Computed fixes: they help, they never harm, and they come to rest."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.checks import check
from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan
from plandraft.filling import apply_fixes
from plandraft.filling.fixes import no_worse
from tests.checks.base_plan import PLAN, changed, context
from tests.checks.texts import any_plan, faulty_texts

CONTEXT = context()


def look(plan: Plan) -> Report:
    """The checks of the base plan."""
    return check(plan, CONTEXT)


def test_several_faults_of_one_text_are_mended_one_after_the_other() -> None:
    """Each fix is computed anew from the text the one before has left."""
    plan = changed(
        (
            ("M1", "actions", ["庆祝第20个全国助残日,于5月12日（星期一）走访。", "端午节（6月19日）前回访。"]),
            ("P", "title", "青禾县医院工会2026年工作计划"),
        )
    )
    mended, report = apply_fixes(plan, look)
    assert mended.measures[0].actions == (
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


@given(any_plan(st.one_of(faulty_texts(), st.text(max_size=30))))
@settings(max_examples=60, deadline=None)
def test_fixes_never_leave_more_or_graver_findings_and_are_idempotent(plan: Plan) -> None:
    """Whatever the plan holds."""
    met = look(plan)
    mended, report = apply_fixes(plan, look)
    assert no_worse(report, met)
    assert report == look(mended)
    assert apply_fixes(mended, look) == (mended, report)
