"""Facts of the profile that a plan makes no use of."""

from __future__ import annotations

import pytest

from plandraft.core.plan import Action, Goal, Measure, Plan
from plandraft.drafting.unused import unused_facts
from tests.drafting.briefs import brief_of


def plan(text: str = "", goal: str = "", opening: str = "") -> Plan:
    """A plan of one measure with such an action, one goal and an opening."""
    measure = Measure(id="M1", title="走访", actions=(Action(text=text),))
    return Plan(preamble=opening, goals=(Goal(id="G1", text=goal),), measures=(measure,))


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("长期远程办公职工22人", "每月逐个联系22名长期远程办公的职工。"),
        ("周一闭馆", "周一闭馆后分两场练习。"),
        ("夜间安保两班", "给夜间安保两班备好热水。"),
    ],
)
def test_a_fact_is_used_where_its_figure_and_some_of_its_words_stand_together(fact: str, text: str) -> None:
    """In a measure, a goal or the opening."""
    profile = brief_of(facts=[fact]).profile
    assert unused_facts(plan(), profile) == (fact,)
    for used in (plan(text), plan(goal=text), plan(opening=text)):
        assert unused_facts(used, profile) == ()


@pytest.mark.parametrize("text", ["22人参加球赛。", "联系远程办公的职工。", "联系23名长期远程办公职工。"])
def test_another_fact_or_another_figure_is_no_use_of_it(text: str) -> None:
    """Neither the figure alone nor the words without it."""
    profile = brief_of(facts=["长期远程办公职工22人"]).profile
    assert unused_facts(plan(text), profile) == ("长期远程办公职工22人",)


def test_last_year_s_figures_are_facts_too() -> None:
    """With their names."""
    profile = brief_of(last_year={"figures": [{"name": "困难职工慰问", "value": "37人次"}]}).profile
    assert unused_facts(plan(), profile) == ("困难职工慰问37人次",)
    assert unused_facts(plan(opening="上年慰问困难职工37人次。"), profile) == ()


def test_ten_women_are_a_fact_that_a_measure_takes_up() -> None:
    """The opening alone is not enough; nine women are no reason for a measure of their own."""
    ten, nine = brief_of(women=10).profile, brief_of(women=9).profile
    assert unused_facts(plan(opening="女职工10人。"), ten) == ("女职工10人，没有一条措施",)
    assert unused_facts(plan("3月，办女职工权益讲座。"), ten) == ()
    assert unused_facts(plan(), nine) == ()
