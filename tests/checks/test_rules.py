"""Every rule: its examples are run, its documentation is complete, and it never raises."""

from __future__ import annotations

import dataclasses
import inspect
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.checks import CATALOGUE, Rule, check, explain, in_language, message_in
from plandraft.checks import rules as rule_modules
from plandraft.checks.catalogue import RETIRED
from plandraft.core.context import CheckContext
from plandraft.core.headings import LINE, read_headings
from plandraft.core.plan import Plan
from tests.checks.base_plan import AS_OF, PLAN, changed, context, context_of
from tests.checks.texts import any_plan, faulty_texts

each_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)


def test_the_base_plan_has_no_faults_but_its_length() -> None:
    """So whatever an example makes fire, the example did it."""
    assert {f.code for f in check(PLAN, context()).findings} == {"PD103"}


@each_rule
def test_the_bad_example_fires(rule: Rule) -> None:
    """With a message in both languages, and with evidence that stands where the finding says."""
    plan = changed(rule.bad)
    found = [f for f in check(plan, context_of(rule.bad)).findings if f.code == rule.code]
    assert found
    for finding in found:
        assert message_in(rule, finding, "zh") == finding.message
        assert message_in(rule, finding, "en")
        if finding.span is not None and not finding.field.startswith(LINE):
            texts = {(node, field): text for node, field, text in plan.strings()}
            text = texts[(finding.node, finding.field)]
            assert text[finding.span.start : finding.span.end] == finding.evidence


@each_rule
def test_the_good_example_is_silent(rule: Rule) -> None:
    """A plan without the fault draws no finding of the rule."""
    if rule.code == "PD103" and not rule.good:
        pytest.skip("the base plan is short on purpose")
    assert rule.code not in {f.code for f in check(changed(rule.good), context_of(rule.good)).findings}


@each_rule
def test_the_documentation_is_complete(rule: Rule) -> None:
    """What, why, and where the norm comes from."""
    documentation = inspect.getdoc(type(rule)) or ""
    assert "Why:" in documentation
    assert "Source:" in documentation
    assert rule.code in explain(rule)
    assert rule.suggestion
    assert rule.suggestion_en


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
    assert not {rule.code for rule in CATALOGUE} & set(RETIRED)


def test_all_seven_families_are_there() -> None:
    """Structure, execution, calendar, money, facts, wording in force, language."""
    assert {rule.code[:3] for rule in CATALOGUE} == {f"PD{n}" for n in range(1, 8)}


@each_rule
def test_english_holds_chinese_only_between_quotation_marks(rule: Rule) -> None:
    """Words of the plan, the profile or the calendar, and the titles of norms."""
    report = check(changed(rule.bad), context_of(rule.bad), rules=(rule,))
    assert report.findings
    for finding in in_language(report, "en").findings:
        for english in (finding.message, finding.suggestion):
            assert not CHINESE.search(QUOTED.sub("", english)), english
    for finding in report.findings:
        english_only = {name for name in finding.params if name.endswith("_en")}
        assert {name.removesuffix("_en") for name in english_only} <= set(finding.params)


@each_rule
def test_a_reason_for_not_checking_is_said_in_both_languages(rule: Rule) -> None:
    """And the English one is English."""
    report = check(PLAN, CheckContext(as_of=AS_OF, links_read=False), rules=(rule,))
    for missing in report.not_checked:
        assert CHINESE.search(missing.why)
    for missing in in_language(report, "en").not_checked:
        assert missing.why
        assert not CHINESE.search(missing.why)


@given(any_plan(st.one_of(faulty_texts(), st.text(max_size=40))), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_a_rule_raise_and_places_lie_in_the_text(plan: Plan, lines: str) -> None:
    """A plan can hold anything, in every field."""
    texts = {(node, field): text for node, field, text in plan.strings()}
    headings = read_headings(enumerate(lines.splitlines(), 1))
    for finding in check(plan, dataclasses.replace(CONTEXT, headings=headings)).findings:
        assert finding.message
        if finding.span is None or finding.field.startswith(LINE):
            continue
        text = texts[(finding.node, finding.field)]
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert text[finding.span.start : finding.span.end] == finding.evidence


QUOTED = re.compile(r"“[^”]*”|《[^》]*》|【[^】]*】")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
CONTEXT = context()
