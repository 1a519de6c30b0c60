"""Measures: the profile's demands first, each exactly once, then what is usual."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.models.offline.answers import measures_inputs, replies_of, shapes_of
from tests.models.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.gap import gap
from plandraft.core.inputs import MeasuresInputs
from plandraft.core.plan import LINE_CHARS
from plandraft.core.replies import MeasureShape
from plandraft.core.sector import Sector
from plandraft.drafting.areas import shares_of
from plandraft.models.offline.measures import answer_measures
from plandraft.models.offline.when import months_in, months_planned, own_time


def claiming(brief: Brief, claim: str) -> MeasureShape:
    """The measure that claims a demand."""
    (found,) = [measure for measure in shapes_of(brief) if claim in measure.claims]
    return found


@pytest.mark.parametrize("groups", [1, 2, 4])
def test_every_demand_is_claimed_exactly_once(brief: Brief, groups: int) -> None:
    """However the areas are grouped."""
    claims = [claim for measure in shapes_of(brief, groups) for claim in measure.claims]
    assert sorted(claims) == sorted(matter.id for matter in brief.matters)


def test_the_same_measures_come_however_the_areas_are_grouped(brief: Brief) -> None:
    """Groups are asked side by side and agree without talking to each other; the order of the others is no matter."""
    assert shapes_of(brief, 4) == shapes_of(brief, 1)
    group = shares_of(brief)[:2]
    inputs = measures_inputs(brief, group)
    turned = inputs.model_copy(update={"others": inputs.others[::-1]})
    assert answer_measures(turned) == answer_measures(inputs)


def test_a_measure_is_complete(brief: Brief) -> None:
    """An owner there is, at least one action with a time and a line, whole sentences, a sign of completion."""
    for measure in shapes_of(brief):
        assert measure.owner in brief.owner_choices
        assert measure.owner not in measure.partners
        assert set(measure.partners) <= set(brief.owner_choices)
        assert measure.indicator
        assert measure.area
        assert any(action.line and action.when for action in measure.actions)
        assert all(action.text.endswith("。") and action.when for action in measure.actions)


def test_lines_are_short_and_nothing_is_left_blank(brief: Brief) -> None:
    """No brace, no placeholder, no line that the calendar would have to cut, nothing outside the working months."""
    for measure in shapes_of(brief):
        assert not re.search(r"[{}]|【待补", measure.model_dump_json().replace('{"', "").replace('"}', "")[:-1])
        assert all(len(action.line) <= LINE_CHARS for action in measure.actions)
        assert {month for action in measure.actions for month in months_in(action.when)} <= set(
            brief.calendar.working_months
        )


def test_no_title_comes_twice_and_every_area_has_its_heading(brief: Brief) -> None:
    """Two measures of one name could not be told apart; a heading without measures would stand bare."""
    titles = [measure.title for measure in shapes_of(brief)]
    assert len(set(titles)) == len(titles)
    for _, reply in replies_of(brief):
        assert {area.name for area in reply.areas} == {measure.area for measure in reply.measures}


def test_a_title_is_never_said_again_at_once(brief: Brief) -> None:
    """The first sentence says how, not once more what."""
    assert [m.title for m in shapes_of(brief) if m.actions[0].text.startswith(m.title)] == []


def test_a_sentence_that_names_its_time_has_it(brief: Brief) -> None:
    """每周 is done weekly, 每季度 in four months."""
    times = {"每季度": 4, "每半年": 2}
    for measure in shapes_of(brief):
        for action in measure.actions:
            own = own_time(action.text, brief.calendar)
            assert not own or action.when == own or len(months_planned(action.when, brief.calendar)) == times.get(own)


@pytest.mark.parametrize(
    ("said", "title", "reached"),
    [
        ("提案办结率提高到96%", "提高提案办结率", "提案办结率达到96%"),
        ("爱心驿站增加到9个", "增加爱心驿站", "爱心驿站达到9个"),
        ("青年技工师带徒20对", "开展青年技工师带徒", "完成20对"),
    ],
)
def test_a_target_stands_in_text_and_indicator_not_in_the_title(said: str, title: str, reached: str) -> None:
    """The title says what is done, the measure how far."""
    measure = claiming(brief_of(Sector.OTHER, priorities=[said], length_chars=4000), "P1")
    assert measure.title == title
    assert reached in measure.indicator
    assert any(reached in action.text for action in measure.actions)


def test_an_event_keeps_its_month_and_its_owner_and_is_prepared_before() -> None:
    """What the profile fixes is not ours to move; what leads up to it comes the month before, without a line."""
    events = [{"title": "职工春季健步走", "month": 4, "owner": "人事部"}]
    measure = claiming(brief_of(Sector.ENTERPRISE, required_events=events, length_chars=5000), "E1")
    assert measure.owner == "人事部"
    before, held, *_ = measure.actions
    assert (before.when, before.line) == ("3月", "")
    assert (held.when, held.line) == ("4月", "职工春季健步走")


def test_an_event_in_the_first_month_has_nothing_before_it() -> None:
    """The month before belongs to another plan."""
    events = [{"title": "慰问值守职工", "month": 1}]
    measure = claiming(brief_of(Sector.ENTERPRISE, required_events=events, length_chars=5000), "E1")
    assert measure.actions[0].when == "1月"


def test_a_day_is_kept() -> None:
    """An event on a day is on that day."""
    events = [{"title": "职工技能大赛", "date": "2027-09-17"}]
    measure = claiming(brief_of(Sector.ENTERPRISE, priorities=[], required_events=events), "E1")
    assert "9月17日" in [action.when for action in measure.actions]


def test_an_event_that_is_a_priority_is_one_measure() -> None:
    """The same work is not planned twice."""
    brief = brief_of(
        Sector.HOSPITAL,
        priorities=["召开职工代表大会"],
        required_events=[{"title": "职工代表大会", "month": 3}],
    )
    measure = claiming(brief, "P1")
    assert "3月" in [action.when for action in measure.actions]
    assert sum("职工代表大会" in measure.title for measure in shapes_of(brief)) == 1


@pytest.mark.parametrize(("said", "last"), [("9月底前建成会员书屋", 9), ("上半年修订工会制度", 6)])
def test_a_deadline_is_the_last_time(said: str, last: int) -> None:
    """Everything is done by then, and the last step says so."""
    measure = claiming(brief_of(Sector.OTHER, priorities=[said]), "P1")
    assert measure.actions[-1].when == f"{last}月底前"
    assert max(month for action in measure.actions for month in months_in(action.when)) == last


def test_before_a_festival_is_before_it() -> None:
    """The Spring Festival of 2027 is on 6 February: visits before it are made in January."""
    measure = claiming(brief_of(Sector.OTHER, priorities=["春节前看望留守职工"]), "P1")
    assert {month for action in measure.actions for month in months_in(action.when)} == {1}


def test_two_demands_of_one_kind_are_worded_differently() -> None:
    """Two pieces of building work do not share their sentences."""
    brief = brief_of(Sector.HOSPITAL, priorities=["建设母婴室", "改造职工浴室"], length_chars=5000)
    one, other = claiming(brief, "P1"), claiming(brief, "P2")
    assert not {action.text for action in one.actions} & {action.text for action in other.actions}


def test_a_demand_stands_under_the_heading_of_its_own_field() -> None:
    """Safety is not filed under the heading that happened to have room."""
    brief = brief_of(Sector.HOSPITAL, requirements=[{"text": "开展安全生产月活动"}], length_chars=2000)
    assert "安全" in claiming(brief, "R1").area


def test_without_departments_the_union_answers() -> None:
    """Nobody is invented."""
    nobody: dict[str, Any] = {"departments": (), "bodies": ()}
    brief = brief_of(Sector.OTHER, **nobody)
    assert {measure.owner for measure in shapes_of(brief)} <= set(brief.owner_choices)
    bare = brief.model_copy(update={"owners": (), "profile": brief.profile.model_copy(update=nobody)})
    assert {measure.owner for measure in shapes_of(bare)} == {gap("责任部门")}


def test_what_the_profile_avoids_is_left_out() -> None:
    """A pattern that speaks of it is not used."""
    facts: dict[str, Any] = {"length_chars": 9000, "priorities": [], "required_events": []}
    assert any("运动会" in measure.title for measure in shapes_of(brief_of(Sector.ENTERPRISE, **facts)))
    shunned = shapes_of(brief_of(Sector.ENTERPRISE, **facts, avoid=["不再举办运动会"]))
    assert not any("运动会" in measure.model_dump_json() for measure in shunned)


def test_an_area_nobody_knows_gets_something_to_start_from() -> None:
    """A heading that a model made up is not left empty."""
    brief = brief_of(Sector.OTHER)
    (share,) = shares_of(brief)[:1]
    area = share.model_copy(update={"name": "家属园区共建", "work_areas": (), "matters": ()})
    inputs = measures_inputs(brief, [area])
    (measure,) = answer_measures(MeasuresInputs.model_validate(inputs.model_copy(update={"others": ()}))).measures
    assert area.name in measure.title


@pytest.mark.parametrize("sector", [Sector.GOVERNMENT, Sector.HOSPITAL, Sector.SCHOOL, Sector.ENTERPRISE])
def test_no_sector_speaks_anothers_language(sector: Sector) -> None:
    """A hospital has no 教代会, an authority no 集体合同."""
    from plandraft.knowledge import load_knowledge

    written = "".join(measure.model_dump_json() for measure in shapes_of(brief_of(sector, length_chars=9000)))
    assert [word for word in load_knowledge().foreign_terms[sector] if word in written] == []


@pytest.mark.parametrize("year", range(2027, 2034))
def test_visits_before_the_spring_festival_come_in_time(year: int) -> None:
    """送温暖 is done by the month of the festival, whenever that is."""
    brief = brief_of(Sector.COMMUNITY, period=str(year), required_events=[], length_chars=6000)
    spring = brief.calendar.day("spring")
    visits = [measure for measure in shapes_of(brief) if measure.title == "开展两节送温暖"]
    assert spring is not None
    assert visits
    assert max(month for action in visits[0].actions for month in months_in(action.when)) <= spring.start.month
