"""Computed fixes of the rules of facts, wording and language: each mends what it is for, and breaks nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.checks import CATALOGUE, check
from plandraft.core.finding import Finding
from plandraft.core.patch import apply_patch
from plandraft.core.plan import Plan
from tests.checks.base_plan import changed, context, context_of
from tests.checks.cases import Case, cases

RULES = tuple(rule for rule in CATALOGUE if rule.code[:3] in ("PD5", "PD6", "PD7"))
BY_CODE = {rule.code: rule for rule in RULES}
NO_FIX = {"PD501", "PD502", "PD503", "PD504", "PD505", "PD506", "PD507", "PD508", "PD509", "PD510"} | {
    "PD601", "PD602", "PD604", "PD606", "PD607", "PD610", "PD612", "PD613", "PD701", "PD703", "PD705", "PD708",
    "PD511", "PD515", "PD521", "PD522", "PD523", "PD614", "PD716", "PD717", "PD723", "PD727", "PD728",
    "PD729", "PD730", "PD731", "PD732", "PD733",
}  # fmt: skip
"""Rules for whose faults nothing can be computed: a fact is missing, or a reader must choose."""
CASES = [case for case in cases("bad") if case.code in BY_CODE]
CONTEXT = context()


def found_in(plan: Plan, case: Case) -> tuple[Finding, ...]:
    """What the case's rule finds in a plan."""
    return check(plan, context_of(case.example), rules=(BY_CODE[case.code],)).findings


def test_a_rule_has_fixes_or_is_known_to_have_none() -> None:
    """So that a fix does not vanish unseen."""
    fixed = {case.code for case in CASES if any(f.fix for f in found_in(changed(case.example), case))}
    assert fixed == set(BY_CODE) - NO_FIX


@pytest.mark.parametrize("case", [case for case in CASES if case.code not in NO_FIX], ids=str)
def test_a_fix_mends_its_field_and_makes_nothing_worse(case: Case) -> None:
    """One fix less faults; all rules of the three families find nothing graver afterwards; nothing is left to fix."""
    plan = changed(case.example)
    before = check(plan, context_of(case.example), rules=RULES).badness
    for _ in range(9):
        fixes = [f.fix for f in found_in(plan, case) if f.fix]
        if not fixes:
            break
        mended = apply_patch(plan, fixes[0])
        assert len(found_in(mended, case)) < len(found_in(plan, case))
        plan = mended
    assert not [f for f in found_in(plan, case) if f.fix]
    assert check(plan, context_of(case.example), rules=RULES).badness <= before


TRICKY = (
    "“”‘’（）《》〈〉【】()[]{}，。；：、！？…,.;:!?-—～~%·_×xX*"
    "年月日号第届大中全会精神一二三十百千0123456789〔〕的了和党工会用心AB ab\n "
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet=TRICKY, max_size=40), min_size=1, max_size=3))
def test_any_text_is_read_and_any_fix_applies(actions: list[str]) -> None:
    """Evidence stands where the finding says, and a fix changes only the field it is for."""
    plan = changed((("M1", "actions", actions),))
    texts = {(node, field): text for node, field, text in plan.strings()}
    for finding in check(plan, CONTEXT, rules=RULES).findings:
        if finding.span is not None:
            text = texts[(finding.node, finding.field)]
            assert text[finding.span.start : finding.span.end] == finding.evidence
        if finding.fix is not None:
            mended = {(n, f): t for n, f, t in apply_patch(plan, finding.fix).strings()}
            assert [key for key in texts if mended[key] != texts[key]] == [(finding.node, finding.field)]
