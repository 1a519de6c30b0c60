"""Times that head a line or a clause: 三月份：, 七—八月份, 元月, 9月底或10月中旬, 上半年, 一季度."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from plandraft.core.timing import months_between
from plandraft.plan_reading.seasons import months_of_season
from plandraft.plan_reading.structure.numerals import number_of

Half = Literal["H1", "H2"]

_ONE = r"(?:十[一二]|[一二三四五六七八九十元正]|腊|1[0-2]|0?[1-9])"
_TAIL = r"份?(?:(?:上|中|下)旬|初|中(?!秋|考|层|心|医|小)|底|末|\d{1,2}[日号](?:[、和及]\d{1,2}[日号])*)?"
_RANGE = r"\s{0,20}(?:[—–\-－~～至到]{1,9})\s{0,20}(?:次年|翌年|明年)?"
_SEP = rf"(?:{_RANGE}|\s{{0,20}}[、，,和及或与]\s{{0,20}})"
_YEAR = r"(?:(?:19|20)?[\dxX×_＿〇零一二三四五六七八九]{2,4}年|今年|明年|每年|次年|翌年)?"
_MONTHS = re.compile(
    rf"{_YEAR}(?P<body>(?:[一二三四五六七八九](?=[二三四五六七八九]月)|{_ONE}(?:月{_TAIL})?{_SEP}){{0,12}}{_ONE}月{_TAIL})"
)
_PARTS = re.compile(rf"(?P<to>{_RANGE})?(?P<month>{_ONE})(?:月{_TAIL})?")
_QUARTER = re.compile(rf"{_YEAR}(?:第(?P<n>[一二三四1-4])|(?P<m>[一二三四1-4]))\s*季度")
_HALF = re.compile(
    r"(?:(?:19|20)?[\dxX×_＿]{2,4}\s*(?:[—–\-~至]\s*[\dxX×_＿]{2,4}\s*)?(?:学年度?|年度?)\s*)?(?:学年度?)?"
    r"(?P<half>上半年|下半年|第一学期|第二学期|上学期|下学期)"
)
_HALVES: dict[str, Half] = {
    "上半年": "H1",
    "下半年": "H2",
    "第一学期": "H2",
    "第二学期": "H1",
    "上学期": "H2",
    "下学期": "H1",
}
_NO_MONTH = re.compile("[亮刊饼薪均度票嫂子经球色季报费]")
"""三月刊 and 五月花球: 月 is part of a word."""
_HEAD_END = re.compile(
    r"\s{0,20}(?:工作|活动|重点|主要)?(?:安排|计划|内容|活动|工作)?"
    r"\s{0,20}(?:[：:]|[（(][^（）()]{0,12}[)）]\s{0,20}[：:]?|$|(?=\s)|[，、,])\s*"
)
_BESIDE = re.compile(
    r"\s{0,60}+[，,]\s{0,60}+每个?(?:周|月|季度?|半年|学期)[一二两\d]次(?=[】\])）]|\s{0,60}+(?:[：:]|$))"
)
"""How often, behind the months of a head: 3—6月，每月一次."""
_HEAD_WORD = re.compile(r"(?:工作|活动|重点工作|主要工作)?(?:安排|计划)")


_OTHER_HEAD = re.compile(
    r"(?P<said>每[个]?(?:周|月|季度?|学期|半年)|全年|常年|平时|日常|[春夏秋冬]季|[寒暑]假|春节|国庆节?|中秋节?|端午节?|重阳节?|元旦|年初|年底|年末)"
    r"(?:期间|前后?|工作|活动|重点)*[：:]\s*"
)


class Months(NamedTuple):
    """What a text says of its time; ``end`` is where the rest begins, ``said`` are the words of the time."""

    months: tuple[int, ...]
    half: Half | None
    end: int
    said: str = ""


def read_time(text: str, at: int = 0) -> Months | None:
    """The months, quarter or half-year that stand at an offset, or None.

    >>> read_time("9月底或10月中旬进行评比").months
    (9, 10)
    >>> read_time("10月份~12月份").months
    (10, 11, 12)
    """
    half = _HALF.match(text, at)
    if half is not None:
        return Months((), _HALVES[half["half"]], half.end())
    quarter = _QUARTER.match(text, at)
    if quarter is not None:
        first = 3 * ((number_of(quarter["n"] or quarter["m"]) or 1) - 1) + 1
        return Months((first, first + 1, first + 2), None, quarter.end())
    found = _MONTHS.match(text, at)
    if found is None or _NO_MONTH.match(text, found.end()):
        return None
    if re.match(r"\d{1,2}\s*、\s*[一二三四五六七八九十]", found["body"]):
        return None  # the second point, June
    months = _months(found["body"])
    return Months(months, None, found.end()) if months else None


def heads_line(text: str) -> Months | None:
    """The time a line begins with and is headed by: a colon, a blank, a bracket or the end must follow it.

    ``三月份庆祝妇女节`` is headed too, since 份 names the month as such; ``三月开展竞赛`` is a sentence.
    """
    lead = len(text) - len(text.lstrip(" \t【[(（"))
    time = read_time(text, lead)
    if time is None:
        return _other_head(text, lead)
    beside = _BESIDE.match(text, time.end)
    said = text[lead : beside.end() if beside is not None else time.end]
    end = lead + len(said)
    bracket = text[lead - 1 : lead] if lead else ""
    closed = text[end : end + 1] in tuple("】])）")
    if bracket in tuple("【[(（") and not closed:
        return None  # 【4—11月，共八次】
    end += closed
    rest = _HEAD_END.match(text, end)
    if rest is not None and (rest.end() > end or end == len(text)):
        return Months(time.months, time.half, rest.end(), said)
    word = _HEAD_WORD.match(text, end)
    if word is not None and not text[word.end() :].strip("：: "):
        return Months(time.months, time.half, len(text), said)
    if text[time.end - 1] == "份" and time.months:
        return Months(time.months, time.half, time.end, said)
    return None


def _other_head(text: str, lead: int) -> Months | None:
    """A season, a festival or a rhythm with a colon right behind it, such as 寒假期间."""
    head = _OTHER_HEAD.match(text, lead)
    months = months_of_season(head["said"]) if head is not None else ()
    if head is None:
        return None
    return Months(months or tuple(range(1, 13)), None, head.end(), head["said"])


def _months(body: str) -> tuple[int, ...]:
    months: set[int] = set()
    before = 0
    for part in _PARTS.finditer(body):
        month = number_of(part["month"].replace("腊", "十二")) or 0
        if not 1 <= month <= 12:
            return ()
        if part["to"] and before:
            months |= set(months_between(before, month))
        months.add(month)
        before = month
    return tuple(sorted(months))
