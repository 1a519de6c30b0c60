"""The frame: opening, guiding paragraph, goals, money, closing."""

from __future__ import annotations

import itertools
import re

import pytest
from tests.offline.answers import frame_of, plan_of
from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.sector import Sector
from plandraft.drafting.areas import sizes_of

LENGTHS = [900, 1500, 3000, 5000]


def sentences(text: str) -> set[str]:
    """The sentences of a text."""
    return {part for part in text.split("。") if part}


def test_no_sentence_of_opening_or_closing_stands_in_another_bodys_plan() -> None:
    """Each says something of this body; only set political phrases belong to everybody."""
    said = []
    for number, sector in enumerate(Sector):
        own = {
            "name": f"第{number}试验单位工会委员会",
            "last_year": {"unfinished": [f"{number}号楼更衣室改造"]},
            "requirements": [{"text": f"开展{number}号楼用电检查"}],
        }
        frame = frame_of(brief_of(sector, **own, length_chars=5000))
        said.append(sentences(frame.opening) | sentences(frame.closing))
    assert all(said)
    for one, other in itertools.combinations(said, 2):
        assert not one & other


@pytest.mark.parametrize("length", LENGTHS)
def test_prose_has_about_the_length_it_is_given(length: int) -> None:
    """A plan of one page has no opening of half a page."""
    brief = brief_of(Sector.HOSPITAL, length_chars=length, facts=["医院有两个院区"])
    sizes, frame = sizes_of(brief), frame_of(brief)
    assert len(frame.ideology) <= max(90, 1.2 * sizes.ideology)
    assert len(frame.opening) <= 60 + 1.2 * sizes.opening
    assert len(frame.closing) <= 60 + 1.2 * sizes.closing


def test_the_opening_tells_of_this_body(brief: Brief) -> None:
    """Its people, what was left over, what it wants."""
    opening = frame_of(brief).opening
    assert "300人" in opening
    assert "更新会员电子名册" in opening
    assert brief.profile.period.label in opening


def test_a_body_without_facts_has_an_opening_all_the_same() -> None:
    """Nothing is invented; its name and its period are known."""
    nothing = {"headcount": None, "members": None, "priorities": [], "required_events": [], "last_year": {}}
    frame = frame_of(brief_of(Sector.OTHER, **nothing, requirements=[]))
    assert "青禾试验单位工会委员会2027年" in frame.opening
    assert frame.closing


def test_a_school_year_ends_in_its_own_words() -> None:
    """学年末 and 下一学年, not 年底."""
    closing = frame_of(brief_of(Sector.SCHOOL, length_chars=4000)).closing
    assert "学年末" in closing
    assert "下一学年" in closing
    assert "年底" not in closing


def test_ideology_names_nothing_that_is_not_in_force() -> None:
    """Without references nothing is cited; the union's duty by law stands anyway."""
    text = frame_of(brief_of(Sector.OTHER).model_copy(update={"references": ()})).ideology
    assert "二十大" not in text
    assert "十八大" not in text
    assert "维护职工合法权益、竭诚服务职工群众" in text


def test_ideology_names_the_document_as_the_profile_does(brief: Brief) -> None:
    """The name stands in book marks, unchanged."""
    assert "《关于加强冬季安全的通知》" in frame_of(brief).ideology


def test_every_demand_but_events_has_its_goal_once(brief: Brief) -> None:
    """The chair looks for them first."""
    claims = [claim for goal in frame_of(brief).goals for claim in goal.claims]
    assert sorted(claims) == sorted(matter.id for matter in brief.matters if matter.kinds != ("event",))


def test_each_goal_says_when_or_how_much(brief: Brief) -> None:
    """A month, a share, a state or a rhythm."""
    for goal in frame_of(brief).goals:
        assert re.search(r"\d|全年|全学年|每|大会|全覆盖|到位|开放", goal.text)
        assert "{" not in goal.text + goal.indicator


@pytest.mark.parametrize("length", LENGTHS)
def test_every_goal_is_served_by_a_measure_under_a_heading_that_is_there(length: int) -> None:
    """No goal without a deed."""
    for sector in Sector:
        plan = plan_of(brief_of(sector, length_chars=length))
        served = {goal for measure in plan.measures for goal in measure.goal_ids}
        assert {goal.id for goal in plan.goals} == served
        assert {goal.area for goal in plan.goals} <= set(plan.areas())


def test_a_goal_keeps_the_profiles_own_value_and_deadline() -> None:
    """What the office wrote is what is ticked off."""
    brief = brief_of(Sector.OTHER, priorities=["入会率提高到95%", "食堂协议4月底前续签"])
    texts = [goal.text for goal in frame_of(brief).goals]
    assert any("入会率提高到95%" in text for text in texts)
    assert any(text.startswith("4月底前") for text in texts)


def test_money_is_split_only_where_the_profile_does_not() -> None:
    """A total alone is proposed a split, which adds up; lines of its own are not asked about."""
    proposed = frame_of(brief_of(Sector.OTHER, budget={"total": 30000})).budget
    assert sum(item.amount for item in proposed) == 30000
    own = {"total": 30000, "lines": [{"name": "慰问", "amount": 30000}]}
    assert frame_of(brief_of(Sector.OTHER, budget=own)).budget == []


def test_a_house_where_all_know_each_other_speaks_plainly() -> None:
    """Its opening begins with the people, and what last year left over comes first."""
    brief = brief_of(
        Sector.HOSPITAL,
        headcount=39,
        members=38,
        women=26,
        last_year={"unfinished": ["职工小厨房通水"]},
        priorities=["职工小厨房通水", "行车安全"],
        length_chars=1100,
        tone="口语",
    )
    opening = frame_of(brief).opening
    assert opening.startswith("咱们39人，会员38人，女职工26人。")
    assert "职工小厨房通水没办成，本年度" in opening
    assert "安排如下" not in opening


def test_what_is_to_be_left_out_is_a_rule_for_all() -> None:
    """The closing says it, as far as there is room."""
    brief = brief_of(Sector.SCHOOL, avoid=["占用课堂时间", "聚餐"], length_chars=3000)
    assert "各项活动不占用课堂时间；不安排聚餐。" in frame_of(brief).closing


def test_all_priorities_stand_in_the_opening() -> None:
    """Not the first four of them."""
    wanted = ["值班室改造", "心理减压", "师徒结对12对", "班车优化", "书屋建设"]
    opening = frame_of(brief_of(Sector.HOSPITAL, priorities=wanted, last_year={}, length_chars=4000)).opening
    assert all(name[:4] in opening for name in wanted)
