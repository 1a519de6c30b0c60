"""Times in a plan's period: under which heading an entry stands, and how its months are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.core.period import Period
from plandraft.core.plan import Entry
from plandraft.core.timing import ALL_YEAR, STANDING, Timing, heads_standing, read_timing
from plandraft.core.when import read_when

OPEN_TIME = "时间待定"
"""The heading of entries without a time."""
_NUMBERED = re.compile(r"^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[.、])\s*")
_CHINESE_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_ONLY_WHEN = re.compile(
    r"(?=.*[月季年周期])[\d年月日号份底末初前上中下旬季度半学期全每逢各次内周以之至到和及或第起两双单个一二三四五六七八九十"
    r"\s、，,/.～~—–\-]+"
)
"""Words of time and nothing else: 【每月一赛】 before a title is part of it."""


def months_in_order(months: Sequence[int], period: Period | None) -> list[int]:
    """Months in the order of the period: a school year begins in September."""
    return sorted(months, key=period.position if period else None)


def begins_at(timing: Timing, period: Period | None) -> int | None:
    """The place in the period, from 0, of its first month; None for what comes back all the time or has no time.

    >>> begins_at(Timing.of(9, 1), Period(kind="school_year", year=2026)), begins_at(Timing(rhythm="monthly"), None)
    (0, None)
    """
    if not timing.months or timing.rhythm:
        return None
    first = months_in_order(timing.months, period)[0]
    return period.position(first) if period else first - 1


def heading_of(timing: Timing, period: Period | None) -> str:
    """The heading under which an entry stands: that of its first month in the period, unless the work is standing.

    >>> heading_of(Timing.of(1, 9), Period(kind="school_year", year=2026)), heading_of(Timing(rhythm="weekly"), None)
    ('9月', '常年工作')
    """
    if timing.months == ALL_YEAR or (timing.rhythm and not timing.months):
        return STANDING
    return f"{months_in_order(timing.months, period)[0]}月" if timing.months else OPEN_TIME


def by_month(entries: Sequence[Entry], period: Period | None) -> list[tuple[str, list[Entry]]]:
    """Entries under one heading a month, in the order of the period; standing work and what has no time last."""
    heads = [f"{month}月" for month in months_in_order(range(1, 13), period)] + [STANDING, OPEN_TIME]
    found: dict[str, list[Entry]] = {head: [] for head in heads}
    for entry in entries:
        found[heading_of(entry.timing, period)].append(entry)
    return [(head, own) for head, own in found.items() if own]


def label(timing: Timing, period: Period | None) -> str:
    """How a plan writes a timing, months in the order of the period.

    >>> label(Timing.of(1, 2, 9, 10), Period(kind="school_year", year=2026))
    '9—10、1—2月'
    """
    return timing.label_in(period)


def read_label(text: str, period: Period | None) -> Timing:
    """A timing as ``label`` writes it or as people do, a day also without its year; what is no time is the note.

    >>> read_label("每月一赛", None).note, read_label("3月、6月各一次", None).months
    ('每月一赛', (3, 6))
    """
    timing = read_timing(text)
    return read_when(text, period=period) if not timing.is_set and _ONLY_WHEN.fullmatch(text.strip()) else timing


def read_heading(text: str) -> Timing | None:
    """The time a heading of the schedule stands for; None where it is no time.

    >>> read_heading("（二）三月份").months, len(read_heading("常年工作").months)
    ((3,), 12)
    """
    text = re.sub(r"[（(][^）)]{0,200}[）)]$", "", text.strip())
    for words in (text, unnumbered(text)):
        if words == OPEN_TIME:
            return Timing()
        if heads_standing(words):
            return Timing(months=ALL_YEAR)
        word = re.fullmatch(r"(十[一二]?|[一二三四五六七八九])月份?", words)
        timing = Timing.of(_CHINESE_MONTHS.index(word[1]) + 1) if word else read_timing(words.removesuffix("份"))
        if timing.is_set:
            return timing
    return None


def unnumbered(heading: str) -> str:
    """A heading without the number before it."""
    return _NUMBERED.sub("", heading.strip(), count=1)
