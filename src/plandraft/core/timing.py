"""When something happens: months, a part of a month, a day, or a rhythm; written and read as Chinese."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, Self

from pydantic import Field, model_validator

from plandraft.core.noun import Noun

Rhythm = Literal["weekly", "monthly", "quarterly", "half_yearly"]
Part = Literal["early", "middle", "late"]

_RHYTHMS: dict[Rhythm, str] = {
    "weekly": "每周",
    "monthly": "每月",
    "quarterly": "每季度",
    "half_yearly": "每半年",
}
_PARTS: dict[Part, str] = {"early": "上旬", "middle": "中旬", "late": "下旬"}
_SPANS: dict[tuple[int, ...], str] = {
    (1, 2, 3): "一季度",
    (4, 5, 6): "二季度",
    (7, 8, 9): "三季度",
    (10, 11, 12): "四季度",
    (1, 2, 3, 4, 5, 6): "上半年",
    (7, 8, 9, 10, 11, 12): "下半年",
}


class Timing(Noun):
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
    part: Part | None = None
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
        """How a plan writes it; ``read_timing`` reads it back.

        >>> Timing.of(3).label, Timing.of(4, 5, 6).label, Timing(rhythm="monthly").label
        ('3月', '二季度', '每月')
        """
        return (self._when() + ("前" if self.deadline else "")) or self.note

    def _when(self) -> str:
        if self.date is not None:
            return f"{self.date.year}年{self.date.month}月{self.date.day}日"
        rhythm = _RHYTHMS[self.rhythm] if self.rhythm else ""
        if not self.months:
            return rhythm
        if self.deadline and self.part is None:
            return f"{rhythm}{self.months[-1]}月底"
        part = _PARTS[self.part] if self.part else ""
        return rhythm + (_SPANS.get(self.months) or _months_label(self.months) + part)


def _months_label(months: tuple[int, ...]) -> str:
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return "、".join(f"{r[0]}月" if len(r) == 1 else f"{r[0]}—{r[-1]}月" for r in runs)


_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_RANGE = re.compile(r"(\d{1,2})(?:月份?)?(?:[—–\-~～至到](\d{1,2}))?(?=月|、[\d、—–\-~～至到]+月)")


def read_timing(text: str) -> Timing:
    """Read a timing as ``Timing.label`` writes it; what is not understood is kept in ``note``.

    >>> read_timing("3月下旬").part
    'late'
    >>> read_timing("适时").note
    '适时'
    """
    text = text.strip()
    bare = text.removesuffix("前")
    deadline = bare != text
    day = _DAY.fullmatch(bare)
    if day is not None:
        try:
            return Timing.on(dt.date(int(day[1]), int(day[2]), int(day[3]))).model_copy(update={"deadline": deadline})
        except ValueError:
            return Timing(note=text)
    rhythm = next((key for key, word in _RHYTHMS.items() if bare.startswith(word)), None)
    rest = bare.removeprefix(_RHYTHMS[rhythm]) if rhythm else bare
    if not rest and rhythm:
        return Timing(rhythm=rhythm)
    months, part = _read_months(rest.removesuffix("底") if deadline else rest)
    if not months:
        return Timing(note=text)
    return Timing(months=months, part=part, rhythm=rhythm, deadline=deadline)


_YEARS_AND_DAYS = re.compile(r"\d{4}年?|(?<=月)\d{1,2}[日号]")
_ONE_OR_RANGE = re.compile(r"(?<!\d)(\d{1,2})(?![\d季])月?份?(?:\s*[—–\-~～至到]+\s*(\d{1,2})(?!\d))?")


def months_named(text: str) -> tuple[int, ...]:
    """The calendar months that loosely written words name, ascending; years, days and what is no month are left out.

    >>> months_named("3—5月、9"), months_named("2027-03"), months_named("10月12日"), months_named("一季度")
    ((3, 4, 5, 9), (3,), (10,), (1, 2, 3))
    """
    found: set[int] = set()
    for match in _ONE_OR_RANGE.finditer(_YEARS_AND_DAYS.sub(" ", text)):
        first, last = int(match[1]), int(match[2] or match[1])
        if 1 <= first <= 12 and 1 <= last <= 12:
            found.update(range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1)))
    return tuple(sorted(found)) or read_timing(text).months


def _read_months(text: str) -> tuple[tuple[int, ...], Part | None]:
    spans = {word: months for months, word in _SPANS.items()}
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
        months.update(range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1)))
    return tuple(sorted(months)), part
