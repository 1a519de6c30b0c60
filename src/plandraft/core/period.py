"""The time a plan covers: a calendar year, or a school year from September to August."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from pydantic import Field

from plandraft.core.frozen_model import FrozenModel
from plandraft.messages import tr

FIRST_YEAR, LAST_YEAR = 1950, 2099
"""The years for which observances can be computed."""


class YearMonth(NamedTuple):
    """One month of one year."""

    year: int
    month: int


class Period(FrozenModel):
    """A calendar year (Jan–Dec of ``year``) or a school year (Sep of ``year`` to Aug of the next).

    Attributes:
        kind: Whether it runs from January or from September.
        year: The year in which it begins.
    """

    kind: Literal["calendar_year", "school_year"] = "calendar_year"
    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)

    @classmethod
    def parse(cls, text: str | int) -> Period:
        """Read ``2027`` or ``2026-2027``.

        Raises:
            ValueError: It is neither, or the two years do not follow each other.
        """
        found = re.fullmatch(
            r"\s{0,60}+(\d{4})(?:\s{0,60}+[-–—/至]\s{0,60}+(\d{4}))?\s{0,60}+(?:年|年度|学年)?\s{0,60}+", str(text)
        )
        if found is None:
            raise ValueError(
                tr("a period is a year such as 2027 or a school year such as 2026-2027, not {said!r}", said=text)
            )
        first, second = int(found[1]), found[2]
        if not FIRST_YEAR <= first <= LAST_YEAR:
            raise ValueError(
                tr("the year {year} is outside {first}–{last}", year=first, first=FIRST_YEAR, last=LAST_YEAR)
            )
        if second is None:
            return cls(year=first)
        if int(second) != first + 1:
            raise ValueError(tr("a school year runs over two years that follow each other, not {said!r}", said=text))
        return cls(kind="school_year", year=first)

    @property
    def months(self) -> tuple[YearMonth, ...]:
        """The twelve months in order."""
        return _months(self.kind, self.year)

    @property
    def first_day(self) -> dt.date:
        """The first day of the period."""
        return dt.date(*self.months[0], 1)

    @property
    def last_day(self) -> dt.date:
        """The last day of the period."""
        return dt.date(self.year, 12, 31) if self.kind == "calendar_year" else dt.date(self.year + 1, 8, 31)

    @property
    def label(self) -> str:
        """How a title names the period.

        >>> Period(year=2027).label, Period(kind="school_year", year=2026).label
        ('2027年', '2026—2027学年')
        """
        return f"{self.year}年" if self.kind == "calendar_year" else f"{self.year}—{self.year + 1}学年"

    def year_of(self, month: int) -> int:
        """The year in which a month (1–12) of this period lies."""
        return self.months[self.position(month)].year

    def position(self, month: int) -> int:
        """Where a month (1–12) stands in the period, from 0."""
        if not 1 <= month <= 12:
            raise ValueError(f"there is no month {month}")
        return (month - self.months[0].month) % 12


@lru_cache(maxsize=256)
def _months(kind: str, year: int) -> tuple[YearMonth, ...]:
    if kind == "calendar_year":
        return tuple(YearMonth(year, month) for month in range(1, 13))
    return tuple(YearMonth(year + (month < 9), month) for month in (*range(9, 13), *range(1, 9)))


def year_words(period: Period | None) -> tuple[str, str, str]:
    """What a plan calls its own year, the one after it and its end.

    >>> year_words(Period(year=2027)), year_words(Period(kind="school_year", year=2026))
    (('本年度', '下一年度', '年终'), ('本学年', '下一学年', '学年末'))
    """
    if period is not None and period.kind == "school_year":
        return ("本学年", "下一学年", "学年末")
    return ("本年度", "下一年度", "年终")
