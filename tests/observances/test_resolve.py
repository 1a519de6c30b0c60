"""Observances on their days: against two other libraries, a table made by five, and the rules of the weeks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sxtwl
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from plandraft.core.calendar import Calendar
from plandraft.core.period import Period
from plandraft.core.sector import Sector
from plandraft.observances import load_observances, resolve, working_months_of
from plandraft.observances.rules import days_in_year, nth_weekday

TABLE = Path(__file__).parents[2].parent / "shared" / "domain" / "observances.yaml"
LUNAR = {"spring": (1, 1), "lantern": (1, 15), "dragonboat": (5, 5), "mid_autumn": (8, 15), "chongyang": (9, 9)}
BY_ID = {observance.id: observance for observance in load_observances()}


def year(number: int, sector: Sector = Sector.HOSPITAL) -> Calendar:
    """A calendar year of a sector."""
    return resolve(load_observances(), period=Period(year=number), sector=sector)


@pytest.mark.parametrize("number", range(2020, 2051))
def test_lunar_days_agree_with_an_astronomical_calendar(number: int) -> None:
    """春节, 元宵, 端午, 中秋, 重阳 and the eve, 2020–2050."""
    for observance, (month, day) in LUNAR.items():
        expected = sxtwl.fromLunar(number, month, day)
        (found,) = days_in_year(BY_ID[observance].rule, number)
        assert found[0] == dt.date(expected.getSolarYear(), expected.getSolarMonth(), expected.getSolarDay())
    (eve,) = days_in_year(BY_ID["eve"].rule, number)
    (spring,) = days_in_year(BY_ID["spring"].rule, number)
    assert eve[0] == spring[0] - dt.timedelta(days=1)


def test_the_table_of_five_libraries_agrees() -> None:
    """2024–2030, day by day."""
    if not TABLE.is_file():
        pytest.skip("the shared domain data are not beside this checkout")
    table = YAML(typ="safe", pure=True).load(TABLE.read_text(encoding="utf-8"))["lunar_truth_table"]["dates"]
    names = {
        "春节": "spring",
        "元宵": "lantern",
        "清明": "qingming",
        "端午": "dragonboat",
        "中秋": "mid_autumn",
        "腊八": "laba",
    }
    for number, row in table.items():
        for name, observance in names.items():
            (found,) = days_in_year(BY_ID[observance].rule, int(number))
            assert found[0].isoformat() == row[name]


def test_ordinals_follow_from_the_year() -> None:
    """2027 has the tenth 中国医师节; the school year 2027–2028 the 43rd 教师节."""
    physician, school = (
        year(2027).day("physician"),
        resolve(load_observances(), period=Period.parse("2027-2028"), sector=Sector.SCHOOL).day("teacher"),
    )
    assert physician is not None
    assert school is not None
    assert (physician.ordinal, school.ordinal) == ("第10个", "第43个")


def test_a_window_over_new_year_is_clipped_to_the_period() -> None:
    """送温暖 runs from December to March: two stretches in a calendar year."""
    stretches = [(day.start, day.end) for day in year(2027).days if day.observance == "warm"]
    assert stretches == [
        (dt.date(2027, 1, 1), dt.date(2027, 3, 5)),
        (dt.date(2027, 12, 1), dt.date(2027, 12, 31)),
    ]


@pytest.mark.parametrize("number", [1950, 1999, 2033, 2099])
@pytest.mark.parametrize("sector", list(Sector))
def test_every_year_and_sector_resolves_in_order(number: int, sector: Sector) -> None:
    """Inside the period, in order of date; also at both ends of the range."""
    for period in (Period(year=number), Period(kind="school_year", year=number)):
        days = resolve(load_observances(), period=period, sector=sector).days
        assert [day.start for day in days] == sorted(day.start for day in days)
        assert all(period.first_day <= day.start <= day.end <= period.last_day for day in days)


@given(st.integers(1950, 2099), st.integers(1, 12), st.integers(0, 6), st.sampled_from([-4, -2, -1, 1, 2, 4]))
def test_the_nth_weekday(number: int, month: int, weekday: int, n: int) -> None:
    """It is that weekday, in that month, with n - 1 of its kind before (after) it."""
    day = nth_weekday(number, month, weekday, n)
    assert (day.year, day.month, day.weekday()) == (number, month, weekday)
    step = dt.timedelta(days=7 * (abs(n) - 1)) * (1 if n > 0 else -1)
    assert (day - step).month == month
    assert (day - step - dt.timedelta(days=7) * (1 if n > 0 else -1)).month != month


def test_schools_rest_in_august_unless_a_profile_says_otherwise() -> None:
    """The default of a sector, and the override."""
    assert 8 not in working_months_of(Sector.SCHOOL)
    assert 8 in working_months_of(Sector.UNIVERSITY)
    own = resolve(load_observances(), period=Period(year=2027), sector=Sector.SCHOOL, working_months=(8, 9))
    assert own.working_months == (8, 9)
