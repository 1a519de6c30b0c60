"""Lines that begin with a time: 三月份：, 七—八月份, 元月, 上半年, 一季度."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_DIGITS = {
    "元": 1,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_ONE = r"(?:十[一二]?|[一二三四五六七八九元正]|1[0-2]|0?[1-9])"
_MONTHS = re.compile(
    rf"^\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.]\s*)??(?:\d{{4}}年)?({_ONE})(?:月份?)?(?:\s*[、—–\-~～至到和]\s*({_ONE}))?月份?"
    rf"(?:底|初|上旬|中旬|下旬)?(?:或({_ONE})月(?:上旬|中旬|下旬|底|初)?)?\s*[：:、，,\s]?\s*(?P<rest>.*)$"
)
_QUARTER = re.compile(r"^\s*第?([一二三四1-4])季度\s*[：:]?\s*(?P<rest>.*)$")
_HALF = re.compile(
    r"^\s*(?:(?:20)?[\dxX×_＿]{2,4}\s*(?:学年度?|年度?))?\s*(上半年|下半年|第一学期|第二学期)\s*[：:]\s*(?P<rest>.*)$"
)


class Months(NamedTuple):
    """What a line says of its time, and the rest of it."""

    months: tuple[int, ...]
    half: Literal["H1", "H2"] | None
    rest: str


def months_of(line: str) -> Months | None:
    """The months a line begins with, or None.

    >>> months_of("七—八月份：送清凉").months
    (7, 8)
    """
    found = _MONTHS.match(line)
    if found is not None and "月" in line[: found.start("rest")] and _heads(line, found):
        first, second, other = (_number(found[n]) for n in (1, 2, 3))
        if first is not None:
            months = set(range(first, second + 1)) if second and second >= first else {first} | ({second} - {None})
            months |= {other} - {None}
            return Months(tuple(sorted(m for m in months if m)), None, found["rest"].strip())
    quarter = _QUARTER.match(line)
    if quarter is not None:
        at = 3 * ((_number(quarter[1]) or 1) - 1)
        return Months((at + 1, at + 2, at + 3), None, quarter["rest"].strip())
    half = _HALF.match(line)
    if half is not None:
        return Months((), "H1" if half[1] in ("上半年", "第二学期") else "H2", half["rest"].strip())
    return None


def _heads(line: str, found: re.Match[str]) -> bool:
    """A month heads its line if a colon, a blank or nothing follows; otherwise it is part of a sentence."""
    before = line[: found.start("rest")]
    return not found["rest"] or before.rstrip()[-1:] in "：:、" or before[-1:].isspace() or "月份" in before


def _number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else _DIGITS.get(text.replace("正", "元"))
