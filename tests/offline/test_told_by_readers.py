"""What chairs changed in drafts before they signed them, each kind of fault once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.offline.answers import frame_of, plan_of, shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.plan import Measure
from plandraft.core.replies import MeasureShape
from plandraft.core.sector import Sector
from plandraft.core.timing import months_named
from plandraft.offline.whom import before_match, people_of


def the(title: str, shapes: list[MeasureShape]) -> MeasureShape:
    """The measure of such a title."""
    return next(shape for shape in shapes if title in shape.title)


def months_of(shape: MeasureShape) -> list[int]:
    """The months of its acts, in their order; none for what never stops."""
    return [month for action in shape.actions for month in months_named(action.when) if "每" not in action.when]


def test_an_opening_says_how_far_a_rate_is_from_what_it_is_to_reach() -> None:
    """Last year's figure is no ornament: it says what is missing."""
    brief = brief_of(
        Sector.HOSPITAL,
        priorities=["提案办结率提高到96%"],
        last_year={"figures": [{"name": "提案办结率", "value": "91%"}]},
    )
    assert "提案办结率91%，离96%还差5个百分点" in frame_of(brief).opening


@pytest.mark.parametrize(
    ("name", "sector", "counted"),
    [
        ("青岭县人民医院工会委员会", Sector.HOSPITAL, "医院现有"),
        ("平湖机械有限公司工会", Sector.ENTERPRISE, "公司现有"),
        ("临江县水利局机关工会", Sector.GOVERNMENT, "机关现有"),
    ],
)
def test_people_are_their_employers_not_the_unions(name: str, sector: Sector, counted: str) -> None:
    """A union committee has no 420 nurses."""
    assert frame_of(brief_of(sector, name=name, headcount=320)).opening.startswith(counted)


@pytest.mark.parametrize("length", [900, 2400])
def test_what_is_to_be_left_out_is_said(length: int) -> None:
    """Whoever asked for it looks for it, in a plan of one page as well."""
    brief = brief_of(Sector.SCHOOL, headcount=35, members=33, avoid=["教师自备服装的演出"], length_chars=length)
    assert "不安排教师自备服装的演出" in frame_of(brief).closing


def test_a_school_prepares_nothing_in_its_holidays() -> None:
    """A contest has neither its first round in February nor its final in August."""
    brief = brief_of(Sector.UNIVERSITY, priorities=["办好青年教师教学竞赛"], length_chars=4000)
    contest = the("教学竞赛", shapes_of(brief))
    assert months_of(contest)
    assert not {2, 7, 8} & set(months_of(contest))


def test_names_are_asked_for_before_the_holidays_where_the_day_follows_them() -> None:
    """Teachers who are honoured in September are proposed in June."""
    events = [{"title": "教师节表彰大会", "date": "2027-09-10"}]
    brief = brief_of(Sector.UNIVERSITY, required_events=events, length_chars=4000)
    assert min(months_of(the("教师节表彰大会", shapes_of(brief)))) == 6


def test_a_whole_workforce_is_trained_in_groups() -> None:
    """Crews that stand by day and night cannot all be there in one month."""
    brief = brief_of(
        Sector.UTILITY,
        requirements=[{"text": "9月底前完成全体抢修人员有限空间救援实操培训", "document": "关于班组安全建设的通知"}],
        length_chars=3000,
    )
    drill = the("有限空间", shapes_of(brief))
    assert len(set(months_of(drill))) >= 2
    assert 9 in months_of(drill)


def test_what_is_measured_is_not_mended_unmeasured() -> None:
    """A test that was left over is a test, whatever is found."""
    brief = brief_of(Sector.OTHER, last_year={"unfinished": ["修复室通风检测"]}, length_chars=1500)
    texts = [action.text for action in the("修复室通风检测", shapes_of(brief)).actions]
    assert any("检测" in text for text in texts)
    assert not any(text.startswith("装排风罩") for text in texts)


def test_whose_people_it_is_about_leads() -> None:
    """Nurses' shifts are made by the nursing department, heat is kept from welders by those who look after safety."""
    nurses = brief_of(Sector.HOSPITAL, priorities=["夜班护士减压"], departments=["护理部", "人事科", "办公室"])
    welders = brief_of(
        Sector.ENTERPRISE, priorities=["焊接车间高温防护"], departments=["生产部", "安环部", "人力资源部"]
    )
    assert the("夜班护士减压", shapes_of(nurses)).owner == "护理部"
    assert the("高温防护", shapes_of(welders)).owner == "安环部"


def test_nobody_leads_whom_the_profile_does_not_have() -> None:
    """A house of forty that lists no women's committee is given none."""
    facts: dict[str, Any] = {"headcount": 39, "members": 38, "women": 26, "bodies": [], "budget": {"total": 31000}}
    brief = brief_of(Sector.HOSPITAL, priorities=["哺乳期职工照顾"], length_chars=1600, **facts)
    owners = {shape.title: shape.owner for shape in shapes_of(brief)}
    assert not any("女职工委员会" in owner for owner in owners.values())


def test_clubs_do_not_hand_out_gifts() -> None:
    """A department helps where it can, not where its name has not been read yet."""
    brief = brief_of(Sector.ENTERPRISE, bodies=["羽毛球小组"], departments=["财务部", "人事行政部"], length_chars=2400)
    for shape in shapes_of(brief):
        if re.search("慰问|看望|走访", shape.title):
            assert not {"羽毛球小组", "财务部"} & set(shape.partners)


def test_building_is_paid_for_by_the_employer_books_are_not() -> None:
    """Walls are not bought from members' money."""
    brief = brief_of(
        Sector.SCHOOL,
        priorities=["教工书吧6月底前开放"],
        budget={"total": 72000},
        length_chars=2400,
        departments=["总务处"],
    )
    assert "教工书吧装修" in frame_of(brief).closing
    row = next(item for item in plan_of(brief).budget if "书吧" in item.purpose)
    assert row.note == "图书、书架和借阅用品"


def test_what_is_demanded_is_said_before_everyday_work_is_padded() -> None:
    """Each priority says what leads to it before a register is checked."""
    brief = brief_of(
        Sector.UTILITY,
        priorities=["加氯间防护用品4月底前更新", "夜间抢修人员轮休"],
        headcount=260,
        members=254,
        length_chars=2400,
        budget={"total": 168000},
    )
    shapes = shapes_of(brief)
    assert all(len(shape.actions) > 1 for shape in shapes if shape.claims and shape.title != "召开职工代表大会")


@pytest.mark.parametrize(
    ("thing", "start", "people"),
    [
        ("饲养员人兽共患病防护", 8, "饲养员"),
        ("动物离世后饲养员心理疏导", 8, "饲养员"),
        ("执行干警外出安全", 4, "执行干警"),
    ],
)
def test_people_are_called_as_they_are(thing: str, start: int, people: str) -> None:
    """饲养员, never 饲养员人兽共患病人员."""
    assert people_of(before_match(thing, start)) == people


def test_what_no_field_speaks_of_is_no_matter_of_thought() -> None:
    """A demand that nobody knows stands under everyday care, not under 思想引领."""
    brief = brief_of(Sector.ENTERPRISE, priorities=["园区鸽棚迁建"], length_chars=2400)
    plan = plan_of(brief)
    own: Measure = next(measure for measure in plan.measures if "鸽棚" in measure.title)
    assert "思想" not in own.area
