"""In which months something falls: computed from the calendar and from words of time, never remembered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.knowledge import Pattern

ReplyRhythm = Literal["once", "weekly", "monthly", "quarterly", "half_yearly"]
_RHYTHMS: dict[str, ReplyRhythm] = {
    "每周": "weekly",
    "每月": "monthly",
    "逐月": "monthly",
    "每季度": "quarterly",
    "每季": "quarterly",
    "每半年": "half_yearly",
    "每学期": "half_yearly",
}
_SPANS = {"一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "上半年": 6, "下半年": 12}
_MONTH = re.compile(r"(?<![\d—–-])(1[0-2]|[1-9])(?:[—–\-至到](1[0-2]|[1-9]))?月(?!度|薪)")


class When(NamedTuple):
    """Calendar months 1–12, ascending, and a rhythm."""

    months: tuple[int, ...] = ()
    rhythm: ReplyRhythm = "once"


def working(calendar: Calendar) -> tuple[int, ...]:
    """The working months in the order of the period; all twelve where none is known."""
    months = set(calendar.working_months) or set(range(1, 13))
    return tuple(at.month for at in calendar.period.months if at.month in months)


def moved(months: Iterable[int], calendar: Calendar) -> tuple[int, ...]:
    """Months that are not worked go to the next working month of the period, else to the last one."""
    order = working(calendar)
    position = calendar.period.position
    found = {next((m for m in order if position(m) >= position(month)), order[-1]) for month in months}
    return tuple(sorted(found))


def when_of_pattern(pattern: Pattern, calendar: Calendar) -> When:
    """A pattern's months: its observance's, else its own; without either its rhythm alone."""
    day = calendar.day(pattern.observance) if pattern.observance else None
    months = _month_of(day, pattern.months) if day is not None else pattern.months
    return When(moved(months, calendar), pattern.rhythm or "once")


def _month_of(day: CalendarDay, wished: tuple[int, ...]) -> tuple[int, ...]:
    """One month of an observance: in a long window the wished one, else the one in the middle."""
    inside = [month for month in wished if month in day.months]
    return (inside[0] if inside else day.months[(len(day.months) - 1) // 2],)


def when_said(text: str, calendar: Calendar) -> When | None:
    """What a text says about its time: a rhythm, months, or an observance by name; None where nothing."""
    rhythm: ReplyRhythm = next((value for word, value in _RHYTHMS.items() if word in text), "once")
    months = set(months_in(text))
    if not months and rhythm == "once":
        months = {_month_of(day, ())[0] for day in calendar.days if _named(day, text)}
    if not months and rhythm == "once":
        return None
    return When(moved(months, calendar), rhythm)


def months_in(text: str) -> tuple[int, ...]:
    """The months 1–12 that a text names, quarters and halves by their last month."""
    months: set[int] = {month for word, month in _SPANS.items() if word in text}
    for found in _MONTH.finditer(text):
        first, last = int(found[1]), int(found[2] or found[1])
        months.update(range(first, last + 1) if first <= last else (first, last))
    return tuple(sorted(months))


def named_observances(text: str, calendar: Calendar) -> frozenset[str]:
    """Ids of the observances that a text names."""
    return frozenset(day.observance for day in calendar.days if _named(day, text))


def _named(day: CalendarDay, text: str) -> bool:
    return any(len(name) > 2 and name in text for name in (day.name, *day.aliases))


def spread(brief: Brief, number: int, *, early: bool) -> tuple[int, ...]:
    """Months for what has no time: a beginning, a look in between, an end; early work ends mid-period."""
    order = working(brief.calendar)
    last = len(order) - 1
    wished = (
        (number % 2, last // 2 + number % 2)
        if early
        else (1 + number % 3, (last + 1) // 2 + number % 2, last - number % 3)
    )
    return tuple(sorted({order[max(0, min(last, at))] for at in wished}))


def in_order(months: Iterable[int], calendar: Calendar) -> tuple[int, ...]:
    """Months in the order in which the period runs through them."""
    return tuple(sorted(months, key=calendar.period.position))
