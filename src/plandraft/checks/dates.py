"""Dates written in a text: 3月8日, 2027年3月8日（星期一）."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.core.context import CheckContext
from plandraft.core.period import Period
from plandraft.core.plan import Plan

WEEKDAYS = "一二三四五六日"
_DATE = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d{2})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:\s{0,60}+[（(]?\s{0,60}+(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[）)]?)?"
)

SAYS_WHEN = re.compile(
    r"(?:\d|[一二三四五六七八九十])\s{0,60}+月|[一二三四1-4]季度|每(?:个|逢)?[月周季日年]|每半年|每学[期年]|[上下]半年|[上中下]旬"
    r"|月底|年底|学期[初末]|\d{1,15}日|[春秋]季学期|节[前后日]|暑期|寒假|假期"
)
"""Words that name a month, a season, a rhythm or a day."""

SOMEHOW_WHEN = re.compile(
    SAYS_WHEN.pattern + r"|每[天日年]|[月年][初中底末终]|学年|[春夏秋冬]季|节|寒假|期[初中末]|开学|汛期"
    r"|元旦|除夕|三八|五一|五四|六一|七一|八一|十一"
    r"|[天日月周时]内|当[天日月场次]|工作日|上午|下午|午[休间]|次[日月]|夏送|冬送|高温|入冬|全年|常年|日常|长期|随时|及时"
)
"""The same, and words that let one know the season, the occasion or within which time."""


@dataclass(frozen=True, kw_only=True)
class WrittenDay:
    """A date in a text.

    Attributes:
        start: Where it begins in the text, with its year, to its weekday.
        end: Where it ends.
        year: The year as written, or None.
        weekday: 0 is Monday, as written, or None.
        weekday_at: Where the weekday's character stands.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    weekday_at: int = -1

    def in_period(self, period: Period | None) -> dt.date | None:
        """The day, its year taken from the period where the text has none; None where there is no such day."""
        if not 1 <= self.month <= 12 or (self.year is None and period is None):
            return None
        year = self.year if self.year is not None else period.year_of(self.month) if period else 0
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def period_of(plan: Plan, context: CheckContext) -> Period | None:
    """The period that the calendar is for, the profile's where there is one, else what the plan says."""
    return context.calendar.period if context.calendar is not None else plan.period


def dates_in(text: str) -> Iterator[WrittenDay]:
    """Every date in a text, in order."""
    if "日" not in text:
        return
    for found in _DATE.finditer(text):
        char = found["weekday"]
        yield WrittenDay(
            start=found.start(),
            end=found.end(),
            year=int(found["year"]) if found["year"] else None,
            month=int(found["month"]),
            day=int(found["day"]),
            weekday=WEEKDAYS.index("日" if char == "天" else char) if char else None,
            weekday_at=found.start("weekday"),
        )
