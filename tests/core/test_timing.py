"""When something happens, written and read as Chinese."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plandraft.core.timing import Timing, read_timing

months = st.sets(st.integers(1, 12), min_size=1).map(lambda found: tuple(sorted(found)))
timings = st.one_of(
    st.just(Timing()),
    months.map(lambda m: Timing(months=m)),
    st.builds(Timing, rhythm=st.sampled_from(["weekly", "monthly", "quarterly", "half_yearly"])),
    st.builds(Timing, months=months, rhythm=st.sampled_from(["weekly", "monthly"])),
    st.builds(
        lambda m, part, deadline: Timing(months=(m,), part=part, deadline=deadline),
        st.integers(1, 12),
        st.sampled_from(["early", "middle", "late"]),
        st.booleans(),
    ),
    st.builds(lambda m: Timing(months=(m,), deadline=True), st.integers(1, 12)),
    st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)).map(Timing.on),
)


@given(timings)
def test_a_written_timing_is_read_back(timing: Timing) -> None:
    """What a plan writes, a plan reads."""
    assert read_timing(timing.label) == timing


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
        ("适时", ()),
        ("13月", ()),
    ],
)
def test_common_forms(text: str, expected: tuple[int, ...]) -> None:
    """The forms that plans use most."""
    assert read_timing(text).months == expected


def test_a_part_belongs_to_one_month() -> None:
    """上旬 of two months is nonsense and refused."""
    with pytest.raises(ValidationError, match="exactly one month"):
        Timing(months=(3, 4), part="early")
