"""What of the profile a plan does not say."""

from __future__ import annotations

import pytest

from plandraft.core.plan import Action, Goal, Measure, Plan
from plandraft.drafting.unsaid import unsaid
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
    """In a measure or a goal; of one that only the opening tells a reader asks what is different because of it."""
    brief = brief_of(facts=[fact])
    assert unsaid(plan(), brief) == (fact,)
    for used in (plan(text), plan(goal=text), plan(text, opening=text)):
        assert unsaid(used, brief) == ()
    assert unsaid(plan(opening=text), brief) == (f"{fact}（只在开头提到，写进用得上它的措施）",)


@pytest.mark.parametrize("text", ["22人参加球赛。", "联系远程办公的职工。", "联系23名长期远程办公职工。"])
def test_another_fact_or_another_figure_is_no_use_of_it(text: str) -> None:
    """Neither the figure alone nor the words without it."""
    brief = brief_of(facts=["长期远程办公职工22人"])
    assert unsaid(plan(text), brief) == ("长期远程办公职工22人",)


def test_last_year_s_figures_are_facts_too() -> None:
    """With their names."""
    brief = brief_of(last_year={"figures": [{"name": "困难职工慰问", "value": "37人次"}]})
    assert unsaid(plan(), brief) == ("困难职工慰问37人次",)
    assert unsaid(plan(opening="上年慰问困难职工37人次。"), brief) == ()


def test_ten_women_are_a_fact_that_a_measure_takes_up() -> None:
    """The opening alone is not enough; nine women are no reason for a measure of their own."""
    ten, nine = brief_of(women=10), brief_of(women=9)
    assert unsaid(plan(opening="女职工10人。"), ten) == ("女职工10人，没有一条措施",)
    assert unsaid(plan("3月，办女职工权益讲座。"), ten) == ()
    assert unsaid(plan(), nine) == ()


def test_what_was_done_and_what_was_not_is_said() -> None:
    """What was left undone in the opening, where a reader looks for it."""
    brief = brief_of(last_year={"done": ["药膳进食堂月"], "unfinished": ["通风检测"]})
    assert unsaid(plan("办结通风检测。"), brief) == ("药膳进食堂月", "通风检测（开头没有写上年没办完）")
    assert unsaid(plan("10月再办药膳进食堂月。", opening="通风检测还没有办完。"), brief) == ()


def test_who_has_not_joined_is_a_fact_too() -> None:
    """The difference of two figures of the profile, where both are known."""
    brief = brief_of(headcount=520, members=498)
    assert unsaid(plan(), brief) == ("还有22名职工没有入会，没有做法请他们自愿入会",)
    assert unsaid(plan("请22名职工自愿入会。"), brief) == ()
    assert len(unsaid(plan(opening="还有22名职工没有入会。"), brief)) == 1, "saying so is no measure"
    assert "22" in brief.profile.known_numbers, "it is no invented figure"
    assert unsaid(plan(), brief_of(headcount=502, members=498)) == ()
    assert unsaid(plan(), brief_of(headcount=520)) == ()


def test_what_is_to_be_avoided_is_said_where_it_belongs() -> None:
    """Whoever reads the plan sees that it was thought of."""
    brief = brief_of(avoid=["现金形式的节日慰问"])
    assert len(unsaid(plan("发米和油。"), brief)) == 1
    assert unsaid(plan("节日慰问发实物，不发现金。"), brief) == ()
    assert unsaid(plan(), brief_of(avoid=["喊口号"])) == (), "how it is written is no matter of the plan"


def test_of_whom_a_plan_must_speak_is_a_matter_of_its_kind() -> None:
    """A party branch has members of its own, and no one to recruit into a union."""
    branch = brief_of(name="第三党支部", short_name="", kind="party-branch", headcount=200, members=45, women=60)
    assert unsaid(plan(), branch) == ()


def test_the_opening_says_of_what_was_left_undone_that_it_was() -> None:
    """Among what is to be done it is no leftover."""
    brief = brief_of(last_year={"unfinished": ["哺乳室选址未定"]})
    assert unsaid(plan(opening="2027年重点办好哺乳室。"), brief) == ("哺乳室选址未定（开头没有写上年没办完）",)
    assert unsaid(plan(opening="哺乳室选址还没有定下来。"), brief) == ()
