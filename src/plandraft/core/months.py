"""Times in a plan's period: under which heading an entry stands, and how its months are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from plandraft.core.period import Period
from plandraft.core.plan import Entry
from plandraft.core.timing import Timing, read_timing

WHOLE_PERIOD, OPEN_TIME = "常年工作", "时间待定"
"""Headings of entries that come back all the time, and of those without a time."""
_BEFORE = "全年"
"""What the first of them was in files of before."""
_NUMBERED = re.compile(r"^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[.、])\s*")
_CHINESE_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")


def in_order(months: Sequence[int], period: Period | None) -> list[int]:
    """Months in the order of the period: a school year begins in September."""
    return sorted(months, key=period.position if period else None)


def heading_of(timing: Timing, period: Period | None) -> str:
    """The heading under which an entry stands: that of its first month in the period.

    >>> heading_of(Timing.of(1, 9), Period(kind="school_year", year=2026))
    '9月'
    """
    if timing.months:
        return f"{in_order(timing.months, period)[0]}月"
    return WHOLE_PERIOD if timing.rhythm else OPEN_TIME


def by_month(entries: Sequence[Entry], period: Period | None) -> list[tuple[str, list[Entry]]]:
    """Entries under one heading a month, in the order of the period; those of no month last."""
    heads = [f"{month}月" for month in in_order(range(1, 13), period)] + [WHOLE_PERIOD, OPEN_TIME]
    found: dict[str, list[Entry]] = {head: [] for head in heads}
    for entry in entries:
        found[heading_of(entry.timing, period)].append(entry)
    return [(head, own) for head, own in found.items() if own]


def label(timing: Timing, period: Period | None) -> str:
    """How a plan writes a timing, months in the order of the period.

    >>> label(Timing.of(1, 2, 9, 10), Period(kind="school_year", year=2026))
    '9—10月、1—2月'
    """
    plain = timing.label
    if period is None or len(timing.months) < 2 or not any(char.isdigit() for char in plain):
        return plain
    rhythm = Timing(rhythm=timing.rhythm).label
    runs: list[list[int]] = []
    for month in in_order(timing.months, period):
        if runs and month == runs[-1][-1] % 12 + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return rhythm + "、".join(f"{run[0]}月" if len(run) == 1 else f"{run[0]}—{run[-1]}月" for run in runs)


def read_label(text: str, period: Period | None) -> Timing:
    """A timing as ``label`` writes it, also a day without its year; what is not understood becomes the note."""
    timing = read_timing(text)
    day = _DAY.fullmatch(text.strip())
    if timing.is_set or day is None or period is None:
        return timing
    try:
        return Timing.on(dt.date(period.year_of(int(day[1])), int(day[1]), int(day[2])))
    except (ValueError, StopIteration):
        return timing


def read_heading(text: str) -> Timing | None:
    """The time a heading of the schedule stands for; None where it is no time.

    >>> read_heading("（二）三月份").months
    (3,)
    """
    text = re.sub(r"[（(][^）)]*[）)]$", "", text.strip())
    for words in (text, unnumbered(text)):
        word = re.fullmatch(r"(十[一二]?|[一二三四五六七八九])月份?", words)
        timing = Timing.of(_CHINESE_MONTHS.index(word[1]) + 1) if word else read_timing(words.removesuffix("份"))
        if timing.is_set or words in (WHOLE_PERIOD, OPEN_TIME, _BEFORE):
            return timing if timing.is_set else Timing()
    return None


def unnumbered(heading: str) -> str:
    """A heading without the number before it."""
    return _NUMBERED.sub("", heading.strip(), count=1)
