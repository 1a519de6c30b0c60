"""The fixture files of every rule: what must be found, with its place, and near misses that must not."""

from __future__ import annotations

import pytest

from plandraft.checks import CATALOGUE, check
from plandraft.core.finding import Finding
from tests.checks.base_plan import changed, context_of
from tests.checks.cases import FIXTURES, Case, cases

RULES = {rule.code: rule for rule in CATALOGUE}


def found_by(case: Case) -> tuple[Finding, ...]:
    """What the case's rule finds; a rule that could not look has not passed."""
    report = check(changed(case.example), context_of(case.example), rules=(RULES[case.code],))
    assert not report.not_checked
    return report.findings


@pytest.mark.parametrize("case", cases("bad"), ids=str)
def test_a_bad_case_is_found_in_its_place(case: Case) -> None:
    """Every finding that the file names, and no other."""
    found = [(f.node, f.field, f.evidence) for f in found_by(case)]
    wanted = case.expect or (("",),)
    if case.expect:
        assert len(found) == len(wanted), found
    for parts in wanted:
        assert any(all(part in ("", have) for part, have in zip(parts, place, strict=False)) for place in found), found


@pytest.mark.parametrize("case", cases("good"), ids=str)
def test_a_near_miss_is_silent(case: Case) -> None:
    """What looks like the fault and is none."""
    assert found_by(case) == ()


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_both_files(code: str) -> None:
    """At least one bad case and one near miss."""
    for kind in ("bad", "good"):
        assert any(case.code == code for case in cases(kind)), f"{code} has no {kind}.yaml"


def test_no_fixture_is_without_its_rule() -> None:
    """A retired rule takes its fixtures with it."""
    assert {folder.name for folder in FIXTURES.iterdir()} <= set(RULES)
