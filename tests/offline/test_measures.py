"""Measures: the profile's demands first, each exactly once, then what is usual."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.offline.answers import frame_of, measures_inputs, replies_of, shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.gap import gap
from plandraft.core.plan import LINE_CHARS
from plandraft.core.replies import MeasureShape
from plandraft.core.sector import Sector
from plandraft.drafting.areas import shares_of
from plandraft.offline.measures import answer_measures
from plandraft.offline.when import months_in, months_planned, rhythm_in


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
    one, other = ({shape.title: shape for shape in shapes_of(brief, groups)} for groups in (4, 1))
    assert one == other
    group = shares_of(brief)[:2]
    inputs = measures_inputs(brief, group)
    turned = inputs.model_copy(update={"others": inputs.others[::-1]})
    assert answer_measures(turned) == answer_measures(inputs)


def test_a_measure_is_complete(brief: Brief) -> None:
    """An owner there is, at least one action with a time and a line, whole sentences; a sign where no goal says it."""
    for measure in shapes_of(brief):
        assert measure.owner in brief.owner_choices
        assert measure.owner not in measure.partners
        assert set(measure.partners) <= set(brief.owner_choices)
        assert measure.indicator or measure.claims
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
            own = rhythm_in(action.text)
            months = months_planned(action.when, brief.calendar)
            assert not own or action.when == own or len(months) == times.get(own)


@pytest.mark.parametrize(
    ("said", "title", "goal"),
    [
        ("提案办结率由90%提高到96%", "提案办结率提高到96%", "提案办结率由90%提高到96%"),
        ("爱心驿站增加到9个", "爱心驿站增加到9个", "爱心驿站增加到9个"),
        ("青年技工师带徒20对", "青年技工师带徒", "20对师徒全部完成出师考核"),
    ],
)
def test_a_target_stands_in_the_goal_of_its_own_matter(said: str, title: str, goal: str) -> None:
    """The measure says how, the goal how far."""
    brief = brief_of(Sector.OTHER, priorities=[said], length_chars=4000)
    assert claiming(brief, "P1").title == title
    (own,) = [shape for shape in frame_of(brief).goals if "P1" in shape.claims]
    assert goal in own.text


def test_an_event_keeps_its_month_and_its_owner_and_is_prepared_before() -> None:
    """What the profile fixes is not ours to move; what leads up to it comes the month before, under another name."""
    events = [{"title": "职工春季健步走", "month": 4, "owner": "人事部"}]
    measure = claiming(brief_of(Sector.ENTERPRISE, required_events=events, length_chars=5000), "E1")
    assert measure.owner == "人事部"
    before, held, *_ = measure.actions
    assert before.when == "3月"
    assert "健步走" not in before.line
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
    """The thing itself is done by then; one looks at what it has brought afterwards."""
    measure = claiming(brief_of(Sector.OTHER, priorities=[said]), "P1")
    due = [action for action in measure.actions if action.when == f"{last}月底前"]
    assert len(due) == 1
    before = measure.actions[: measure.actions.index(due[0])]
    assert all(max(months_in(action.when)) <= last for action in before)


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
    """Safety is not filed under the heading that happened to have room: the heading names it."""
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
    titles = [measure.title for measure in shapes_of(brief_of(Sector.ENTERPRISE, **facts))]
    (moving,) = [title for title in titles if title in ("小型文体活动", "职工文体赛事", "分季文体活动")]
    shunned = shapes_of(brief_of(Sector.ENTERPRISE, **facts, avoid=[f"不再举办{moving}"]))
    assert not any(moving in measure.model_dump_json() for measure in shunned)


def test_a_demand_nobody_knows_stays_itself() -> None:
    """Its own words, its owner and deadline as far as known, and a gap: no filler."""
    brief = brief_of(Sector.OTHER, priorities=["推进跨文化共融"], requirements=[], length_chars=3000)
    measure = claiming(brief, "P1")
    assert measure.title == "推进跨文化共融"
    assert [action.text for action in measure.actions] == [f"{gap('具体做法')}。"]
    (goal,) = [shape for shape in frame_of(brief).goals if "P1" in shape.claims]
    assert "推进跨文化共融" in goal.text


def test_one_thing_under_two_names_is_one_measure() -> None:
    """What was left over and what is wanted are often the same."""
    brief = brief_of(
        Sector.ENTERPRISE, priorities=["空压站噪声治理"], last_year={"unfinished": ["空压站降噪"]}, length_chars=3000
    )
    (measure,) = [shape for shape in shapes_of(brief) if {"P1", "U1"} & set(shape.claims)]
    assert set(measure.claims) == {"P1", "U1"}


def test_a_day_on_a_weekend_that_is_to_stay_free() -> None:
    """24 October 2027 is a Sunday: congratulations on the day, the gathering on the Friday before."""
    events = [{"title": "程序员节活动", "date": "2027-10-24"}]
    brief = brief_of(Sector.ENTERPRISE, required_events=events, avoid=["占用周末的团建"], length_chars=3000)
    said = "".join(action.text for action in claiming(brief, "E1").actions)
    assert "10月24日是周日" in said
    assert "10月22日（周五）" in said


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
    visits = [shape for shape in shapes_of(brief) if any("春节前走访" in action.line for action in shape.actions)]
    assert spring is not None
    assert visits
    (visit,) = [action for action in visits[0].actions if "春节前走访" in action.line]
    assert max(months_in(visit.when)) <= spring.start.month
