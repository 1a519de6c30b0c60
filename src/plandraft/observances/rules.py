"""First and last day of an observance in one calendar year."""

from __future__ import annotations

import datetime as dt

from borax.calendars.festivals2 import TermFestival
from borax.calendars.lunardate import LunarDate

from plandraft.core.calendar import DateRule

Days = tuple[dt.date, dt.date]


def days_in_year(rule: DateRule, year: int) -> tuple[Days, ...]:
    """The stretches of a rule that begin in a calendar year; a lunar day can fall twice in it, or never."""
    match rule.type:
        case "fixed":
            return _single(dt.date(year, _need(rule.month), _need(rule.day)))
        case "lunar":
            return _lunar(year, _need(rule.month), _need(rule.day))
        case "lunar_eve":
            return _single(_lunar_day(year, 1, 1) - dt.timedelta(days=1))
        case "solar_term":
            return _single(_solar_term(year, rule.term or ""))
        case "nth_weekday":
            return _single(nth_weekday(year, _need(rule.month), _need(rule.weekday), _need(rule.n)))
        case "month":
            first = dt.date(year, _need(rule.month), 1)
            return ((first, _month_end(first)),)
        case "window":
            return (_window(year, rule.start or "", rule.end or ""),)
        case "week_of_month":
            monday = nth_weekday(year, _need(rule.month), 0, _need(rule.week))
            return ((monday, monday + dt.timedelta(days=6)),)
        case "week_containing":
            day = dt.date(year, _need(rule.month), _need(rule.day))
            monday = day - dt.timedelta(days=day.weekday())
            return ((monday, monday + dt.timedelta(days=6)),)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> dt.date:
    """The n-th weekday (0 is Monday) of a month; a negative n counts from the end.

    Args:
        year: Calendar year.
        month: 1–12.
        weekday: 0 is Monday.
        n: From 1; from -1 counted from the end.

    Raises:
        ValueError: The month has no such day.
    """
    first = dt.date(year, month, 1)
    if n > 0:
        day = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    else:
        last = _month_end(first)
        day = last - dt.timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-n - 1))
    if n == 0 or day.month != month:
        raise ValueError(f"{year}-{month:02} has no weekday {weekday} number {n}")
    return day


def _single(day: dt.date) -> tuple[Days, ...]:
    return ((day, day),)


def _need(value: int | None) -> int:
    if value is None:
        raise ValueError("the date rule lacks a number that its type needs")
    return value


def _lunar(year: int, month: int, day: int) -> tuple[Days, ...]:
    """The twelfth lunar month belongs to the next solar year as a rule, so two lunar years are looked at."""
    found = (_lunar_day(lunar_year, month, day) for lunar_year in (year - 1, year))
    return tuple((at, at) for at in found if at.year == year)


def _lunar_day(year: int, month: int, day: int) -> dt.date:
    solar: dt.date = LunarDate(year, month, day).to_solar_date()
    return solar


def _solar_term(year: int, term: str) -> dt.date:
    solar: dt.date = TermFestival(term=term).at(year=year)
    return solar


def _month_end(first: dt.date) -> dt.date:
    return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def _window(year: int, start: str, end: str) -> Days:
    first = dt.date(year, int(start[:2]), int(start[3:]))
    over_new_year = end < start
    return first, dt.date(year + over_new_year, int(end[:2]), int(end[3:]))
