"""When, how much and how well: read from the words of a point."""

from __future__ import annotations

import datetime as dt
import re

from plandraft.core.timing import Rhythm, Timing, read_timing
from plandraft.plan_reading.seasons import months_of_season
from plandraft.plan_reading.structure.months import read_time
from plandraft.plan_reading.structure.numerals import number_of

_TAIL = re.compile(
    r"\s{0,60}+[（(](?:责任|牵头|负责|完成时限|时间|(?:配合|完成标志|经费)\s{0,60}+[：:])(?:[^（）()]|[（(][^（）()]{1,30}[)）]){2,200}[)）]\s{0,60}+[。；;]?\s{0,60}+$"
)
_TIME = re.compile(r"(?:时间|时限)\s*[：:]\s*(?P<a>[^。；;）)]{1,40})[。；;）)]")
_RHYTHMS: tuple[tuple[re.Pattern[str], Rhythm], ...] = (
    (re.compile("每(?:个)?(?:周|星期)"), "weekly"),
    (re.compile("每(?:个)?月|按月|逐月"), "monthly"),
    (re.compile("每(?:个)?季度?|按季度?"), "quarterly"),
    (re.compile("每半年|每学期"), "half_yearly"),
)
_VAGUE = re.compile("适时|年内|择机|适当时候|视情况|条件成熟时|近期|有空时")
_TIME_START = re.compile(r"(?<![\d一二三四五六七八九十第每初])(?=[\d一二三四五六七八九十元上下第])")
_DEADLINE = re.compile(r"(?:份)?(?:底)?(?:之|以)?前")
_INDICATOR = re.compile(
    r"(?:指标|标准|达标要求|完成标志)\s*[：:]\s*(?P<a>(?:[^。；;（()）]|[（(][^（）()]*[)）]){2,60})"
)
_GOAL_TAIL = re.compile(
    r"\s{0,60}+[（(](?:量化|考核|完成)?(?:指标|标志|标准|目标值)\s{0,60}+[：:]\s{0,60}+(?P<a>(?:[^（()）]|[（(][^（）()]{0,200}[)）]){2,80})[)）][。；;]?\s{0,60}+$"
)
_MONEY = re.compile(
    r"(?:经费|预算)\s{0,60}+[：:]?\s{0,60}+(?:约|不超过|共)?\s{0,60}+(?P<n>\d{1,15}(?:\.\d{1,15})?)\s{0,60}+(?P<unit>万)?元(?!\s{0,60}+(?:中|内|里|项下|范围))"
)
_OF_ALL = re.compile(r"(?:全年|全学年|本年度|年度|总|[\u4e00-\u9fff]会|合计|初步|拟)(?:[\u4e00-\u9fff]会)?$")
"""Words before 经费 or 预算 that speak of all the money, not of what one measure costs."""
_DATE = re.compile(
    r"(\d{4}|[二][〇零○O0一二三四五六七八九]{3})\s*[年./-]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[月./-]\s*(?:(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?"
)


def indicator_of(text: str) -> str:
    """The indicator that a point names as such, or nothing."""
    found = _INDICATOR.search(text)
    return found["a"].strip() if found is not None else ""


def goal_said(text: str) -> tuple[str, str, int]:
    """A goal without the bracket at its end that says how one sees it, what that says, and where it begins.

    >>> goal_said("件件有答复（指标：答复率100%（含书面））。")
    ('件件有答复', '答复率100%（含书面）', 9)
    """
    found = _GOAL_TAIL.search(text)
    return (text, "", 0) if found is None else (text[: found.start()], found["a"].strip(), found.start("a"))


def yuan_of(text: str) -> int | None:
    """The money of a point, in yuan, where it names it as its budget."""
    found = next((m for m in _MONEY.finditer(text) if not _OF_ALL.search(text[: m.start()])), None)
    return round(float(found["n"]) * (10_000 if found["unit"] else 1)) if found is not None else None


def without_tail(text: str) -> str:
    """A point without the bracket at its end that names owner and time."""
    return _TAIL.sub("", text)


def timing_of(text: str) -> Timing:
    """When a point happens: its months, with a deadline or a rhythm, else those of its festivals and seasons.

    A vague word is kept as it is written.
    """
    months: set[int] = set()
    deadline = False
    for at in (found.start() for found in _TIME_START.finditer(text)):
        time = read_time(text, at)
        if time is not None and time.months:
            months |= set(time.months)
            deadline = deadline or bool(_DEADLINE.match(text, time.end))
    rhythm = next((name for pattern, name in _RHYTHMS if pattern.search(text)), None)
    if months:
        return Timing(months=tuple(sorted(months)), rhythm=rhythm, deadline=deadline and len(months) == 1)
    if rhythm is not None:
        return Timing(rhythm=rhythm)
    vague = _VAGUE.search(text)
    season = months_of_season(text)
    if season:
        return Timing(months=season)
    return Timing(note=vague[0]) if vague is not None else Timing()


def time_of_measure(text: str) -> Timing:
    """When a point happens: what stands behind the label that says so, else any time in it.

    >>> time_of_measure("3月动员，9月回访。（责任：工会；时间：9月）").months
    (9,)
    """
    named = _TIME.search(text)
    timing = read_timing(named["a"]) if named is not None else Timing()
    return timing if timing.is_set else timing_of(text)


def timing_said(cell: str) -> Timing:
    """The timing in a cell or after a label that holds nothing else."""
    timing = read_timing(cell)
    return timing if timing.is_set else timing_of(cell)


def date_of(text: str) -> dt.date | None:
    """The day that a line names; None where it is masked, impossible or only a month."""
    found = _DATE.search(text)
    if found is None or found[3] is None:
        return None
    year, month, day = (number_of(re.sub("[○O]", "零", part)) or 0 for part in found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
