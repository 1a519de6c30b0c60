"""Times as people say them when they change their minds: 国庆后, 暑期, 下个月, 推迟一个季度."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from plandraft.core.calendar import CalendarDay
from plandraft.core.spoken_numbers import number
from plandraft.core.timing import Timing
from plandraft.core.when import read_when
from plandraft.revising.ground import Ground

_TIME_ONLY = re.compile(
    r"(?=.*[月季年末底旬学期周])[\d年月日号份底末初前后之以内上中下旬第季度半学期全每个隔双单逢各次两和至到及或、—–\-~～.本当今一二三四五六七八九十]+"
)
"""Words of time and nothing else."""
_SEASONS: dict[str, tuple[int, ...]] = {
    "暑期": (7, 8),
    "暑假": (7, 8),
    "寒假": (1, 2),
    "春季": (3, 4, 5),
    "春天": (3, 4, 5),
    "夏季": (6, 7, 8),
    "夏天": (6, 7, 8),
    "秋季": (9, 10, 11),
    "秋天": (9, 10, 11),
    "年初": (1,),
    "年中": (6,),
    "年末": (12,),
    "岁末": (12,),
    "年尾": (12,),
}
_SPOKEN = {
    "五一": "国际劳动节",
    "三八": "国际劳动妇女节",
    "十一": "国庆节",
    "过年": "春节",
    "年": "春节",
    "建党节": "中国共产党成立纪念日",
    "五四": "五四青年节",
    "六一": "国际儿童节",
}
"""Names of days that no list of names has, or that are said without their 节."""
_HOLIDAYS = {"国庆节": 7, "春节": 8, "国际劳动节": 5}
"""Days that a holiday takes, the first included: after it begins after that."""
_DAY = re.compile(
    r"[“\"]?(?P<name>[\u4e00-\u9fff\d·.]{2,10}?|年)[”\"]?(?P<at>过后|之后|以后|节后|后|节前|之前|以前|前夕?|期间|当天|那天|当日|左右|)"
)
_SHIFT = re.compile(
    r"(?P<n>\d{1,2}|[一二两三四五六七八九十半])?(?P<unit>个多?月|个季度|季度|个学期|年)(?P<half>半)?(?:左右)?"
)
_NEXT = {
    "下个月": 1,
    "下月": 1,
    "次月": 1,
    "下一个月": 1,
    "后一个月": 1,
    "上个月": -1,
    "上月": -1,
    "前一个月": -1,
    "上一个月": -1,
    "下下个月": 2,
    "隔月": 2,
}
_NEXT_QUARTER = {"下季度": 1, "下个季度": 1, "下一季度": 1, "下一个季度": 1, "上季度": -1, "上个季度": -1}
_CLEAR_YEAR = re.compile(r"^(?:今年|本年度?|当年|本年)的?")
_OTHER_YEAR = re.compile(r"^(?:明年|次年|来年|后年|去年|上年|前年|翌年)|^(?:19|20)\d\d年")


@dataclass(frozen=True, kw_only=True)
class Shift:
    """By how many months something moves; ``to_quarter``: into the quarter that lies so many ahead."""

    months: int = 0
    to_quarter: int = 0


@dataclass(frozen=True, kw_only=True)
class NoTime:
    """Words of time that no plan of this period can hold, and why."""

    why: str


SaidTime = Timing | Shift | NoTime


def said_time(words: str, ground: Ground) -> SaidTime | None:
    """The time that words name; None where they are no time.

    >>> from plandraft.core.calendar import Calendar
    >>> from plandraft.core.period import Period
    >>> year = Period(year=2027)
    >>> ground = Ground(period=year, calendar=Calendar(period=year, working_months=tuple(range(1, 13))))
    >>> said_time("十月中旬", ground).label, said_time("暑期", ground).label, said_time("下个月", ground).months
    ('10月中旬', '7—8月', 1)
    >>> said_time("线上", ground), said_time("13月", ground).why
    (None, '没有“13月”这个月份')
    """
    said = _CLEAR_YEAR.sub("", words.strip('“”"的 '))
    if not said:
        return None
    if said in _NEXT:
        return Shift(months=_NEXT[said])
    if said in _NEXT_QUARTER:
        return Shift(to_quarter=_NEXT_QUARTER[said])
    if _OTHER_YEAR.match(said) and (other := _of_another_year(said, ground)):
        return other
    season = said.removesuffix("里").removesuffix("期间").removesuffix("份")
    if season in _SEASONS:
        return Timing.of(*_SEASONS[season])
    if (day := _day(said, ground)) is not None:
        return day
    if not _TIME_ONLY.fullmatch(said):
        return None
    if impossible := _impossible(said, ground):
        return NoTime(why=impossible)
    return _read(said, ground)


def shift_of(words: str) -> Shift | None:
    """By how much, without direction: 一个月, 两个季度, 半年.

    >>> shift_of("两个月").months, shift_of("一个季度").months, shift_of("半年").months, shift_of("两周")
    (2, 3, 6, None)
    """
    found = _SHIFT.fullmatch(words)
    if not found:
        return None
    if found["unit"] == "年":
        return Shift(months=6) if found["n"] == "半" else None
    count = 1 if found["n"] is None else number(found["n"])
    if count is None or found["n"] == "半":
        return None
    factor = 3 if "季度" in found["unit"] else 6 if "学期" in found["unit"] else 1
    return Shift(months=int(count) * factor)


def _read(said: str, ground: Ground) -> SaidTime | None:
    after = re.fullmatch(r"(.+?[月旬日号季度末底])(?:之后|以后|过后|后)", said)
    read = read_when(after[1] if after else said, period=ground.period, working=ground.working)
    if not read.is_set:
        return None
    return Timing.of(*read.months) if after and read.months else read


def _impossible(said: str, ground: Ground) -> str:
    """Why no calendar has this time; empty where one has."""
    for month in re.findall(r"(?<!\d)(\d{1,3})月", said):
        if not 1 <= int(month) <= 12:
            return f"没有“{month}月”这个月份"
    if found := re.search(r"(十[三四五六七八九]|[二三四五六七八九]十[一二三四五六七八九]?)月", said):
        return f"没有“{found[0]}”这个月份"
    if found := re.search(r"第?([五六七八九5-9])季度", said):
        return f"没有“{found[0]}”"
    day = re.search(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]", said)
    if day:
        try:
            dt.date(ground.period.year_of(int(day[1])), int(day[1]), int(day[2]))
        except ValueError:
            return f"没有“{day[1]}月{day[2]}日”这一天"
    return ""


def _of_another_year(said: str, ground: Ground) -> SaidTime | None:
    """A time outside the period; None where the year named is the plan's own."""
    years = {at.year for at in ground.period.months}
    named = re.match(r"(?:19|20)\d\d", said)
    if named and int(named[0]) in years:
        return None
    return NoTime(why=f"“{said}”不在计划期{ground.period.label}内")


def _day(said: str, ground: Ground) -> Timing | None:
    """A time told by a festival: on it, before it, after it."""
    found = _DAY.fullmatch(said)
    if found is None:
        return None
    held = _named(found["name"], ground)
    if held is None and found["at"] in ("前", "后"):
        held = _named(f"{found['name']}{'节'}", ground)
    if held is None:
        return None
    if "后" in found["at"]:
        last = held.start + dt.timedelta(days=_HOLIDAYS.get(held.name, (held.end - held.start).days + 1))
        first = last if last.day <= 25 else last + dt.timedelta(days=10)
        return Timing.of(first.month)
    if "前" in found["at"]:
        before = held.start - dt.timedelta(days=1)
        month = before.month if held.start.day > 10 else (held.start - dt.timedelta(days=11)).month
        return Timing(months=(month,), deadline=held.start.day <= 10)
    if held.end == held.start and held.name not in _HOLIDAYS and found["at"] not in ("期间", "左右"):
        return Timing.on(held.start)
    return Timing.of(*held.months[:1]) if held.name in _HOLIDAYS else Timing.of(*held.months)


def _named(name: str, ground: Ground) -> CalendarDay | None:
    """The day that a name means: its own, one of its others, or without its 节 and its 国际."""
    wanted = {name, _SPOKEN.get(name.removesuffix("节"), name), name.removesuffix("节"), f"{name}节"}
    for day in ground.calendar.days:
        short = day.name.removeprefix("国际").removeprefix("中国").removeprefix("全国")
        if wanted & {*day.names, short, short.removesuffix("节")} and (day.end - day.start).days < 40:
            return day
    return None
