"""What hangs together in time: agreements and the meeting that passes them, days that move, building and its steps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from tests.offline.answers import frame_of, shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.replies import MeasureShape
from plandraft.core.sector import Sector
from plandraft.offline.playbooks import Playbook, Step, load_playbooks
from plandraft.offline.when import months_in, months_planned

MOVING = re.compile(r"除夕|春节|元宵|端午|中秋|重阳")
"""Days of the lunar calendar: their months differ from year to year."""
UNION = [playbook for playbook in load_playbooks() if "union" in playbook.kinds]


def each(playbooks: Iterable[Playbook]) -> pytest.MarkDecorator:
    """A case for each playbook."""
    return pytest.mark.parametrize("playbook", [pytest.param(playbook, id=playbook.id) for playbook in playbooks])


def said_in(step: Step) -> str:
    """A step's line and all its wordings."""
    return " ".join((step.line, *step.all_said))


def claimed(brief: Brief, wanted: str) -> MeasureShape:
    """The measure of a demand."""
    return next(shape for shape in shapes_of(brief) if wanted in shape.claims)


def first_months(measure: MeasureShape, brief: Brief, word: str) -> list[int]:
    """The first month of each act whose line has this word, by its place in the period; none for what never stops."""
    found = [months_planned(action.when, brief.calendar) for action in measure.actions if word in action.line]
    return [min(map(brief.profile.period.position, months)) for months in found if months]


@each(known for known in load_playbooks() if any(MOVING.search(said_in(step)) for step in known.steps))
def test_a_day_that_moves_stands_in_no_month_of_ours(playbook: Playbook) -> None:
    """A step that names one goes by the calendar, and New Year's Eve is not the month before the Spring Festival."""
    moving = [step for step in playbook.steps if MOVING.search(said_in(step))]
    assert all(step.at.lstrip("<").startswith("@") for step in moving)
    assert not any("除夕" in said_in(step) for step in moving if step.at.startswith("<@"))


@pytest.mark.parametrize(
    ("priority", "matter"),
    [("续签工资集体协议", "工资集体协议"), ("续签集体合同", "集体合同"), ("6月底前续签女职工专项集体合同", "女职工")],
)
def test_a_draft_is_ready_when_the_meeting_decides(priority: str, matter: str) -> None:
    """What leads to it lies before the congress, the signature after it."""
    facts: dict[str, Any] = {"priorities": [priority], "required_events": [{"title": "职工代表大会", "month": 3}]}
    brief = brief_of(Sector.ENTERPRISE, length_chars=2600, **facts)
    measure = claimed(brief, "P1")
    talks, signed = (first_months(measure, brief, word) for word in ("协商", "签字"))
    congress = brief.profile.period.position(3)
    assert talks
    assert max(talks) < congress < min(signed)
    assert any(matter in action.text for action in claimed(brief, "E1").actions if "审议" in action.text)


def test_a_building_has_steps_between_decision_and_acceptance() -> None:
    """In a school year 寒假前 is the middle of January, not its end."""
    brief = brief_of(Sector.SCHOOL, priorities=["教工书吧寒假前开放"], required_events=[], length_chars=2000)
    measure = claimed(brief, "P1")
    assert [action.line for action in measure.actions if action.line][:3] == [
        "书吧定址和荐书",
        "书吧施工布置",
        "书吧验收开放",
    ]
    assert measure.actions[2].when == "1月中旬前"
    (goal,) = [shape for shape in frame_of(brief).goals if "P1" in shape.claims]
    assert goal.text.startswith("1月中旬前，")


def test_what_is_done_in_the_summer_is_reached_in_the_summer() -> None:
    """A rate without a date is reached at the end of the year, places in a holiday class are not."""
    brief = brief_of(Sector.UNIVERSITY, priorities=["暑期托管扩大到180名", "提案办结率提高到96%"])
    goals = {claim: shape.text for shape in frame_of(brief).goals for claim in shape.claims}
    assert months_in(goals["P1"]) == (7,)
    assert months_in(goals["P2"]) == (12,)


def test_a_priority_with_a_date_of_its_own_is_a_goal() -> None:
    """It is an event as well, and still what the year is about."""
    brief = brief_of(
        Sector.HOSPITAL,
        priorities=["煎药室通风降温改造"],
        required_events=[{"title": "煎药室通风降温改造", "month": 6}],
        last_year={"unfinished": ["煎药室通风降温改造"]},
    )
    (goal,) = [shape for shape in frame_of(brief).goals if "P1" in shape.claims]
    assert goal.text.startswith("6月底前")
    lines = [action.line for action in claimed(brief, "P1").actions]
    assert len(lines) >= 3


def test_an_event_on_a_weekend_that_is_kept_free_says_its_day_in_the_calendar() -> None:
    """10 October 2027 is a Sunday."""
    facts: dict[str, Any] = {"avoid": ["占用周末"], "required_events": [{"title": "职业节活动", "date": "2027-10-10"}]}
    brief = brief_of(Sector.ENTERPRISE, priorities=[], **facts)
    assert "职业节活动（8日集中）" in [action.line for action in claimed(brief, "E1").actions]


def test_what_such_an_event_moves_is_said_once() -> None:
    """With the thing itself, though it has two steps on its day."""
    facts: dict[str, Any] = {
        "avoid": ["占用周末"],
        "required_events": [{"title": "食堂厨房改造", "date": "2027-10-10"}],
    }
    brief = brief_of(Sector.ENTERPRISE, priorities=[], length_chars=4000, **facts)
    actions = claimed(brief, "E1").actions
    assert [action.when for action in actions].count("10月10日") == 2
    (said,) = [action for action in actions if "10月8日（周五）" in action.text]
    assert said.line == "食堂厨房改造（8日集中）"


def test_those_who_are_elsewhere_or_on_at_night_are_spoken_of() -> None:
    """A fact of the profile is no ornament of the opening."""
    away = brief_of(Sector.ENTERPRISE, priorities=["职工心理健康"], facts=["长期远程办公职工22人"])
    assert "22名远程职工线上参加" in "".join(action.text for action in claimed(away, "P1").actions)
    facts: dict[str, Any] = {"headcount": 70, "members": 68, "facts": ["夜间安保两班", "周一闭馆"]}
    small = brief_of(Sector.OTHER, priorities=[], required_events=[], **facts)
    said = "".join(action.text for shape in shapes_of(small) for action in shape.actions)
    assert "夜间安保分批参加" in said
    assert "周一闭馆日" in said


@each(known for known in UNION if not known.employer)
def test_who_pays_is_said_once(playbook: Playbook) -> None:
    """No sentence sends to the employer what the table pays for."""
    assert not any("行政列支" in text for step in playbook.steps for text in step.all_said)


@each(known for known in UNION if known.id in ("screening", "lifting"))
def test_help_for_people_in_need_pays_for_no_checks(playbook: Playbook) -> None:
    """Screening and aids are no relief."""
    assert "帮扶" not in playbook.money


@each(known for known in UNION if known.basic == "meeting")
def test_training_pays_for_no_meeting(playbook: Playbook) -> None:
    """A congress is no lesson."""
    assert "培训" not in playbook.money


def test_birthdays_are_kept_where_money_is_there_for_them() -> None:
    """The usual split names them; a body's own budget may not."""
    said = {
        purpose: "".join(
            action.text
            for shape in shapes_of(
                brief_of(Sector.OTHER, budget={"total": 90000, "lines": [{"name": purpose, "amount": 90000}]})
            )
            for action in shape.actions
        )
        for purpose in ("节日和生日慰问", "节日慰问")
    }
    assert "生日" in said["节日和生日慰问"]
    assert "生日" not in said["节日慰问"]


def test_names_stand_on_the_board_before_the_day() -> None:
    """A school year begins in September: those who are honoured on its tenth are proposed by the first."""
    brief = brief_of(
        Sector.SCHOOL,
        period="2026-2027",
        length_chars=2000,
        required_events=[{"title": "教师节表彰", "month": 9}],
    )
    (own,) = [shape for shape in shapes_of(brief) if shape.title == "教师节表彰"]
    assert any(action.when == "9月1日前" and "公示" in action.text for action in own.actions)


def test_accounts_go_by_the_terms_of_a_school_year() -> None:
    """Nobody there speaks of the first half of a year."""
    brief = brief_of(Sector.SCHOOL, period="2026-2027", length_chars=2600, budget={"total": 60000})
    said = "".join(action.text + action.line for shape in shapes_of(brief) for action in shape.actions)
    assert "第一学期" in said
    assert not re.search("上年的?(?:账|收支|凭证|预算)|上半年", said)


@pytest.mark.parametrize("sector", [Sector.HOSPITAL, Sector.ENTERPRISE])
def test_no_sign_sets_another_rate_than_a_demand(sector: Sector) -> None:
    """Where 95 % of the proposals are to be answered, no congress promises all of them."""
    brief = brief_of(
        sector,
        priorities=["提案答复率提高到95%"],
        required_events=[{"title": "职工代表大会", "month": 3}],
        length_chars=2800,
    )
    assert not any("答复率100%" in shape.indicator for shape in shapes_of(brief) if "提案" in shape.indicator)


def test_a_rate_of_members_is_so_many_people() -> None:
    """Readers count heads."""
    brief = brief_of(
        Sector.COMMUNITY,
        headcount=1000,
        members=420,
        priorities=["入会率提高到55%"],
        last_year={"figures": [{"name": "入会率", "value": "42%"}]},
    )
    assert any("由42%提高到55%，达到550人、净增130人" in goal.text for goal in frame_of(brief).goals)


@pytest.mark.parametrize("month", [6, 7, 8])
def test_hot_months_have_what_they_need(month: int) -> None:
    """Not the month before and the month after."""
    brief = brief_of(Sector.ENTERPRISE, priorities=["焊接岗位高温防护"], length_chars=2400)
    (own,) = [shape for shape in shapes_of(brief) if shape.title == "焊接岗位高温防护"]
    assert any(month in months_in(action.when) for action in own.actions)


def test_nobody_waits_for_an_answer_because_a_month_is_empty() -> None:
    """What was asked at the meeting is answered in the month after it."""
    brief = brief_of(
        Sector.GOVERNMENT, required_events=[{"title": "会员大会", "month": 2}], length_chars=1800, priorities=["停车难"]
    )
    (own,) = [shape for shape in shapes_of(brief) if shape.title == "会员大会"]
    answers = [months_in(action.when) for action in own.actions if "答复" in action.line]
    assert all(months == (3,) for months in answers)
