"""The numbered headings of a plan's text, as they stand in the file: 一、 （一） 1. （1）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plandraft.short_repr import short_repr

LINE = "line/"
"""A finding about a line of the file, not about a node, has the node ``P`` and the field ``line/12``."""

COUNTED = "个|名|人|次|场|家|对|户|项|组|台|套|处|件|条|位|批|所|辆|间|支|天|日|周|届|期|岁|篇|本|份|张"
"""Words between a count and what is counted."""
TIME_NEXT = (
    r"(?=(?:\d{4}年)?(?:\d{1,2}[、—\-–~～至]){0,12}\d{1,2}月|\d{4}年|\d{2}[_xX×]{1,2}年"
    rf"|\d{{1,4}}(?:{COUNTED}))"
)
"""Digits behind a number's mark that begin a time or a count: 1.10月底前 and 1.4个 are first items, 1.5万元 is none."""
_CHINESE = "一二三四五六七八九十百"
_FORMS = (
    re.compile(rf"([{_CHINESE}]{{1,30}})\s?、"),
    re.compile(rf"[（(]([{_CHINESE}]{{1,30}})[）)]"),
    re.compile(rf"(\d{{1,3}})\s?[.．、](?:(?!\d)|{TIME_NEXT})"),
    re.compile(r"[（(](\d{1,3})[）)]"),
)
"""The four levels of GB/T 9704—2012, 7.3.3, also with the wrong mark after the number."""

_ENDED = re.compile(r"[。；;！？]\s*")
_MONTHS = re.compile(rf"(?:[{_CHINESE}元]{{1,2}}、){{1,12}}[{_CHINESE}]{{1,2}}月")


@short_repr
@dataclass(frozen=True, kw_only=True)
class Heading:
    """A line that begins with a number.

    Attributes:
        line: Line of the file, from 1.
        level: 1 to 4.
        number: The number as a number.
        marker: The number as written, with its mark.
        text: What follows it.
    """

    line: int
    level: int
    number: int
    marker: str
    text: str


def read_headings(lines: Iterable[tuple[int, str]]) -> tuple[Heading, ...]:
    """Read the numbered lines among (line number, text) pairs.

    >>> [(h.level, h.number) for h in read_headings([(1, "一、目标"), (2, "（十二）帮扶"), (3, "2027年")])]
    [(1, 1), (2, 12)]
    >>> [h.number for h in read_headings([(1, "1、走访；2、座谈。"), (2, "3、体检")])]
    [1, 2, 3]
    >>> read_headings([(1, "六月份：体检"), (2, "七、八月份：送清凉")])
    ()
    """
    found: list[Heading] = []
    last = 0
    for line, raw in lines:
        text = raw.strip().strip("#*").strip()
        for level, form in enumerate(_FORMS, 1):
            start = form.match(text)
            if start is not None and (number := read_number(start[1])) is not None:
                if level == 1 and number != last + 1 and _MONTHS.match(text):
                    break  # 七、八月份： July and August
                last = number if level == 1 else last
                rest = text[start.end() :].strip().strip("*").strip()
                found.append(Heading(line=line, level=level, number=number, marker=start[0], text=rest))
                found += _further(found[-1], form)
                break
    return tuple(found)


def _further(first: Heading, form: re.Pattern[str]) -> Iterator[Heading]:
    """The points that follow the first one on its line, each counting on from the one before."""
    number = first.number
    for gap in _ENDED.finditer(first.text):
        start = form.match(first.text, gap.end())
        if start is not None and start[0][-1] == first.marker[-1] and read_number(start[1]) == number + 1:
            number += 1
            rest = first.text[start.end() :].strip()
            yield Heading(line=first.line, level=first.level, number=number, marker=start[0], text=rest)


def read_number(text: str) -> int | None:
    """A number up to 199 in Chinese or Arabic digits; None where it is none.

    >>> [read_number(t) for t in ("十", "二十三", "一百零二", "37", "十十")]
    [10, 23, 102, 37, None]
    """
    if text.isascii() and text.isdigit():
        return int(text)
    match = re.fullmatch(r"(?:(一)百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?", text)
    if match is None or not text:
        return None
    hundred, tens, ten, ones = match.groups()
    digit = {char: at for at, char in enumerate("一二三四五六七八九", 1)}
    return (100 if hundred else 0) + (10 * digit.get(tens or "一", 1) if ten else 0) + (digit[ones] if ones else 0)
