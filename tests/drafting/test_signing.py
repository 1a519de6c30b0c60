"""Under which date a plan is signed: never one that belongs to another period."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.gap import gaps_in
from plandraft.drafting.assemble import may_be_signed, signature_of
from tests.drafting.briefs import brief_of


@pytest.mark.parametrize(
    ("period", "day", "signed"),
    [
        ("2027", dt.date(2026, 11, 26), True),
        ("2027", dt.date(2026, 9, 1), True),
        ("2027", dt.date(2026, 8, 31), False),
        ("2027", dt.date(2027, 1, 1), True),
        ("2027", dt.date(2027, 2, 28), True),
        ("2027", dt.date(2027, 3, 1), False),
        ("2026", dt.date(2026, 11, 26), False),
        ("2028", dt.date(2026, 11, 26), False),
        ("2026-2027", dt.date(2026, 8, 20), True),
        ("2026-2027", dt.date(2026, 10, 31), True),
        ("2026-2027", dt.date(2026, 11, 26), False),
        ("2027-2028", dt.date(2026, 11, 26), False),
    ],
)
def test_a_plan_bears_the_drafting_date_only_near_its_beginning(period: str, day: dt.date, *, signed: bool) -> None:
    """Else the office says when it is signed: a named gap, not a date that nobody would believe."""
    brief = brief_of(period=period, as_of=day)
    signature = signature_of(brief)
    assert signature.organisation == brief.profile.name
    assert signature.date == (day if signed else None)
    assert gaps_in(signature.note) == (() if signed else ("签发日期",))


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31)), st.integers(2021, 2034), st.sampled_from([1, 9]))
def test_a_date_that_fits_is_in_the_half_year_round_the_beginning(day: dt.date, year: int, month: int) -> None:
    """Whatever the day of the month; and no two periods share a day."""
    first = dt.date(year, month, 1)
    if may_be_signed(day, first):
        assert abs((day - first).days) <= 124
        assert not may_be_signed(day, dt.date(year + 1, month, 1))
        assert not may_be_signed(day, dt.date(year - 1, month, 1))
