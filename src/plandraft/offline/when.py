"""Months and words of time: computed from the calendar and from what is written, never remembered."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.matter import Matter
from plandraft.core.period import Period, year_words
from plandraft.core.timing import months_named
from plandraft.core.when import read_when

_RHYTHM = re.compile(r"(?:每个?|逐|按)(周|月|季度|季|半年|学期)")
_RHYTHM_SAID = {"周": "每周", "月": "每月", "季": "每季度", "季度": "每季度", "半年": "每半年", "学期": "每学期"}
_SPANS = {"一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "上半年": 6, "下半年": 12}
_BEFORE = {"寒假前": 1, "暑假前": 6, "年底前": 12, "年底": 12, "学年末": 6, "学期末": 1}
"""Deadlines in words, by the last month before them."""
_WITHIN = {"寒假前": "中旬前", "学期末": "中旬前"}
"""Deadlines in words that lie within their month: schools close about the middle of it (our choice)."""
_SEASONS = {
    "汇算清缴": 5,
    "年终决算": 12,
    "春运": 2,
    "开门红": 1,
    "高考": 6,
    "中考": 6,
    "毕业季": 6,
    "汛期": 7,
    "暑期": 7,
    "暑假": 7,
    "寒假": 1,
}
"""Busy times of a trade, by the month in which they are at their height."""
_AROUND = {
    "school_year": {"before": "上学年", "year_end": "学年末"},
    "calendar_year": {"before": "上年", "year_end": "年底"},
}
_MONTHS = re.compile(
    r"(?<![\d.—–-])(?:1[0-2]|[1-9])月?(?:[、和及—–\-至到](?:1[0-2]|[1-9])月?){0,11}(?<=月)(?!度|薪|[饼嫂])"
)
_ENOUGH_DAYS = 10
"""Days of a month that must lie before a festival for work to be done in them (our choice)."""


def months_known(matter: Matter, calendar: Calendar) -> tuple[int, ...]:
    """The months that the profile or the demand's own words set: its own, or those of an observance it names."""
    if matter.timing.months and not matter.timing.deadline:
        return matter.timing.months
    seasons = {month for words, month in _SEASONS.items() if words in matter.text}
    if seasons:
        return tuple(sorted(seasons))
    named = {month_of(day) for day in calendar.days if _named(day, matter.text)}
    return months_in(matter.text) or tuple(sorted(named))


def due_month(matter: Matter, calendar: Calendar) -> int | None:
    """The month by the end of which it must be done."""
    if matter.timing.deadline:
        return matter.timing.months[0]
    before = next((month for words, month in _BEFORE.items() if words in matter.text), None)
    return before or next((eve_of(day) for day in calendar.days if _is_before(day, matter.text)), None)


def due_said(matter: Matter, month: int) -> str:
    """A deadline as an answer writes it: 1月中旬前 for 寒假前, else the end of its month."""
    within = next((part for words, part in _WITHIN.items() if words in matter.text and _BEFORE[words] == month), "")
    return f"{month}月{within or '底前'}"


def _is_before(day: CalendarDay, text: str) -> bool:
    """Whether a text says that something is done before an observance: 春节前."""
    return any(len(name) > 1 and re.search(rf"{re.escape(name)}之?前(?![后夕])", text) for name in day.names)


def eve_of(day: CalendarDay) -> int:
    """The last month that lies before an observance, its own where enough of it does."""
    return day.start.month if day.start.day > _ENOUGH_DAYS else (day.start.month - 2) % 12 + 1


def month_of(day: CalendarDay) -> int:
    """One month of an observance: in a long window the one in the middle."""
    return day.months[(len(day.months) - 1) // 2]


def period_words(period: Period) -> Mapping[str, str]:
    """What this period, the next, the one before and its end are called.

    今年 would be another one in a plan that is signed before its year begins.
    """
    this, following, _ = year_words(period)
    return {"this": this, "next": following, **_AROUND[period.kind]}


def working(calendar: Calendar) -> tuple[int, ...]:
    """The working months in the order of the period; all twelve where none is known."""
    months = set(calendar.working_months) or set(range(1, 13))
    return tuple(at.month for at in calendar.period.months if at.month in months)


def moved(months: Iterable[int], calendar: Calendar) -> tuple[int, ...]:
    """Months that are not worked go to the next working month of the period, else to the last one."""
    order = working(calendar)
    position = calendar.period.position
    found = {next((m for m in order if position(m) >= position(month)), order[-1]) for month in months}
    return tuple(sorted(found, key=position))


def rhythm_in(text: str) -> str:
    """The rhythm that a text names, as an answer writes it; empty where it names none.

    >>> rhythm_in("每周安排固定训练时间。"), rhythm_in("按季度公布。"), rhythm_in("当月答复。")
    ('每周', '每季度', '')
    """
    found = _RHYTHM.search(text)
    return _RHYTHM_SAID[found[1]] if found else ""


def months_in(text: str) -> tuple[int, ...]:
    """The months 1–12 that a text names, quarters and halves by their last month."""
    months: set[int] = {month for word, month in _SPANS.items() if word in text}
    for found in _MONTHS.finditer(text):
        months.update(months_named(found[0]))
    return tuple(sorted(months))


def months_planned(when: str, calendar: Calendar) -> tuple[int, ...]:
    """The months that the time of an action stands for; none for what never stops."""
    return read_when(when, period=calendar.period, working=calendar.working_months).months


def _named(day: CalendarDay, text: str) -> bool:
    return any(len(name) > 2 and name in text for name in (day.name, *day.aliases))


def day_known(matter: Matter, calendar: Calendar) -> dt.date | None:
    """The day of a demand: its own, or that of an observance of one day that it names."""
    if matter.timing.date is not None:
        return matter.timing.date
    return next((day.start for day in calendar.days if day.start == day.end and _named(day, matter.text)), None)


def said_months(months: Iterable[int], calendar: Calendar) -> str:
    """Months as an answer writes them, in the order of the period: 3、9月."""
    ordered = sorted(set(months), key=calendar.period.position)
    return "、".join(map(str, ordered)) + "月" if ordered else ""
