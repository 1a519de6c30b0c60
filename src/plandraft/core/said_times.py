"""What the words of an action say of its time, and the time that is printed before words that say none."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from plandraft.core.months import label
from plandraft.core.period import Period
from plandraft.core.timing import ALL_YEAR, Timing, months_between

_DASH = r"\s*[—–\-~～至到]+\s*"
_ITEM = rf"(?:1[0-2]|[1-9])月?(?:{_DASH}(?:1[0-2]|[1-9]))?"
_MONTHS = re.compile(rf"(?<![\d.])((?:{_ITEM}\s{{0,60}}+[、，,和及]\s{{0,60}}+){{0,12}}{_ITEM})月(?!度|薪)")
"""Months of which the last has its 月: 3、6、9月, 9—10月."""
_SPAN = re.compile(rf"(\d{{1,2}})月?(?:{_DASH}(\d{{1,2}}))?")
_ALL_TIME = re.compile("全年|常年|平时|随时|日常|每[天日周月季]")
"""Words of work that goes on all the time."""


@lru_cache(maxsize=4096)
def months_said(text: str) -> frozenset[int]:
    """The months that a text writes as months.

    >>> sorted(months_said("3月启动，5、7月各一次，9—10月评比，20人参加"))
    [3, 5, 7, 9, 10]
    """
    months: set[int] = set()
    for found in _MONTHS.finditer(text):
        for span in _SPAN.finditer(found[1]):
            first, last = int(span[1]), int(span[2] or span[1])
            months.update(months_between(first, last))
    return frozenset(months)


def is_said(timing: Timing, text: str) -> bool:
    """Whether words say a time that is set: all its months, or its rhythm where it has no months.

    >>> is_said(Timing.of(3, 9), "3月动员，9月回访"), is_said(Timing(rhythm="monthly"), "每月走访")
    (True, True)
    """
    if timing.months == ALL_YEAR or not timing.months:
        return timing.label in text or bool(_ALL_TIME.search(text))
    return set(timing.months) <= months_said(text)


def lead(timing: Timing, text: str, period: Period | None) -> str:
    """The time that is printed before an action; empty where the words name months of their own.

    Empty also where none is set or it is the whole period: what is done at any time says on what occasion.

    Args:
        timing: When the action is done.
        text: Its words.
        period: The plan's.

    >>> lead(Timing.of(3), "逐户登记", None), lead(Timing.of(3), "3月底前登记完", None)
    ('3月', '')
    >>> lead(Timing(months=(6, 7, 8), rhythm="monthly"), "每月到岗看望", None)
    '6—8月'
    """
    whole = timing.months == ALL_YEAR and not timing.rhythm and timing.date is None
    if not timing.is_set or whole or months_said(text) or is_said(timing, text):
        return ""
    if timing.date is None:
        often_said = timing.months and timing.rhythm and is_said(Timing(rhythm=timing.rhythm), text)
        return _over_the_year(timing, period) or label(Timing.of(*timing.months) if often_said else timing, period)
    return f"{timing.date.month}月{timing.date.day}日" + ("前" if timing.deadline else "")


def _over_the_year(timing: Timing, period: Period | None) -> str:
    """Single months on both sides of the year's end, as a sentence says them; empty where a list of them goes up.

    >>> _over_the_year(Timing.of(12, 5), Period(kind="school_year", year=2026))
    '12月和次年5月'
    """
    if period is None or timing.rhythm or timing.part or timing.deadline:
        return ""
    months = sorted(timing.months, key=period.position)
    first = [month for month in months if period.year_of(month) == period.year]
    rest = months[len(first) :]
    follows = any(period.position(b) - period.position(a) == 1 for a, b in pairwise(months))
    if not first or not rest or follows:
        return ""
    return f"{'、'.join(map(str, first))}月和次年{'、'.join(map(str, rest))}月"
