"""Which headings a plan has and who writes which: decided before anything is asked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.inputs import AreaShare
from plandraft.core.sector import Sector
from plandraft.drafting.areas import area_groups, area_likeness, shares_of, sizes_of
from tests.drafting.briefs import brief_of
from tests.drafting.test_demands import profiles


@settings(max_examples=40, deadline=None)
@given(profiles)
def test_each_demand_falls_to_exactly_one_area(facts: dict[str, Any]) -> None:
    """Whatever the profile: none is forgotten, and none is written twice."""
    brief = brief_of(**facts)
    held = [matter.id for share in shares_of(brief) for matter in share.matters]
    assert sorted(held) == sorted(matter.id for matter in brief.matters)


@settings(max_examples=40, deadline=None)
@given(profiles)
def test_the_measures_are_dealt_out_to_the_areas(facts: dict[str, Any]) -> None:
    """Each area has one at least and as many as demands; together they are about as many as the plan is to have.

    A few headings may be added to those that the length asks for; where the kind has one for two, they are joined.
    """
    brief = brief_of(**facts)
    sizes, shares = sizes_of(brief), shares_of(brief)
    assert all(share.measure_count >= max(1, len(share.matters)) for share in shares)
    total = sum(share.measure_count for share in shares)
    assert sizes.measure_count <= total <= max(sizes.measure_count, len(brief.matters)) + sizes.area_count + 2
    named = [share.name for share in shares if share.name]
    assert len(named) == len(set(named)) <= sizes.area_count + 2
    assert len([share for share in shares if not share.name]) <= 1


@settings(max_examples=40, deadline=None)
@given(profiles)
def test_no_work_area_stands_under_two_headings(facts: dict[str, Any]) -> None:
    """So no sample is shown to two writers, and what is usually done is proposed once."""
    shares = shares_of(brief_of(**facts))
    areas = [area for share in shares for area in share.work_areas]
    assert len(set(areas)) == len(areas)
    headings = [share.heading for share in shares]
    assert len(set(headings)) == len(headings)


@settings(max_examples=25, deadline=None)
@given(profiles, st.none() | st.integers(2000, 900_000), st.integers(0, 20))
def test_what_every_plan_has_and_each_item_of_money_falls_to_one_area(
    facts: dict[str, Any], total: int | None, women: int
) -> None:
    """So that nobody leaves it to the others, and no two write it."""
    brief = brief_of(**facts | {"women": women}, budget=None if total is None else {"total": total})
    shares = shares_of(brief)
    assert sorted(item for share in shares for item in share.money) == sorted(item.id for item in brief.spending)
    assert len([text for share in shares for text in share.basics]) == len(brief.basics)
    assert all(text for share in shares for text in share.basics)
    assert {basic.women for basic in brief.basics} <= set(range(women + 1))
    assert total is not None or not any(basic.money for basic in brief.basics)


@pytest.mark.parametrize("sector", list(Sector))
def test_every_sector_s_plan_has_the_union_s_own_house(sector: Sector) -> None:
    """And what plans of all sectors have, even where nothing is demanded."""
    shares = shares_of(brief_of(sector=sector, length_chars=5000))
    assert "self_build" in {area for share in shares for area in share.work_areas}
    assert all(share.usual or share.matters for share in shares)


@pytest.mark.parametrize("headcount", [6, 30, 50])
def test_a_small_body_has_few_areas(headcount: int) -> None:
    """However long the plan is to be."""
    shares = shares_of(brief_of(headcount=headcount, length_chars=6000))
    assert len(shares) <= 4
    assert sum(share.measure_count for share in shares) <= 7
    large = shares_of(brief_of(headcount=1000, length_chars=6000))
    assert len(large) > len(shares)


@pytest.mark.parametrize(
    ("demand", "area"),
    [
        ("困难职工帮扶建档", "assist"),
        ("职代会提案办理", "demo_mgmt"),
        ("职工运动会", "culture"),
        ("女职工专项体检", "women"),
    ],
)
def test_a_demand_chooses_its_area(demand: str, area: str) -> None:
    """An area with a demand is among the plan's, or one of the same kind that takes it in."""
    brief = brief_of(priorities=[demand], length_chars=2000)
    (share,) = [share for share in shares_of(brief) if share.matters]
    function = {known.id: known.function for known in brief.areas}
    assert area in share.work_areas or function[area] in {function[each] for each in share.work_areas}


def test_areas_of_one_measure_are_joined_where_the_kind_has_a_heading_for_both() -> None:
    """Ten sections of one item each read as scraps; a heading that nobody uses, made of two, reads no better."""
    brief = brief_of(length_chars=2600, headcount=500, priorities=["职工食堂改造", "夜班轮休"])
    functions = {area.id: area.function for area in brief.areas}
    joined = [share for share in shares_of(brief) if share.name in brief.kind.headings.values()]
    assert joined
    for share in joined:
        held = {functions[area] for area in share.work_areas}
        assert brief.kind.headings["+".join(sorted(held))] == share.name


@pytest.mark.parametrize("length", [900, 1500, 2400, 4000])
def test_what_is_demanded_of_safety_stands_by_itself(length: int) -> None:
    """With all that belongs to it, and never under a heading of care, culture or meetings."""
    demands = {"priorities": ["野外巡河安全", "夜间轮休"], "requirements": [{"text": "9月底前完成有限空间救援培训"}]}
    events = [{"title": "安全生产月", "month": 6}, {"title": "会员大会", "month": 2}]
    shares = shares_of(brief_of(**demands, required_events=events, length_chars=length))
    (safety,) = [share for share in shares if "safety" in share.work_areas]
    assert {matter.text for matter in safety.matters} == {"野外巡河安全", "9月底前完成有限空间救援培训", "安全生产月"}
    assert safety.work_areas == ("safety",)


def test_so_does_what_is_demanded_for_women() -> None:
    """A screening of theirs is no gift and no game."""
    facts = {"requirements": [{"text": "3月底前为女职工安排两癌筛查"}], "priorities": ["职工运动会"], "women": 200}
    shares = shares_of(brief_of(**facts, length_chars=3400))
    (women,) = [share for share in shares if "women" in share.work_areas]
    assert ([matter.id for matter in women.matters], women.work_areas) == (["R1"], ("women",))


def test_demands_that_fit_no_heading_have_one_to_be_found() -> None:
    """They are not pressed into another; the heading is empty until somebody has written it."""
    brief = brief_of(priorities=["甲乙丙丁戊己"])
    (apart,) = [share for share in shares_of(brief) if share.matters]
    assert (apart.name, apart.work_areas) == ("", ())
    assert apart.heading


def test_few_women_need_no_area_of_their_own() -> None:
    """With ten and more the law wants a committee for them."""
    few, many = (shares_of(brief_of(women=women, headcount=900, length_chars=3500)) for women in (3, 500))
    assert "women" not in {share.work_areas[0] for share in few}
    assert "women" in {share.work_areas[0] for share in many}


counts = st.lists(st.integers(1, 6), min_size=1, max_size=12)


@given(counts, st.integers(1, 6))
def test_groups_hold_all_areas_in_their_order_and_about_as_many_measures(sizes: list[int], wanted: int) -> None:
    """No group is empty, none is more than one area away from its share."""
    shares = [AreaShare(name=f"甲{n}", measure_count=count) for n, count in enumerate(sizes)]
    groups = area_groups(shares, wanted)
    assert [share for group in groups for share in group] == shares
    assert 1 <= len(groups) <= min(wanted, len(shares))
    assert all(groups)
    fair = sum(sizes) / min(wanted, len(shares))
    for group in groups:
        assert sum(share.measure_count for share in group) <= fair + max(sizes)


def test_a_text_belongs_most_to_the_area_with_most_of_its_words() -> None:
    """A long word counts a little more than a short one; without a word it belongs to none."""
    brief = brief_of()
    areas = {area.id: area for area in brief.areas}
    sector = brief.profile.sector
    text = "困难职工帮扶救助和送温暖慰问"
    assert area_likeness(text, areas["assist"], sector) > area_likeness(text, areas["culture"], sector)
    assert area_likeness("甲乙丙", areas["assist"], sector) == 0.0


def test_what_money_is_set_aside_for_has_a_heading() -> None:
    """A line of the profile's own budget is spent under a heading of its field, where nothing is demanded too."""
    lines = [{"name": "技能竞赛", "amount": 60000}, {"name": "文体活动", "amount": 90000}]
    shares = shares_of(brief_of(budget={"total": 320000, "lines": lines}, length_chars=4000, headcount=860))
    assert {"competition", "culture"} <= {share.work_areas[0] for share in shares if share.name}
