"""A draft uses what the organisation has: its meeting's agenda, its bodies, its facts, what it made last year."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.offline.answers import frame_of, shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.replies import MeasureShape
from plandraft.core.sector import Sector
from plandraft.offline.when import months_in


def factory(**facts: Any) -> Brief:
    """A factory with a congress in March."""
    known = {
        "length_chars": 3000,
        "budget": {"total": 200000},
        "required_events": [{"title": "职工代表大会", "month": 3}],
        "priorities": ["续签集体合同"],
    }
    return brief_of(Sector.ENTERPRISE, **{**known, **facts})


def titled(brief: Brief, title: str) -> MeasureShape:
    """The measure of this title."""
    (found,) = [measure for measure in shapes_of(brief) if measure.title == title]
    return found


def test_a_congress_decides_on_the_agreement_that_is_due() -> None:
    """Its draft is on the agenda, and it is signed afterwards."""
    brief = factory()
    congress, contract = titled(brief, "职工代表大会"), titled(brief, "续签集体合同")
    assert any("集体合同草案" in action.text for action in congress.actions)
    signing = next(action for action in contract.actions if "签字" in action.text)
    assert months_in(signing.when) == (4,)


def test_without_an_agreement_the_agenda_names_none() -> None:
    """No blank, no draft that nobody brings."""
    brief = factory(priorities=["健身角启用"])
    assert not any("草案" in action.text for action in titled(brief, "职工代表大会").actions)


@pytest.mark.parametrize(
    "body",
    ["劳动争议调解委员会", "职工读书会", "女职工委员会"],
)
def test_a_body_has_something_to_do(body: str) -> None:
    """What it is there for, under its own name."""
    brief = factory(bodies=[{"name": body}], women=120)
    assert body in {measure.owner for measure in shapes_of(brief)}


def test_departments_are_named_in_the_closing() -> None:
    """Each has a contact."""
    assert "工会办公室、人事部、总务部各定一名联络员" in frame_of(factory(length_chars=2600)).closing


def test_what_was_made_last_year_is_kept_up() -> None:
    """Its users are asked; without anything made nobody is."""
    made = shapes_of(factory(last_year={"done": ["建成职工心灵驿站"]}, length_chars=4200))
    assert any("职工心灵驿站" in action.text for measure in made for action in measure.actions)
    none = shapes_of(factory(last_year={"done": ["采纳建议87条"]}, length_chars=4200))
    assert not any(measure.title == "上年实事接着管好" for measure in none)


def test_facts_call_for_work() -> None:
    """People who work far away are spoken of."""
    told = factory(facts=["长期远程办公职工22人"], length_chars=3600)
    assert any("远程" in measure.title for measure in shapes_of(told))


@pytest.mark.parametrize("sector", [Sector.HOSPITAL, Sector.ENTERPRISE, Sector.GOVERNMENT, Sector.OTHER], ids=str)
def test_what_nothing_holds_back_begins_early(sector: Sector) -> None:
    """In the first quarter; a season or a deadline is kept."""
    brief = brief_of(
        sector,
        length_chars=4000,
        priorities=["值班室改造", "心理减压", "提案办结率提高到96%"],
        required_events=[],
        requirements=[],
        last_year={},
    )
    for measure in shapes_of(brief):
        if measure.claims:
            assert min(month for action in measure.actions for month in months_in(action.when) or (99,)) <= 3


@pytest.mark.parametrize("people", [24, 40, 78])
def test_few_people_have_visits_activities_and_accounts_apart(people: int) -> None:
    """Each of them a measure of its own, none a measure of one sentence, none that mixes gifts with accounts."""
    small = {"headcount": people, "members": people, "women": 12, "length_chars": 1500, "budget": {"total": 30000}}
    shapes = shapes_of(brief_of(Sector.GOVERNMENT, priorities=["健身角启用"], required_events=[], **small))
    for word, others in (("看望", "账|健步|打分"), ("活动", "账|慰问品"), ("账", "慰问|健步")):
        (own,) = [shape for shape in shapes if not shape.claims and word in shape.title]
        said = "".join(action.text for action in own.actions)
        assert len(own.actions) >= 2
        assert not re.search(others, said)


def test_gifts_that_must_not_be_cards_are_still_gifts() -> None:
    """Our own 不发现金和购物卡 says the same as the profile."""
    brief = factory(avoid=["发放购物卡"], length_chars=4000)
    assert any(measure.title.startswith(("年节", "节日慰问", "会员年节")) for measure in shapes_of(brief))
