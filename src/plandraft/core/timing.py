"""When something happens: months, a part of a month, a day, or a rhythm; written and read as Chinese."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, Self

from pydantic import Field, model_validator

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.period import Period

Rhythm = Literal["weekly", "monthly", "quarterly", "half_yearly"]
MonthPart = Literal["early", "middle", "late"]

_RHYTHMS: dict[Rhythm, str] = {
    "weekly": "每周",
    "monthly": "每月",
    "quarterly": "每季度",
    "half_yearly": "每半年",
}
_TIMES: dict[Rhythm, str] = {"weekly": "，每周一次", "monthly": "，每月一次"}
"""The rhythms that say something beside months, as they stand behind these."""
_PARTS: dict[MonthPart, str] = {"early": "上旬", "middle": "中旬", "late": "下旬"}
_SPANS: dict[tuple[int, ...], str] = {
    (1, 2, 3): "一季度",
    (4, 5, 6): "二季度",
    (7, 8, 9): "三季度",
    (10, 11, 12): "四季度",
    (1, 2, 3, 4, 5, 6): "上半年",
    (7, 8, 9, 10, 11, 12): "下半年",
}
"""Words that are read as months, but never written where months were given."""
_ALL_YEAR = "全年"
ALL_YEAR = tuple(range(1, 13))
"""The calendar months."""
STANDING = "常年工作"
"""The heading of work that goes on or comes back all the time."""
_STANDING = re.compile("(?:常年|全年|日常|长期)(?:性?的?(?:工作|活动|安排))?")
LEAST_RUN = 3
"""Work of every month is written as such from so many months on; fewer are named (our choice)."""


_NEAR_DAYS = 3


def stands_in(held: dt.date, wanted: dt.date) -> bool:
    """Whether what belongs on a day is held on that day, or for one of a weekend on a working day near it.

    >>> stands_in(dt.date(2027, 10, 22), dt.date(2027, 10, 24)), stands_in(dt.date(2027, 10, 25), dt.date(2027, 10, 27))
    (True, False)
    """
    moved = wanted.weekday() >= 5 > held.weekday() and abs((held - wanted).days) <= _NEAR_DAYS
    return held == wanted or moved


class Timing(FrozenModel):
    """When something happens. Nothing set means that no time was given.

    Attributes:
        months: Calendar months 1–12, each once, in ascending order; the plan's period gives the year.
        part: Third of the (only) month.
        date: One day. Its month is in ``months`` too.
        rhythm: It comes back; with ``months`` empty it runs over the whole period.
        deadline: The months are the latest time, not the time itself (3月底前).
        note: Words of time that say nothing checkable (适时, 年内), kept as they were read.
    """

    months: tuple[int, ...] = Field(default=(), max_length=12)
    part: MonthPart | None = None
    date: dt.date | None = None
    rhythm: Rhythm | None = None
    deadline: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.months != tuple(sorted({m for m in self.months if 1 <= m <= 12})):
            raise ValueError(f"months are 1–12, ascending and each once, not {list(self.months)}")
        if (self.part or self.deadline or self.date) and len(self.months) != 1:
            raise ValueError("a part of a month, a day or a deadline belongs to exactly one month")
        if self.date is not None and self.date.month != self.months[0]:
            raise ValueError(f"{self.date} is not in month {self.months[0]}")
        return self

    @classmethod
    def of(cls, *months: int) -> Timing:
        """A timing of whole months, given in any order."""
        return cls(months=tuple(sorted(set(months))))

    @classmethod
    def on(cls, day: dt.date) -> Timing:
        """A timing of one day."""
        return cls(months=(day.month,), date=day)

    @property
    def is_set(self) -> bool:
        """Whether a month, a day or a rhythm is given."""
        return bool(self.months or self.rhythm)

    @property
    def label(self) -> str:
        """How a plan writes it where no period says in which order; ``read_timing`` reads it back.

        >>> Timing.of(3, 6, 9, 12).label, Timing.of(1, 3, 4, 5).label, Timing(rhythm="monthly").label
        ('3、6、9、12月', '1、3—5月', '每月')
        """
        return self.label_in(None)

    def label_in(self, period: Period | None) -> str:
        """How a plan of a period writes it: the months as they were given, in the order of the period.

        A rhythm is written with months only where both together say something: every week of them, or every month
        of a stretch.

        >>> Timing(months=(4, 5, 6, 7), rhythm="monthly").label, Timing(months=(3, 4), rhythm="quarterly").label
        ('4—7月，每月一次', '3—4月')
        """
        before = "前" if self.deadline else ""
        if self.date is not None:
            return f"{self.date.year}年{self.date.month}月{self.date.day}日{before}"
        if self.rhythm and (not self.months or (self.rhythm in _TIMES and self.months == ALL_YEAR)):
            return _RHYTHMS[self.rhythm]
        runs = runs_of(sorted(self.months, key=period.position) if period else self.months)
        end = _PARTS[self.part] if self.part else "底" if self.deadline else ""
        return _written(runs) + end + before + self._times(runs) if runs else self.note

    def _times(self, runs: Sequence[Sequence[int]]) -> str:
        if self.rhythm == "monthly" and (len(runs) > 1 or len(runs[0]) < LEAST_RUN):
            return ""
        return _TIMES.get(self.rhythm, "") if self.rhythm else ""


def heads_standing(heading: str) -> bool:
    """Whether a heading without its number is that of standing work, in our words or in those people use.

    >>> heads_standing("常年工作"), heads_standing("全年"), heads_standing("日常管理")
    (True, True, False)
    """
    return _STANDING.fullmatch(heading.strip()) is not None


def runs_of(months: Iterable[int]) -> list[list[int]]:
    """Months that follow each other, January after December, gathered.

    >>> runs_of([9, 11, 12, 1])
    [[9], [11, 12, 1]]
    """
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] % 12 + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return runs


def _written(runs: Sequence[Sequence[int]]) -> str:
    if sum(map(len, runs)) == len(ALL_YEAR):
        return _ALL_YEAR
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs) + "月"


_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_RANGE = re.compile(r"(\d{1,2})(?:月份?)?(?:[—–\-~～至到](\d{1,2}))?(?=月|、[\d、—–\-~～至到]{1,60}月)")


@lru_cache(maxsize=4096)
def read_timing(text: str) -> Timing:
    """Read a timing as ``Timing.label_in`` writes it; what is not understood is kept in ``note``.

    >>> read_timing("3月下旬").part, read_timing("6—8月，每周一次").rhythm
    ('late', 'weekly')
    >>> read_timing("适时").note
    '适时'
    """
    text = text.strip()
    rest, rhythm = _without_rhythm(text)
    bare = rest.removesuffix("前")
    deadline = bare != rest
    day = _DAY.fullmatch(bare)
    if day is not None and rhythm is None:
        try:
            return Timing.on(dt.date(int(day[1]), int(day[2]), int(day[3]))).model_copy(update={"deadline": deadline})
        except ValueError:
            return Timing(note=text)
    if not bare and rhythm:
        return Timing(rhythm=rhythm)
    months, part = _read_months(bare.removesuffix("底") if deadline else bare)
    if not months:
        return Timing(note=text)
    if deadline and bare in _SPANS.values():
        months = months[-1:]
    alone = len(months) == 1
    return Timing(months=months, part=part if alone else None, rhythm=rhythm, deadline=deadline and alone)


def _without_rhythm(text: str) -> tuple[str, Rhythm | None]:
    """The text without a rhythm behind its months, or before them as they were once written (每月1月、6月)."""
    for rhythm, times in _TIMES.items():
        if text.endswith(times):
            return text.removesuffix(times), rhythm
    for rhythm, word in _RHYTHMS.items():
        if text.startswith(word):
            return text.removeprefix(word), rhythm
    return text, None


_YEARS_AND_DAYS = re.compile(r"\d{4}年?|(?<=月)\d{1,2}[日号]")
_ONE_OR_RANGE = re.compile(r"(?<!\d)(\d{1,2})(?![\d季])月?份?(?:\s*[—–\-~～至到]+\s*(\d{1,2})(?!\d))?")


def months_between(first: int, last: int) -> Sequence[int]:
    """All months from one to another, over the end of the year where need be.

    >>> [*months_between(11, 2)]
    [11, 12, 1, 2]
    """
    return range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1))


def months_named(text: str) -> tuple[int, ...]:
    """The calendar months that loosely written words name, ascending; years, days and what is no month are left out.

    >>> months_named("3—5月、9"), months_named("2027-03"), months_named("10月12日"), months_named("一季度")
    ((3, 4, 5, 9), (3,), (10,), (1, 2, 3))
    """
    found: set[int] = set()
    for match in _ONE_OR_RANGE.finditer(_YEARS_AND_DAYS.sub(" ", text)):
        first, last = int(match[1]), int(match[2] or match[1])
        if 1 <= first <= 12 and 1 <= last <= 12:
            found.update(months_between(first, last))
    return tuple(sorted(found)) or read_timing(text).months


def _read_months(text: str) -> tuple[tuple[int, ...], MonthPart | None]:
    spans = {word: months for months, word in _SPANS.items()} | {_ALL_YEAR: ALL_YEAR}
    if text in spans:
        return spans[text], None
    part = next((key for key, word in _PARTS.items() if text.endswith(word)), None)
    text = text.removesuffix(_PARTS[part]) if part else text
    if not re.fullmatch(r"[\d月份—–\-~～至到、]+", text):
        return (), None
    months: set[int] = set()
    for found in _RANGE.finditer(text):
        first, last = int(found[1]), int(found[2] or found[1])
        if not (1 <= first <= 12 and 1 <= last <= 12):
            return (), None
        months.update(months_between(first, last))
    return tuple(sorted(months)), part
