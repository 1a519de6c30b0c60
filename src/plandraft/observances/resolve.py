"""The observances of a period in order of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plandraft.core.calendar import Calendar, CalendarDay, Observance
from plandraft.core.period import Period
from plandraft.core.sector import Sector
from plandraft.observances.rules import Days, days_in_year

_HOLIDAY_MONTHS = {Sector.SCHOOL: (8,)}
"""Months in which a sector does not work: schools rest through August; in July and in the month of the
Spring Festival they still work for a part. Universities go on: whoever reads a plan of theirs misses August, the month
of childcare, of heat and of getting ready for who comes (our choice, a profile can say otherwise)."""


def working_months_of(sector: Sector) -> tuple[int, ...]:
    """The calendar months 1–12 in which a sector works by default."""
    resting = _HOLIDAY_MONTHS.get(sector, ())
    return tuple(month for month in range(1, 13) if month not in resting)


def resolve(
    observances: Iterable[Observance],
    *,
    period: Period,
    sector: Sector,
    working_months: tuple[int, ...] = (),
    of_all: bool = False,
) -> Calendar:
    """The days of a period on which a sector keeps something.

    Args:
        observances: What may be kept.
        period: Calendar or school year.
        sector: Whose observances are wanted.
        working_months: Calendar months 1–12 in which the organisation works; empty means the sector's.
        of_all: The days of every sector; for whoever reads what a plan says of a day.
    """
    days = [day for o in observances if of_all or o.concerns(sector) for day in _days(o, period)]
    return Calendar(
        period=period,
        working_months=tuple(sorted(set(working_months))) or working_months_of(sector),
        days=tuple(sorted(days, key=lambda day: (day.start, day.observance))),
    )


def _days(observance: Observance, period: Period) -> Iterator[CalendarDay]:
    years = range(period.first_day.year - 1, period.last_day.year + 1)
    for year in years:
        if year < 1950 and observance.rule.type.startswith("lunar"):
            continue
        for start, end in days_in_year(observance.rule, year):
            if start <= period.last_day and end >= period.first_day:
                yield _day(observance, (max(start, period.first_day), min(end, period.last_day)), year)


def _day(observance: Observance, days: Days, year: int) -> CalendarDay:
    return CalendarDay(
        observance=observance.id,
        name=observance.name,
        start=days[0],
        end=days[1],
        ordinal=_ordinal(observance, year),
        gift_festival=observance.gift_festival,
        weight=observance.weight,
        words=observance.words,
        aliases=observance.aliases,
        activities=observance.activities,
        note=observance.note,
        verified=observance.verified,
    )


def _ordinal(observance: Observance, year: int) -> str:
    if observance.ordinal is None:
        return ""
    number = year - observance.ordinal.base
    if number < 1:
        return ""
    unit = observance.ordinal.unit
    return f"{number}{unit}" if unit == "周年" else f"第{number}{unit}"
