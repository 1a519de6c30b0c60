"""When something happens, written and read as Chinese."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.period import Period
from plandraft.core.rhythm import normal_timing
from plandraft.core.timing import Rhythm, Timing, read_timing
from plandraft.errors import ArgumentRefused

SCHOOL_YEAR = Period(kind="school_year", year=2026)
periods = st.sampled_from([Period(year=2027), SCHOOL_YEAR])
months = st.sets(st.integers(1, 12), min_size=1).map(lambda found: tuple(sorted(found)))
rhythms: st.SearchStrategy[Rhythm] = st.sampled_from(["weekly", "monthly", "quarterly", "half_yearly"])
single = st.one_of(
    st.just(Timing()),
    st.builds(Timing, rhythm=rhythms),
    st.builds(
        lambda m, part, deadline: Timing(months=(m,), part=part, deadline=deadline),
        st.integers(1, 12),
        st.sampled_from(["early", "middle", "late"]),
        st.booleans(),
    ),
    st.builds(lambda m: Timing(months=(m,), deadline=True), st.integers(1, 12)),
    st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)).map(Timing.on),
)


@st.composite
def normal(draw: st.DrawFn) -> tuple[Timing, Period]:
    """A timing as plans hold it, and the period in whose order its months stand."""
    period = draw(periods)
    order = [at.month for at in period.months]
    worked = draw(st.just(order) | st.lists(st.integers(1, 12), min_size=1))
    working = [month for month in order if month in worked]
    run = st.tuples(st.integers(0, 11), st.integers(1, 12)).map(lambda found: order[found[0] : sum(found)])
    found = draw(st.sets(st.integers(1, 12)) | run)
    return normal_timing(found, draw(st.none() | rhythms), working=working, deadline=draw(st.booleans())), period


@given(normal())
def test_a_written_timing_is_read_back(written: tuple[Timing, Period]) -> None:
    """What a plan writes, a plan reads, also where its year begins in September."""
    timing, period = written
    assert read_timing(timing.label_in(period)) == timing


@given(single, st.none() | periods)
def test_so_is_a_day_a_part_or_a_rhythm_alone(timing: Timing, period: Period | None) -> None:
    """They are written the same in every period."""
    assert read_timing(timing.label_in(period)) == timing == read_timing(timing.label)


@pytest.mark.parametrize(
    ("months", "rhythm", "label"),
    [
        ((3, 6, 9, 12), None, "3、6、9、12月"),
        ((4, 5, 6), None, "4—6月"),
        ((1, 3, 4, 5), None, "1、3—5月"),
        ((1, 2, 3, 4, 5, 6), None, "1—6月"),
        (range(1, 13), None, "全年"),
        (range(4, 13), "monthly", "4—12月，每月一次"),
        ((6, 7, 8), "weekly", "6—8月，每周一次"),
        ((1, 6), "weekly", "1、6月，每周一次"),
        (range(1, 13), "monthly", "每月"),
        ((3, 4), "monthly", "3—4月"),
        ((1, 6), "monthly", "1、6月"),
        ((1, 2, 3, 7, 8, 9), "monthly", "1—3、7—9月"),
        ((3, 4), "quarterly", "3—4月"),
        ((1, 7, 12), "half_yearly", "1、7、12月"),
        ((), "half_yearly", "每半年"),
    ],
)
def test_months_are_written_as_they_were_given(months: Iterable[int], rhythm: Rhythm | None, label: str) -> None:
    """Never a quarter that nobody named, and no rhythm that contradicts its months."""
    assert Timing(months=tuple(months), rhythm=rhythm).label == label


def test_a_school_year_runs_through_january() -> None:
    """Months stand, and follow each other, in the order of the period."""
    timing = Timing(months=(1, 11, 12), rhythm="monthly")
    assert (timing.label, timing.label_in(SCHOOL_YEAR)) == ("1、11—12月", "11—1月，每月一次")
    assert Timing.of(1, 3, 9).label_in(SCHOOL_YEAR) == "9、1、3月"
    assert Timing.of(8, 9).label_in(SCHOOL_YEAR) == "9、8月"


@given(st.text())
def test_any_text_is_read_or_kept(text: str) -> None:
    """What is not understood stays in the note and counts as no time at all."""
    timing = read_timing(text)
    assert timing.is_set or timing.note == text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月", (3,)),
        ("3月份", (3,)),
        ("7—8月", (7, 8)),
        ("3、4月", (3, 4)),
        ("1、3—5、9月份", (1, 3, 4, 5, 9)),
        ("3、4", ()),
        ("11月至2月", (1, 2, 11, 12)),
        ("一季度", (1, 2, 3)),
        ("下半年", (7, 8, 9, 10, 11, 12)),
        ("3月底前", (3,)),
        ("一季度前", (3,)),
        ("3—5月前", (3, 4, 5)),
        ("3—4月上旬", (3, 4)),
        ("每月1月、6月", (1, 6)),
        ("全年", tuple(range(1, 13))),
        ("适时", ()),
        ("13月", ()),
    ],
)
def test_common_forms(text: str, expected: tuple[int, ...]) -> None:
    """The forms that plans use most."""
    assert read_timing(text).months == expected


def test_a_part_belongs_to_one_month() -> None:
    """上旬 of two months is nonsense and refused."""
    with pytest.raises(ArgumentRefused, match="exactly one month"):
        Timing(months=(3, 4), part="early")
