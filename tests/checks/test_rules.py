"""Every rule: its examples are run, its documentation is complete, and it never raises."""

from __future__ import annotations

import inspect
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.checks import CATALOGUE, Rule, check, explain, message_in
from plandraft.checks import rules as rule_modules
from plandraft.core.context import CheckContext
from tests.checks.base_plan import AS_OF, PLAN, changed, context

each_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)


def test_the_base_plan_has_no_faults_but_its_length() -> None:
    """So whatever an example makes fire, the example did it."""
    assert {f.code for f in check(PLAN, context()).findings} == {"PD103"}


@each_rule
def test_the_bad_example_fires(rule: Rule) -> None:
    """With a message in both languages, and with evidence that stands where the finding says."""
    plan = changed(rule.bad)
    found = [f for f in check(plan, context()).findings if f.code == rule.code]
    assert found
    for finding in found:
        assert message_in(rule, finding, "zh") == finding.message
        assert message_in(rule, finding, "en")
        if finding.span is not None:
            texts = {(node, field): text for node, field, text in plan.strings()}
            text = texts[(finding.node, finding.field)]
            assert text[finding.span.start : finding.span.end] == finding.evidence


@each_rule
def test_the_good_example_is_silent(rule: Rule) -> None:
    """A plan without the fault draws no finding of the rule."""
    if rule.code == "PD103":
        pytest.skip("the base plan is short on purpose")
    assert rule.code not in {f.code for f in check(changed(rule.good), context()).findings}


@each_rule
def test_the_documentation_is_complete(rule: Rule) -> None:
    """What, why, and where the norm comes from."""
    documentation = inspect.getdoc(type(rule)) or ""
    assert "Why:" in documentation
    assert "Source:" in documentation
    assert rule.code in explain(rule)
    assert rule.suggestion


@each_rule
def test_without_its_data_a_rule_says_so(rule: Rule) -> None:
    """Never "passed" where nothing was looked at."""
    report = check(PLAN, CheckContext(as_of=AS_OF, links_read=False), rules=(rule,))
    assert {n.code for n in report.not_checked} == ({rule.code} if rule.needs else set())


def test_codes_and_names_are_unique_and_no_rule_is_left_out() -> None:
    """The catalogue is written by hand, so a test keeps it whole."""
    assert len({rule.code for rule in CATALOGUE}) == len({rule.name for rule in CATALOGUE}) == len(CATALOGUE)
    modules = {m.name for m in pkgutil.iter_modules(rule_modules.__path__)}
    assert {type(rule).__module__.rsplit(".", 1)[-1] for rule in CATALOGUE} == modules
    assert [rule.code for rule in CATALOGUE] == sorted(rule.code for rule in CATALOGUE)


def test_all_seven_families_are_there() -> None:
    """Structure, execution, calendar, money, facts, wording in force, language."""
    assert {rule.code[:3] for rule in CATALOGUE} == {f"PD{n}" for n in range(1, 8)}


@given(st.lists(st.tuples(st.sampled_from(["title", "closing", "preamble"]), st.text(max_size=60)), max_size=3))
def test_no_text_makes_a_rule_raise(texts: list[tuple[str, str]]) -> None:
    """A plan can hold anything."""
    plan = changed(tuple(("P", field, text) for field, text in texts))
    for finding in check(plan, CONTEXT).findings:
        assert finding.message


CONTEXT = context()
