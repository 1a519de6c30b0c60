"""How far the dated knowledge reaches, and what falls beyond it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.headings import read_number
from plandraft.core.horizon import horizon, latest, months_after, possible_since
from plandraft.core.knowledge import Cite, Reference
from plandraft.core.numerals import chinese_number
from plandraft.core.period import Period
from plandraft.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
SERIES = {series.id: series for series in KNOWLEDGE.series}


def due(period: str) -> dict[str, bool]:
    """What a period must reckon with, and whether it may have been before the period begins."""
    return {found.name: found.before_period for found in horizon(KNOWLEDGE, Period.parse(period)).due}


@pytest.mark.parametrize(
    ("period", "beyond"), [("2026", False), ("2027", False), ("2028", False), ("2027-2028", False), ("2028-2029", True)]
)
def test_a_period_long_after_the_knowledge_lies_beyond_it(period: str, beyond: bool) -> None:
    """14 months after 2026-11-22 is 2028-01-22: the calendar year 2028 begins before that, its school year later."""
    assert KNOWLEDGE.as_of == dt.date(2026, 11, 22)
    assert horizon(KNOWLEDGE, Period.parse(period)).beyond is beyond


@pytest.mark.parametrize(("as_of", "beyond"), [("2026-10-31", True), ("2026-11-01", False)])
def test_the_border_is_a_day(as_of: str, beyond: bool) -> None:
    """Exactly 14 months are not beyond."""
    known = KNOWLEDGE.model_copy(update={"as_of": dt.date.fromisoformat(as_of)})
    assert horizon(known, Period(year=2028)).beyond is beyond


def test_congresses_that_fall_in_between_are_named() -> None:
    """The party's in the autumn of 2027, the unions' in that of 2028, the next five-year plan in 2031."""
    assert "党的二十一大" not in due("2026")
    assert due("2027")["党的二十一大"] is False
    assert due("2028")["党的二十一大"] is True
    assert due("2028")["中国工会十九大"] is False
    assert "“十六五”规划" not in due("2030")
    assert due("2031")["“十六五”规划"] is False
    assert {"党的二十一大", "党的二十二大"} <= set(due("2033"))


def test_a_meeting_that_is_known_is_no_longer_due() -> None:
    """An organisation that enters the congress of 2027 is told of the next one only."""
    held = Reference(
        id="cpc21",
        source="test",
        verified=True,
        kind="party_congress",
        number=(21,),
        canonical="二十一大",
        short="二十一大",
        pattern="二十一大",
        cite=Cite(since=dt.date(2027, 10, 18)),
    )
    others = tuple(ref for ref in KNOWLEDGE.references if ref.id != "cpc21")
    known = KNOWLEDGE.model_copy(update={"references": (*others, held)})
    names = {found.name for found in horizon(known, Period(year=2028)).due}
    assert "党的二十一大" not in names
    assert "中国工会十九大" in names


@pytest.mark.parametrize("year", [2020, 2027, 2029, 2045, 2099])
def test_what_is_due_comes_in_order_of_time_and_within_the_period(year: int) -> None:
    """Each once, none after the period's end, none that has been."""
    period = Period(year=year)
    found = horizon(KNOWLEDGE, period).due
    assert [at.earliest for at in found] == sorted(at.earliest for at in found)
    assert len({at.name for at in found}) == len(found)
    for at in found:
        series = next(series for series in KNOWLEDGE.series if series.kind == at.kind)
        assert at.number > latest(series, KNOWLEDGE)[0]
        assert at.earliest <= period.last_day
        assert at.before_period == (at.earliest < period.first_day)


def test_every_series_names_what_it_counts() -> None:
    """The name is one that the series itself finds in a text."""
    for series in KNOWLEDGE.series:
        number = latest(series, KNOWLEDGE)[0]
        name = series.numbered.format(*(chinese_number(part) for part in number))
        assert series.regex.search(f"学习{name}精神"), name


def test_the_latest_of_a_series_comes_from_the_references_or_from_itself() -> None:
    """With its day; references win, because they are kept."""
    assert latest(SERIES["party_congress"], KNOWLEDGE)[:2] == ((20,), dt.date(2022, 10, 16))
    assert latest(SERIES["people_congress"], KNOWLEDGE)[0] == (14, 4)


@pytest.mark.parametrize(
    ("day", "possible"), [("2026-11-24", 0), ("2027-08-15", 0), ("2027-08-16", 1), ("2033-01-01", 2)]
)
def test_how_many_congresses_there_can_have_been(day: str, possible: int) -> None:
    """None before the series' months are over."""
    since = dt.date(2022, 10, 16)
    assert possible_since(SERIES["party_congress"], since, dt.date.fromisoformat(day)) == possible


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 300))
def test_months_after_and_months_between_agree(day: dt.date, gap: int) -> None:
    """The first day on which a series' next meeting can have been is the one its months lead to."""
    series = SERIES["party_congress"].model_copy(update={"gap_months": gap})
    first = months_after(day, gap)
    assert (first.year * 12 + first.month) - (day.year * 12 + day.month) == gap
    assert possible_since(series, day, first - dt.timedelta(days=1)) == 0
    assert possible_since(series, day, first + dt.timedelta(days=3)) == 1


@given(st.integers(1, 99))
def test_chinese_numbers_are_read_back(number: int) -> None:
    """What is written is what is read."""
    assert read_number(chinese_number(number)) == number
