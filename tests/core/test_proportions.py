"""How long the parts of a plan are: together as long as the plan is wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.proportions import LEAST, MOST, SMALL_BODY, Sizes, sizes_for

lengths = st.integers(500, 30_000)
people = st.none() | st.integers(1, 5000)
few = st.integers(0, 12)


def together(sizes: Sizes, *, money: bool) -> int:
    """The printed characters of all parts: a line of the calendar has some 15; the rest is headings and a table."""
    written = sizes.opening + sizes.ideology + sizes.closing + sizes.goals + sizes.measure * sizes.measure_count
    return written + sizes.lines * 15 + 90 + 90 * money


@given(st.integers(1500, 30_000), people, st.integers(0, 6), st.booleans())
def test_the_parts_are_together_as_long_as_the_plan(
    length: int, headcount: int | None, matters: int, money: bool
) -> None:
    """Within the band in which a plan has its length."""
    sizes = sizes_for(length, headcount=headcount, matters=matters, demands=matters, has_money=money)
    assert LEAST * length <= together(sizes, money=money) <= MOST * length


@given(lengths, people, few)
def test_half_of_a_plan_is_measures(length: int, headcount: int | None, matters: int) -> None:
    """The frame never takes more than they do, and the calendar less than either."""
    sizes = sizes_for(length, headcount=headcount, matters=matters, demands=matters)
    measures = sizes.measure * sizes.measure_count
    assert measures >= sizes.opening + sizes.ideology + sizes.closing
    assert sizes.lines * 15 <= max(measures, 200)


@given(lengths, people, few, st.integers(0, 40))
def test_each_demand_has_room_for_its_measure_and_its_goal(
    length: int, headcount: int | None, demands: int, events: int
) -> None:
    """But few people have few measures: they put demands together."""
    sizes = sizes_for(length, headcount=headcount, matters=demands + events, demands=demands)
    small = headcount is not None and headcount <= SMALL_BODY
    assert sizes.measure_count >= min(demands + events, 7 if small else 40)
    assert sizes.goal_count >= min(demands, 12)
    assert sizes.measure_count <= (7 if small else 40)


@given(lengths, people, few)
def test_a_longer_plan_has_no_less_of_anything(length: int, headcount: int | None, matters: int) -> None:
    """Each part, and each number of nodes."""
    one, other = (sizes_for(n, headcount=headcount, matters=matters, demands=matters) for n in (length, length + 500))
    for name in ("opening", "ideology", "closing", "goals", "goal_count", "measure_count", "area_count", "lines"):
        assert getattr(one, name) <= getattr(other, name) + (1 if name == "goals" else 0)
    assert one.measure * one.measure_count <= other.measure * other.measure_count


@given(lengths, people, few)
def test_measures_are_enough_for_their_headings(length: int, headcount: int | None, matters: int) -> None:
    """No heading without a measure; what is said of a measure fits into it."""
    sizes = sizes_for(length, headcount=headcount, matters=matters)
    assert 3 <= sizes.area_count <= min(10, sizes.measure_count)
    assert sizes.actions < sizes.measure


@pytest.mark.parametrize(("headcount", "most"), [(12, 7), (SMALL_BODY, 7), (SMALL_BODY + 1, 40), (None, 40)])
def test_few_people_have_few_measures(headcount: int | None, most: int) -> None:
    """However long the plan and however much is demanded."""
    assert sizes_for(20_000, headcount=headcount, matters=60).measure_count == most


def test_money_takes_its_room_from_the_measures() -> None:
    """The plan is no longer for it."""
    without, with_money = (sizes_for(3000, has_money=money) for money in (False, True))
    assert with_money.measure * with_money.measure_count < without.measure * without.measure_count
    assert with_money.opening == without.opening
