"""In which months something falls: computed from the calendar and from words of time, never remembered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.matter import Matter
from plandraft.core.timing import months_named
from plandraft.core.when import read_when
from plandraft.core.work_areas import Pattern
from plandraft.models.offline.manners import manner_of

_RHYTHM = re.compile(r"(?:每个?|逐|按)(周|月|季度|季|半年|学期)")
_RHYTHM_SAID = {"周": "每周", "月": "每月", "季": "每季度", "季度": "每季度", "半年": "每半年", "学期": "每学期"}
_SPANS = {"一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "上半年": 6, "下半年": 12}
_BEFORE = {"寒假前": 1, "暑假前": 6, "年底前": 12, "年底": 12, "学年末": 6, "学期末": 1}
"""Deadlines in words, by the last month before them."""
_MONTHS = re.compile(
    r"(?<![\d.—–-])(?:1[0-2]|[1-9])月?(?:[、和及—–\-至到](?:1[0-2]|[1-9])月?){0,11}(?<=月)(?!度|薪|[饼嫂])"
)
_DUE = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?:底|末)?(?:之?前|以前)")
_TIMES = {"quarterly": 4, "half_yearly": 2}
_STRIDE = (3, 5)
"""Months between the steps of a demand, by the number of demands (our choice: their months then differ)."""
_ENOUGH_DAYS = 10
"""Days of a month that must lie before a festival for work to be done in them (our choice)."""
_RUN_UP = 3
"""Months before a deadline in which the work begins (our choice)."""


class Course(NamedTuple):
    """When a demand is carried out: months of what comes before, of the thing itself, of what follows.

    ``said`` is the exact time of the thing itself, where the months do not say it all: a day, a rhythm.
    """

    before: tuple[int, ...] = ()
    main: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    said: str = ""
    due: bool = False


def course_of(matter: Matter, brief: Brief) -> Course:
    """The profile's own time before all; then the words of the demand, its season, a place among the others."""
    calendar = brief.calendar
    order, manner = working(calendar), manner_of(matter, brief)
    if matter.timing.date is not None:
        day = matter.timing.date
        return _around(moved((day.month,), calendar), order)._replace(said=f"{day.month}月{day.day}日")
    due = _due(matter, calendar)
    if due is not None:
        return _until(order.index(moved((due,), calendar)[0]), order)
    rhythm = None if matter.timing.months else rhythm_in(matter.text)
    if rhythm:
        return Course(said=rhythm)
    months = months_known(matter, calendar)
    if months:
        return _around(moved(months, calendar), order)
    if manner.months:
        seasonal = [moved((month,), calendar)[0] for month in manner.months]
        return Course((seasonal[0],), (seasonal[1],), (seasonal[2],))
    return _among_others(matter, brief, order)


def months_known(matter: Matter, calendar: Calendar) -> tuple[int, ...]:
    """The months that the profile or the demand's own words set: its own, or those of an observance it names."""
    if matter.timing.months and not matter.timing.deadline:
        return matter.timing.months
    named = {_month_of(day, ())[0] for day in calendar.days if _named(day, matter.text)}
    return months_in(matter.text) or tuple(sorted(named))


def _due(matter: Matter, calendar: Calendar) -> int | None:
    """The month by the end of which it must be done."""
    if matter.timing.deadline:
        return matter.timing.months[0]
    before = next((month for words, month in _BEFORE.items() if words in matter.text), None)
    return before or next((_eve_of(day) for day in calendar.days if _is_before(day, matter.text)), None)


def _is_before(day: CalendarDay, text: str) -> bool:
    """Whether a text says that something is done before an observance: 春节前."""
    return any(len(name) > 1 and re.search(rf"{re.escape(name)}之?前(?![后夕])", text) for name in day.names)


def _eve_of(day: CalendarDay) -> int:
    """The last month that lies before an observance, its own where enough of it does."""
    return day.start.month if day.start.day > _ENOUGH_DAYS else (day.start.month - 2) % 12 + 1


def _around(months: Sequence[int], order: tuple[int, ...]) -> Course:
    """What is prepared in the working month before and followed up in the one after, where the period has them."""
    at = sorted(order.index(month) for month in months)
    before, after = order[max(0, at[0] - 1) : at[0]], order[at[-1] + 1 : at[-1] + 2]
    return Course(before, tuple(order[n] for n in at), after)


def _until(last: int, order: tuple[int, ...]) -> Course:
    """The run-up to a deadline, its middle, and the month of the deadline itself."""
    first = max(0, last - _RUN_UP)
    before = order[first : first + 1] if first < last else ()
    return Course(before, order[(first + last) // 2 :][:1], order[last : last + 1], due=True)


def _among_others(matter: Matter, brief: Brief, order: tuple[int, ...]) -> Course:
    """Months for what has no time, dealt out so that few demands share one; unfinished work ends early."""
    free = [other for other in brief.matters if not _is_set(other, brief)]
    free.sort(key=lambda other: "unfinished" not in other.kinds)
    number = free.index(matter) if matter in free else len(free)
    stride = min(max(len(free), _STRIDE[0]), _STRIDE[1])
    first, end = number % stride, len(order) - 1
    places = list(range(first, end + 1, stride))
    if "event" in matter.kinds:
        return _around(order[min(end, first + 1) :][:1], order)
    if "unfinished" in matter.kinds or len(places) < 3:
        places = [first, first + stride // 2, min(end, first + stride)]
    return Course((order[places[0]],), tuple(order[min(end, at)] for at in places[1:-1]), (order[places[-1]],))


def _is_set(matter: Matter, brief: Brief) -> bool:
    known = matter.timing.is_set or _due(matter, brief.calendar) is not None or rhythm_in(matter.text)
    return bool(known or months_known(matter, brief.calendar) or manner_of(matter, brief).months)


def working(calendar: Calendar) -> tuple[int, ...]:
    """The working months in the order of the period; all twelve where none is known."""
    months = set(calendar.working_months) or set(range(1, 13))
    return tuple(at.month for at in calendar.period.months if at.month in months)


def moved(months: Iterable[int], calendar: Calendar) -> tuple[int, ...]:
    """Months that are not worked go to the next working month of the period, else to the last one."""
    order = working(calendar)
    position = calendar.period.position
    found = {next((m for m in order if position(m) >= position(month)), order[-1]) for month in months}
    return tuple(sorted(found))


def months_of_pattern(pattern: Pattern, calendar: Calendar, offset: int = 0) -> tuple[int, ...]:
    """A pattern's months: its observance's, else its own, else what its rhythm makes; none where it never stops.

    Args:
        pattern: Our wording of a measure.
        calendar: The period's.
        offset: From which month of each part of the year on, where only a rhythm is known.
    """
    day = calendar.day(pattern.observance) if pattern.observance else None
    months = _month_of(day, pattern.months) if day is not None else pattern.months
    if months or pattern.rhythm == "monthly":
        return moved(months, calendar)
    order = working(calendar)
    times = _TIMES.get(pattern.rhythm or "", 1)
    width = len(order) / times
    return tuple(order[min(len(order) - 1, int(n * width) + offset % max(1, int(width)))] for n in range(times))


def months_of_festivals(text: str, calendar: Calendar) -> tuple[int, ...]:
    """The months of the gift festivals that a text enumerates; none where it names one only."""
    named = [day for day in calendar.days if day.gift_festival and any(name in text for name in day.names)]
    return moved((day.start.month for day in named), calendar) if len(named) > 1 else ()


def own_time(text: str, calendar: Calendar) -> str:
    """The time that a sentence names itself: a rhythm, or a deadline by its last working month; else nothing."""
    due = _DUE.search(text)
    if due is None:
        return rhythm_in(text)
    position = calendar.period.position
    until = [month for month in working(calendar) if position(month) <= position(int(due[1]))]
    return f"{until[-1]}月底前" if until else ""


def months_in_step(months: Sequence[int], rhythm: str, calendar: Calendar) -> tuple[int, ...]:
    """The months of a rhythm that has the first of some months among them; none where the period is too short.

    Args:
        months: Months that something else of the same measure has.
        rhythm: As ``own_time`` writes it.
        calendar: The period's.
    """
    times, order = {"每季度": 4, "每半年": 2}.get(rhythm, 0), working(calendar)
    if not times or not months or months[0] not in order:
        return ()
    width = len(order) // times
    found = order[order.index(months[0]) % width :: width][:times]
    return found if len(found) == times else ()


def rhythm_in(text: str) -> str:
    """The rhythm that a text names, as an answer writes it; empty where it names none.

    >>> rhythm_in("每周安排固定训练时间。"), rhythm_in("按季度公布。"), rhythm_in("当月答复。")
    ('每周', '每季度', '')
    """
    found = _RHYTHM.search(text)
    return _RHYTHM_SAID[found[1]] if found else ""


def _month_of(day: CalendarDay, wished: tuple[int, ...]) -> tuple[int, ...]:
    """One month of an observance: in a long window the wished one, else the one in the middle."""
    inside = [month for month in wished if month in day.months]
    return (inside[0] if inside else day.months[(len(day.months) - 1) // 2],)


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


def said_months(months: Iterable[int], calendar: Calendar) -> str:
    """Months as an answer writes them, in the order of the period: 3、9月."""
    ordered = sorted(set(months), key=calendar.period.position)
    return "、".join(map(str, ordered)) + "月" if ordered else ""
