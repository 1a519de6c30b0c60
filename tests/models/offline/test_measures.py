"""Measures: the profile's demands first, each exactly once, then our own wording."""

from __future__ import annotations

from typing import Any

import pytest
from tests.models.offline.answers import goals_of, inputs_for, shapes_of
from tests.models.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.gap import gap
from plandraft.core.inputs import AreaLine
from plandraft.core.sector import Sector
from plandraft.models.offline.frame import choose_areas
from plandraft.models.offline.items import items_of
from plandraft.models.offline.measures import answer_measures


def test_every_demand_is_taken_up_exactly_once(brief: Brief) -> None:
    """Areas are asked in parallel and agree without talking to each other."""
    own = [m for m in shapes_of(brief) if m.origin != "practice"]
    assert sorted(m.title for m in own) == sorted(item.title for item in items_of(brief.profile))


def test_the_order_of_the_neighbours_does_not_matter(brief: Brief) -> None:
    """Shares are decided from the set of areas, not from their order."""
    for area in choose_areas(brief):
        assert answer_measures(inputs_for(brief, area)) == answer_measures(inputs_for(brief, area, backwards=True))


def test_a_demand_keeps_the_profiles_words(brief: Brief) -> None:
    """The text stands in the actions as the profile writes it."""
    written = "".join(action for m in shapes_of(brief) for action in m.actions)
    assert all(item.text in written for item in items_of(brief.profile))


def test_a_measure_is_complete(brief: Brief) -> None:
    """Owner among the profile's, a time, an indicator, actions that end as sentences."""
    for measure in shapes_of(brief):
        assert measure.owner in brief.profile.owners
        assert measure.owner not in measure.partners
        assert measure.months or measure.rhythm != "once"
        assert set(measure.months) <= set(brief.calendar.working_months)
        assert measure.indicator
        assert len(measure.actions) >= 2
        assert all(action.endswith("。") and "{" not in action for action in measure.actions)


def test_at_least_eight_measures_and_no_title_twice(brief: Brief) -> None:
    """Two measures of one name could not be told apart in the task table."""
    titles = [m.title for m in shapes_of(brief)]
    assert len(titles) >= 8
    assert len(set(titles)) == len(titles)


def test_every_measure_serves_a_goal_and_every_goal_is_served(brief: Brief) -> None:
    """The plan is a graph without loose ends."""
    served = [goal for m in shapes_of(brief) for goal in m.goals]
    assert all(m.goals for m in shapes_of(brief))
    assert set(served) == {goal.id for goal in goals_of(brief)}


def test_an_event_keeps_its_month_and_its_owner() -> None:
    """What the profile fixes is not ours to move."""
    events = [{"title": "职工春季健步走", "month": 4, "owner": "人事部"}]
    measures = shapes_of(brief_of(Sector.ENTERPRISE, required_events=events))
    (found,) = [m for m in measures if m.title == "职工春季健步走"]
    assert (found.months, found.owner, found.origin) == ([4], "人事部", "required")


def test_an_event_that_is_a_priority_is_one_measure() -> None:
    """The same work is not planned twice."""
    brief = brief_of(
        Sector.HOSPITAL,
        priorities=["召开职工代表大会"],
        required_events=[{"title": "职工代表大会", "month": 3}],
    )
    found = [m for m in shapes_of(brief) if "职工代表大会" in m.title]
    assert [(m.origin, m.months) for m in found] == [("profile", [3])]


@pytest.mark.parametrize(("said", "months"), [("9月底前建成会员书屋", [9]), ("上半年修订工会制度", [6])])
def test_months_said_in_a_demand_are_taken(said: str, months: list[int]) -> None:
    """The profile's own time comes before ours."""
    (found,) = [m for m in shapes_of(brief_of(Sector.OTHER, priorities=[said])) if m.title == said]
    assert found.months == months


def test_without_departments_the_owner_is_a_named_gap() -> None:
    """Nobody is invented."""
    nobody: dict[str, Any] = {"departments": [], "bodies": []}
    assert {m.owner for m in shapes_of(brief_of(Sector.OTHER, **nobody))} == {gap("责任部门")}


def test_what_the_profile_avoids_is_left_out() -> None:
    """A pattern that speaks of it is not used."""
    assert any("运动会" in m.title for m in shapes_of(brief_of(Sector.ENTERPRISE, length_chars=6000)))
    shunned = shapes_of(brief_of(Sector.ENTERPRISE, length_chars=6000, avoid=["不再举办运动会"]))
    assert not any("运动会" in m.title for m in shunned)


def test_an_area_nobody_knows_gets_something_to_start_from() -> None:
    """A heading that a model made up is not left empty."""
    area = AreaLine(name="家属园区共建")
    (measure,) = answer_measures(inputs_for(brief_of(Sector.OTHER), area)).measures
    assert area.name in measure.title
    assert measure.origin == "proposed"


@pytest.mark.parametrize("sector", [Sector.GOVERNMENT, Sector.HOSPITAL, Sector.SCHOOL, Sector.ENTERPRISE])
def test_no_sector_speaks_anothers_language(sector: Sector) -> None:
    """A hospital has no 教代会, an authority no 集体合同."""
    from plandraft.knowledge import load_knowledge

    written = "".join(m.model_dump_json() for m in shapes_of(brief_of(sector, length_chars=9000)))
    assert [word for word in load_knowledge().foreign_terms[sector] if word in written] == []


@pytest.mark.parametrize("year", range(2027, 2034))
def test_visits_before_the_spring_festival_come_in_time(year: int) -> None:
    """送温暖 is done by the month of the festival, whenever that is."""
    brief = brief_of(Sector.COMMUNITY, period=str(year), required_events=[], length_chars=6000)
    spring = brief.calendar.day("spring")
    visits = [m for m in shapes_of(brief) if m.title == "开展两节送温暖"]
    assert spring is not None
    assert visits
    assert max(visits[0].months) <= spring.start.month
