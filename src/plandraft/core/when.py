"""When something is done, read from what a model or a person writes for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plandraft.core.period import Period, YearMonth
from plandraft.core.rhythm import normal_timing
from plandraft.core.time_words import BEFORE, DASH, SEP, plain_times
from plandraft.core.timing import ALL_YEAR, MonthPart, Rhythm, Timing

_YEAR = r"(?:(?:19|20)\d\d年|次年|翌年|来年|明年|去年|上年)"
_IN_MONTH = r"(?:\d{1,2}[日号]|上中旬|中下旬|[上中下]旬|月?初(?!中)|底|末|中(?![秋下旬心层期考]))"
_NUMBER = rf"{_YEAR}?(?:1[0-2]|0?[1-9])(?!\d)"
_NAMED = rf"{_NUMBER}月份?(?:的?{_IN_MONTH})?(?![薪饼刊嫂])"
_ITEM = rf"(?:{_NAMED}|{_NUMBER})"
_TO_DAY = rf"{DASH}\d{{1,2}}[日号]"
_LIST = re.compile(
    rf"(?<![\d第.])(?:{_ITEM}(?:{DASH}{_ITEM}|{_TO_DAY})?{SEP}){{0,12}}(?:{_ITEM}{DASH})?{_NAMED}(?:{_TO_DAY})?"
)
"""Months, of which the last has its 月: 3、6、9月, 9月—次年1月, 3月1日—15日."""
_BARE = re.compile(rf"0?(?:1[0-2]|[1-9])(?:(?:[、,;和及]|{DASH})0?(?:1[0-2]|[1-9]))*")
_SPAN = re.compile(rf"(?P<first>{_ITEM})(?:(?P<day>{_TO_DAY})|{DASH}(?P<last>{_ITEM}))?")
_ONE_MONTH = re.compile(rf"(?P<year>{_YEAR})?(?P<month>\d{{1,2}})(?:月份?(?:的?(?P<at>{_IN_MONTH}))?)?")
_LATEST = re.compile(r"(?:不[晚迟]于|截[至止][至到]?|最[晚迟][于在到至]?)$")
_BEFORE = re.compile(rf"(?:\([^()]*\))?{BEFORE}")
_ABOUT = re.compile("前后|左右|上下")
_FROM = re.compile("份?(?:起|开始)(?!草)")
LONGEST = 200
"""What is longer than so many characters is no time (our choice)."""
_LUNAR = re.compile("农历|阴历|正月|腊月")
_ALL_YEAR = re.compile("全年|常年|整年|全学年|整个(?:学年|年度)")
_RHYTHMS: tuple[tuple[re.Pattern[str], Rhythm], ...] = (
    (re.compile("(?:每个?|每逢|逐|按)(?:周|星期|礼拜)"), "weekly"),
    (re.compile("(?:每个?|逐|按)月|月月|月度"), "monthly"),
    (re.compile("(?:每个?|逐|按)季|季度?末|季度性"), "quarterly"),
    (re.compile("每个?(?:半年|学期)"), "half_yearly"),
)
_TERM = re.compile("每个?学期")
_NEXT_YEARS, _LAST_YEARS = ("次年", "翌年", "来年", "明年"), ("去年", "上年")
_PARTS: dict[str, MonthPart] = {"上旬": "early", "初": "early", "月初": "early", "中旬": "middle", "中": "middle"}
_PARTS |= {"下旬": "late", "底": "late", "末": "late"}


@dataclass(frozen=True, kw_only=True)
class _Point:
    """A month as it was written: ``year`` None where none stands before it, ``at`` a day or a part of it."""

    month: int
    year: int | None
    at: str


@dataclass(frozen=True, kw_only=True)
class _Span:
    """A month, or all from one to another; ``before``: its end is the latest time, ``about``: more or less then."""

    first: _Point
    last: _Point
    before: bool = False
    about: bool = False
    onwards: bool = False


def read_when(
    text: str | int | Sequence[str | int], *, period: Period | None = None, working: Sequence[int] = ()
) -> Timing:
    """Read the time of one action.

    A day takes its year from the period, and what comes back gets its months from the working ones. Words beside a
    time are passed over; where no time is understood, all of them are the note. A time outside the period is none.

    Args:
        text: Words or numbers of months, or a list of them.
        period: The plan's period.
        working: Its working months; a rhythm is then put as ``normal_timing`` does, else left as it stands.

    >>> read_when("第二季度末前").label, read_when([3, 6, 9, 12]).label
    ('6月底前', '3、6、9、12月')
    >>> read_when("5月12日", period=Period(year=2027)).label
    '2027年5月12日'
    """
    said = text if isinstance(text, str) else "、".join(map(str, text)) if isinstance(text, Sequence) else str(text)
    said = said.strip()
    if len(said) > LONGEST or _LUNAR.search(said):
        return Timing(note=said)
    worked = _in_order(working, period)
    words = plain_times(said, period=period, working=worked)
    rhythm = next((name for pattern, name in _RHYTHMS if pattern.search(words)), None)
    spans = list(_spans(words, period))
    if len(spans) > 1:
        spans = [replace(span, onwards=False) for span in spans]
    months = {month for span in spans for month in _months(span, period, worked)}
    if len(spans) == 1 and rhythm is None and (day := _day(spans[0], period)):
        return day
    if spans and not months:
        return Timing(note=said)
    if rhythm:
        at_school = _TERM.search(words) and not months
        return _back(months, rhythm, [m for m in worked if m != 8] if at_school else worked, spans, period)
    if not months:
        return Timing(months=ALL_YEAR) if _ALL_YEAR.search(words) else Timing(note=said)
    return _once(spans, months)


def _in_order(working: Sequence[int], period: Period | None) -> list[int]:
    known = list(dict.fromkeys(month for month in working if month in ALL_YEAR))
    return sorted(known, key=period.position) if period else known


def _back(
    months: set[int], rhythm: Rhythm, worked: Sequence[int], spans: Sequence[_Span], period: Period | None
) -> Timing:
    """What comes back; without working months a rhythm of the whole period stays one."""
    if not months and not worked:
        return Timing(rhythm=rhythm)
    order = worked or _in_order(ALL_YEAR, period)
    return normal_timing(months, rhythm, working=order, deadline=any(span.before for span in spans))


def _day(span: _Span, period: Period | None) -> Timing | None:
    """The one day that a text names, also one outside the period, which the checks then tell."""
    day = re.match(r"\d+", span.first.at)
    year = span.first.year or (period.year_of(span.first.month) if period else None)
    if not day or not year or span.about or span.onwards or span.first != span.last:
        return None
    try:
        on = Timing.on(dt.date(year, span.first.month, int(day[0])))
    except ValueError:
        return None
    return on.model_copy(update={"deadline": span.before})


def _once(spans: Sequence[_Span], months: set[int]) -> Timing:
    """The months; where there is but one, also which part of it, or that it is the latest."""
    timing = Timing(months=tuple(sorted(months)))
    if len(months) != 1:
        return timing
    before = any(span.before for span in spans)
    at = spans[0].first.at if len(spans) == 1 and spans[0].first == spans[0].last else ""
    part = None if before and at in ("底", "末") else _PARTS.get(at)
    return timing.model_copy(update={"part": part, "deadline": before})


def _spans(words: str, period: Period | None) -> Iterator[_Span]:
    """The times that name months; numbers alone are months too."""
    if _BARE.fullmatch(words):
        yield from _items(words, period)
        return
    for found in _LIST.finditer(words):
        ahead, after = words[: found.start()], words[found.end() :]
        if ahead.endswith("除") or after.startswith("除外"):
            continue
        *others, last = _items(found[0], period)
        yield from others
        yield replace(
            last,
            before=bool(_LATEST.search(ahead) or _BEFORE.match(after)),
            about=last.about or bool(_ABOUT.match(after)),
            onwards=bool(_FROM.match(after)),
        )


def _items(words: str, period: Period | None) -> list[_Span]:
    spans = []
    for found in _SPAN.finditer(words):
        first = _point(found["first"], period)
        last = _point(found["last"], period) if found["last"] else first
        spans.append(_Span(first=first, last=last, about=bool(found["day"])))
    return spans


def _point(words: str, period: Period | None) -> _Point:
    found = _ONE_MONTH.match(words)
    assert found is not None
    said, year = found["year"] or "", None
    if said[:4].isdigit():
        year = int(said[:4])
    elif said and period:
        year = period.year + (1 if said in _NEXT_YEARS else -1)
    return _Point(month=int(found["month"]), year=year, at=found["at"] or "")


def _months(span: _Span, period: Period | None, worked: Sequence[int]) -> set[int]:
    """The calendar months of a span; where a year is named only those that lie in the period."""
    first, last = span.first, span.last
    order = list(worked) or _in_order(ALL_YEAR, period)
    if span.onwards and first == last and first.month in order:
        return set(order[order.index(first.month) :])
    if period and (first.year or last.year):
        begin, end = _dated(first, last)
        return {at.month for at in period.months if begin <= at <= end}
    stop = last.month + (12 if last.month < first.month else 0)
    return {(month - 1) % 12 + 1 for month in range(first.month, stop + 1)}


def _dated(first: _Point, last: _Point) -> tuple[YearMonth, YearMonth]:
    """Both ends of a span with their years, of which at least one is named; the other is the nearest that fits."""
    crosses = last.month < first.month
    begin = first.year if first.year is not None else (last.year or 0) - crosses
    end = last.year if last.year is not None else begin + crosses
    return YearMonth(begin, first.month), YearMonth(end, last.month)
