"""An event on a weekend that the profile wants kept free: what is done on its day, and what on the Friday before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from plandraft.core.matter import Matter
from plandraft.core.plan import LINE_CHARS
from plandraft.core.profile import Profile

_SATURDAY = 5


def kept_free(matters: Iterable[Matter], profile: Profile) -> dt.date | None:
    """The day that the profile sets for demands, where it falls on a weekend that it wants kept free."""
    day = next((matter.timing.date for matter in matters if matter.timing.date), None)
    if day is None or day.weekday() < _SATURDAY or not any("周末" in text for text in profile.avoid):
        return None
    return day


def friday_before(day: dt.date) -> dt.date:
    """The last working day before a day of a weekend."""
    return day - dt.timedelta(days=day.weekday() - _SATURDAY + 1)


def moved_line(line: str, day: dt.date) -> str:
    """A line of the calendar with the day on which the common part is, where there is room for it."""
    moved = f"{line}（{friday_before(day).day}日集中）"
    return moved if line and len(moved) <= LINE_CHARS else line


def moved_words(day: dt.date) -> str:
    """What a sentence says of such a day before what is done.

    >>> moved_words(dt.date(2027, 10, 24))
    '10月24日是周日，只送祝贺；10月22日（周五）'
    """
    friday = friday_before(day)
    name = "周六" if day.weekday() == _SATURDAY else "周日"
    return f"{day.month}月{day.day}日是{name}，只送祝贺；{friday.month}月{friday.day}日（周五）"
