"""The observances that a text names, and whether it speaks of the day itself or of the time around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.finding import Severity
from plandraft.core.period import Period
from plandraft.core.timing import Timing

_NUMERALS = "一二三四五六七八九十百千零〇"
_BARE = re.compile(rf"[{_NUMERALS}\d.·]+")
_PRIZE = r"(?![”」]?(?:节?红旗|奖状|奖章|劳动奖|勋章|精神|运动|先锋|巾帼奖|度|讲话|级|路|条|项|个|届|次|月|日|号|章))"
"""What follows a name that is part of something else: “三八”红旗手, 五四精神, 新年度, 十一项."""

AHEAD = re.compile(r"筹备|准备|方案|采购|动员|报名|迎|排练|征集|遴选|评选|推荐|推选|部署|启动|策划|预热|培训|摸底")
"""Words that say that an entry leads up to a day."""

LOOKING_BACK = re.compile(r"总结|公布|通报|表彰|归档|反馈|公示|评估|回顾|签领|台账|进展|检查|后续|展示|展播")
"""Words of what looks back on a day."""

AFTERWARDS = re.compile(
    rf"{LOOKING_BACK.pattern}|小结|复盘|汇总|落实情况|答复|回复|回访|整改|办结|销号|兑现|结算|报销|核销|报账|奖金"
)
"""Words that say that an entry follows a day: it looks back, answers, sees to what was said there, or pays for it."""

_GIFTS = re.compile(r"发放|配发|采购|礼品|节礼|福利|慰问品")
"""What is handed out in the weeks before a festival."""
_KEPT_AHEAD = re.compile(r"慰问|走访|看望|联欢|联谊|茶话会|团拜|年会|座谈")
"""What may come in the days before one, and so in the month before where it falls early in its month."""
_FIRST = 5
"""Days of a month for which everything may be held in the month before (our choice): 五一, 中秋 on 3 October."""
_EARLY = 10
"""Days of a month in which a festival is early (our choice)."""

WARMTH = re.compile(
    r"送温暖|(?:春节|(?<![\d几多])年前|两节)[^，。；]{0,6}(?:慰问|走访)|(?:慰问|走访)[^，。；]{0,8}春节"
)
"""Winter visits to those in need."""

LEAD, LAG = 3, 2
"""Months by which preparation may come before a day, and a report after it (our choice)."""

_NEAR = 10
"""Days by which an activity may lie off the day it is held for (our choice)."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """A name in a text and the days of the period that bear it."""

    name: str
    start: int
    end: int
    days: tuple[CalendarDay, ...]

    @property
    def severity(self) -> Severity:
        """The most a finding may say that rests on these days."""
        return Severity.ERROR if all(day.verified for day in self.days) else Severity.HINT


class DayNames:
    """All names of a calendar's days, found longest first."""

    def __init__(self, calendar: Calendar) -> None:
        self.by_name: dict[str, tuple[CalendarDay, ...]] = {}
        loose = {day.observance for day in calendar.days if (day.end - day.start).days > 31}
        for day in calendar.days:
            for name in {day.name, *day.aliases}:
                if len(name) > 1 and day.observance not in loose:
                    self.by_name[name] = (*self.by_name.get(name, ()), day)
        names = sorted(self.by_name, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(_alternatives(names)) or r"(?!)")

    def starting_at(self, text: str, at: int) -> tuple[CalendarDay, ...]:
        """The days whose name begins at a place of a text."""
        found = self._pattern.match(text, at)
        return self.by_name[found[0]] if found else ()

    def find(self, text: str) -> Iterator[Named]:
        """Every name in a text, in order, none inside another."""
        for found in self._pattern.finditer(text):
            yield Named(name=found[0], start=found.start(), end=found.end(), days=self.by_name[found[0]])


@lru_cache(maxsize=64)
def day_names(calendar: Calendar) -> DayNames:
    """The names of a calendar, made once: only days and weeks and months, no windows of custom."""
    return DayNames(calendar)


def day_fits(named: Named, text: str, timing: Timing, period: Period) -> bool:
    """Whether a plan may put what the text says of the day at that time.

    Gifts may come in the month before, and so may visits and gatherings for a day early in its month, and all for 春节.

    A day at most ten days off fits; so does the month before a day that is the first of its own (五一 is celebrated in
    the last days of April). In the last months of a period the day may be the next period's: 元旦 in December.

    Args:
        named: The day, and how the text names it.
        text: The words it stands in.
        timing: When the plan does it.
        period: The plan's period.
    """
    if timing.date is not None and any(abs((timing.date - day.start).days) <= _NEAR for day in named.days):
        return True
    after = text[named.end : named.end + 4]
    ahead = bool(re.match(r"节?(?:之前|前夕|前后|前|期间)", after)) or bool(AHEAD.search(text))
    later = bool(re.match(r"节?(?:之后|前后|后|期间)", after)) or bool(AFTERWARDS.search(text))
    places = {period.position(month) for day in named.days for month in day.months}
    eve = any(day.start == day.end and day.start.day <= _FIRST for day in named.days)
    eve = eve or bool(_GIFTS.search(text)) or any(day.observance == "spring" for day in named.days)
    eve = eve or (bool(_KEPT_AHEAD.search(text)) and any(day.start.day <= _EARLY for day in named.days))
    first, last = min(places) - (LEAD if ahead else int(eve)), max(places) + (LAG if later else 0)
    held = {period.position(month) for month in timing.months}
    next_time = min(places) + 12 - (LEAD if ahead else 1)
    return any(first <= at <= last for at in held) or max(held) >= next_time


def is_beside(text: str, of: str = "") -> bool:
    """Whether a text prepares something or follows it, in words that what it is about does not have."""
    return any(found[0] not in of for pattern in (AHEAD, AFTERWARDS) for found in pattern.finditer(text))


def day_said(day: dt.date) -> str:
    """A day as a plan writes it, without the year."""
    return f"{day.month}月{day.day}日"


def _alternatives(names: list[str]) -> Iterator[str]:
    """The names in their order; neighbours share what must not follow them, which a pattern is quicker to make with."""
    for bare, some in groupby(names, key=lambda name: bool(_BARE.fullmatch(name))):
        yield f"(?:{'|'.join(_guarded(name) if bare else re.escape(name) for name in some)}){_PRIZE}"


def _guarded(name: str) -> str:
    return rf"{re.escape(name)}(?<![{_NUMERALS}\d.第]{re.escape(name)})(?![{_NUMERALS}\d.])"
