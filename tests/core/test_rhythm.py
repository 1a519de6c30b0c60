"""What a rhythm means in months, and what the time of several actions together is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.period import Period
from plandraft.core.rhythm import combined, normal_timing
from plandraft.core.timing import Rhythm, Timing

YEAR = range(1, 13)
SCHOOL = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)
rhythms: st.SearchStrategy[Rhythm] = st.sampled_from(["weekly", "monthly", "quarterly", "half_yearly"])


@pytest.mark.parametrize(
    ("months", "rhythm", "expected"),
    [
        ((), "weekly", "每周"),
        ((), "monthly", "每月"),
        (YEAR, "monthly", "每月"),
        (range(4, 13), "monthly", "4—12月，每月一次"),
        ((6, 7, 8), "weekly", "6—8月，每周一次"),
        ((6,), "weekly", "6月，每周一次"),
        ((1, 6), "monthly", "1、6月"),
        ((3, 4), "monthly", "3—4月"),
        ((), "quarterly", "3、6、9、12月"),
        (YEAR, "quarterly", "3、6、9、12月"),
        ((1, 4, 7, 10), "quarterly", "1、4、7、10月"),
        ((3, 4), "quarterly", "3—4月"),
        (range(4, 12), "quarterly", "6、9、11月"),
        ((), "half_yearly", "6、12月"),
        ((1, 7, 12), "half_yearly", "1、7、12月"),
        (range(3, 12), "half_yearly", "6、11月"),
        (YEAR, None, "全年"),
        ((6, 3), None, "3、6月"),
    ],
)
def test_a_rhythm_in_a_calendar_year(months: Iterable[int], rhythm: Rhythm | None, expected: str) -> None:
    """Named months stay; what is done each quarter is given its months."""
    assert normal_timing(months, rhythm, working=YEAR).label == expected


@pytest.mark.parametrize(
    ("months", "rhythm", "expected"),
    [
        ((), "half_yearly", (1, 7)),
        ((), "quarterly", (1, 4, 7, 11)),
        ((8,), "quarterly", (7,)),
        (range(9, 13), "monthly", (9, 10, 11, 12)),
        ((11, 12, 1), "monthly", (1, 11, 12)),
        (SCHOOL, "weekly", ()),
    ],
)
def test_a_rhythm_at_a_school(months: Iterable[int], rhythm: Rhythm, expected: Sequence[int]) -> None:
    """The first half of a school year ends in January; nobody is there in August."""
    assert normal_timing(months, rhythm, working=SCHOOL).months == tuple(expected)


@pytest.mark.parametrize(("rest", "months"), [((8,), (3, 6, 9, 12)), ((1, 2), (4, 7, 9, 12)), ((6,), (3, 5, 9, 12))])
def test_a_month_of_rest_inside_the_year_moves_no_other(rest: Sequence[int], months: Sequence[int]) -> None:
    """Quarters are those of the stretch in which there is work."""
    working = [month for month in YEAR if month not in rest]
    assert normal_timing((), "quarterly", working=working).months == tuple(months)


@pytest.mark.parametrize(
    ("month", "working", "moved"),
    [(8, SCHOOL, 7), (8, (*range(1, 8), *range(9, 13)), 9), (1, range(3, 13), 3), (12, range(1, 12), 11)],
)
def test_a_month_of_rest_becomes_the_next_working_one(month: int, working: Sequence[int], moved: int) -> None:
    """Of the same period: after its end there is none, and the last one takes it."""
    assert normal_timing((month,), None, working=working, deadline=True) == Timing(months=(moved,), deadline=True)


@given(
    st.sets(st.integers(-1, 14)),
    st.none() | rhythms,
    st.lists(st.integers(1, 12)).map(lambda found: sorted(set(found))),
    st.booleans(),
)
def test_the_result_is_normal(months: set[int], rhythm: Rhythm | None, working: list[int], deadline: bool) -> None:
    """Only working months, no months beside a rhythm of parts, and what is normal stays as it is."""
    timing = normal_timing(months, rhythm, working=working, deadline=deadline)
    assert timing.rhythm not in ("quarterly", "half_yearly")
    assert not working or set(timing.months) <= set(working) or timing.label == "全年"
    assert normal_timing(timing.months, timing.rhythm, working=working, deadline=timing.deadline) == timing


june = Timing(months=(6,), deadline=True)
day = Timing.on(dt.date(2027, 5, 12))
standing = Timing(rhythm="monthly")


@pytest.mark.parametrize(
    ("timings", "together"),
    [
        ((), Timing()),
        ((june, june), june),
        ((june, Timing(note="适时"), standing), june),
        ((june, Timing.of(3)), Timing.of(3, 6)),
        ((day, Timing.of(3, 9)), Timing.of(3, 5, 9)),
        ((day, Timing()), day),
        ((standing, Timing(rhythm="weekly")), Timing(rhythm="weekly")),
        ((standing, Timing.of(3)), Timing.of(3)),
        ((Timing(months=(3,), part="late"), Timing(months=(3,), part="early")), Timing.of(3)),
        ((Timing(note="适时"), Timing(note="年内"), Timing(note="适时")), Timing(note="适时、年内")),
        (
            (Timing(months=(4, 5, 6), rhythm="monthly"), Timing(months=(7, 8, 9), rhythm="monthly")),
            Timing(months=(4, 5, 6, 7, 8, 9), rhythm="monthly"),
        ),
        ((Timing(months=(4, 5, 6), rhythm="monthly"), Timing.of(9)), Timing.of(4, 5, 6, 9)),
    ],
)
def test_what_several_actions_have_for_a_time(timings: Sequence[Timing], together: Timing) -> None:
    """Their only one, or the months of all."""
    assert combined(timings, Period(year=2027)) == together
