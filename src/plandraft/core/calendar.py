"""Observances and the days they fall on: computed for a period, never remembered."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from plandraft.core.fact import Fact
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.period import Period
from plandraft.core.sector import Sector

RuleType = Literal[
    "fixed",
    "lunar",
    "lunar_eve",
    "solar_term",
    "nth_weekday",
    "month",
    "window",
    "week_of_month",
    "week_containing",
]


class DateRule(FrozenModel):
    """How an observance's day follows from the year.

    Attributes:
        weekday: 0 is Monday.
        n: Which of that weekday in the month; negative counts from the end.
        start: First day of a window, ``MM-DD``.
        end: Last day of a window, ``MM-DD``; before ``start`` means the next year.
    """

    type: RuleType
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    n: int | None = None
    week: int | None = None
    term: str | None = None
    start: str | None = None
    end: str | None = None


class Ordinal(FrozenModel):
    """第N个: the number is the year less ``base``."""

    base: int
    unit: str = "个"


class Observance(Fact):
    """A festival, memorial day, week or month that unions plan around.

    Attributes:
        sectors: Which sectors keep it; empty means all.
        weight: How likely a plan of these sectors sets a time by it: 3 nearly every plan, 2 most, 1 some, 0 hardly any.
        words: Where one of them stands in an organisation's own words, it is the day of that very trade. A day with
            words and the weight 0 concerns nobody else.
    """

    name: str
    aliases: tuple[str, ...] = ()
    rule: DateRule
    sectors: tuple[Sector, ...] = ()
    weight: int = Field(default=2, ge=0, le=3)
    words: tuple[str, ...] = ()
    gift_festival: bool = False
    public_holiday: str = "none"
    ordinal: Ordinal | None = None
    activities: tuple[str, ...] = ()
    note: str = ""

    def concerns(self, sector: Sector) -> bool:
        """Whether a sector keeps it; ``other`` keeps what all keep, and what single trades keep."""
        if Sector.OTHER in sector.lineage:
            return len(self.sectors) >= 4 or not self.sectors or bool(self.words)
        return not self.sectors or bool(set(self.sectors) & set(sector.lineage))


class CalendarDay(FrozenModel):
    """One observance in one period, first to last day.

    Attributes:
        weight: How likely a plan sets a time by it, 0–3, see ``Observance``.
        words: The words of the trade whose own day it is.
    """

    observance: str
    name: str
    start: dt.date
    end: dt.date
    ordinal: str = ""
    gift_festival: bool = False
    weight: int = 2
    words: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    note: str = ""
    verified: bool = True

    @property
    def called(self) -> str:
        """Its name with its number where it stands in a sentence: 第37个全国助残日, 中国共产党成立106周年."""
        if not self.ordinal.endswith("周年"):
            return self.ordinal + self.name
        return self.name.removesuffix("纪念日").removesuffix("节") + self.ordinal

    @property
    def months(self) -> tuple[int, ...]:
        """The calendar months 1–12 it touches, in order of time."""
        found: list[int] = []
        at = self.start.replace(day=1)
        while at <= self.end and at.month not in found:
            found.append(at.month)
            at = (at + dt.timedelta(days=32)).replace(day=1)
        return tuple(found)

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its other names."""
        return (self.name, *self.aliases)

    def is_own_day(self, words: str) -> bool:
        """Whether it is the day of a trade that an organisation's own words name."""
        return any(word in words for word in self.words)

    def concerns(self, words: str) -> bool:
        """Whether it concerns an organisation with these words; a day of one trade concerns only that trade."""
        return not self.words or self.weight > 0 or self.is_own_day(words)


class Calendar(FrozenModel):
    """A period's observances in order of date, and the months in which the organisation works."""

    period: Period
    working_months: tuple[int, ...]
    days: tuple[CalendarDay, ...] = ()

    def day(self, observance: str) -> CalendarDay | None:
        """The first day of an observance, by id."""
        return next((day for day in self.days if day.observance == observance), None)

    def in_month(self, month: int) -> tuple[CalendarDay, ...]:
        """The observances that touch a month."""
        return tuple(day for day in self.days if month in day.months)
