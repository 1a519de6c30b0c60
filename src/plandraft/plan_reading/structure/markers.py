"""The numbers that stand before headings and items, in every style plans use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from plandraft.core.headings import COUNTED, TIME_NEXT
from plandraft.plan_reading.structure.numerals import number_of


class Style(IntEnum):
    """A kind of numbering; the order is the one GB/T 9704-2012 (7.3.3) and custom nest them in."""

    PART = 0
    CHINESE = 1
    CHINESE_BRACKET = 2
    DIGIT = 3
    DECIMAL = 4
    DIGIT_BRACKET = 5
    CIRCLED = 6
    ORDER = 7
    BULLET = 8


_CN = "[一二三四五六七八九十百]"
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(rf"\s{{0,60}}+(?P<marker>{pattern})\s{{0,60}}+"))
    for style, pattern in (
        (Style.PART, rf"第(?P<n>{_CN}{{1,3}}|\d{{1,2}})(?:部分|[章节篇])[、：:．.\s]?"),
        (Style.CHINESE, rf"(?P<n>{_CN}{{1,3}})\s?(?:[、．]|[.](?!\d)|[，,](?={_CN}?[^是]))"),
        (Style.CHINESE_BRACKET, rf"[（(]\s{{0,60}}+(?P<n>{_CN}{{1,3}})\s{{0,60}}+[)）][、.．]?"),
        (Style.CHINESE_BRACKET, r"(?P<n>[㈠-㈩])"),
        (
            Style.DECIMAL,
            r"(?P<n>\d{1,2})(?:[.．]\d{1,2}){1,12}(?:[、.．]|(?=\s)|(?=[\u4e00-\u9fff“《]))(?!\d|月|万|元|亿|[%％]|倍|米|小时|[\u4e00-\u9fff]{0,8}节(?![目约能水电假奏])|"
            rf"(?:{COUNTED}|年))",
        ),
        (
            Style.DIGIT,
            rf"(?P<n>\d{{1,2}})\s?(?:、|[.．,，](?!\d)|[.．]{TIME_NEXT}|[：:](?=\s{{0,60}}+[\u4e00-\u9fff]))",
        ),
        (Style.DIGIT, r"(?P<n>[⒈-⒛])"),
        (Style.DIGIT_BRACKET, r"[（(]\s{0,60}+(?P<n>\d{1,2})\s{0,60}+[)）][、.．]?|(?P<m>\d{1,2})[)）]"),
        (Style.CIRCLED, r"(?P<n>[①-⑳⑴-⒇])"),
        (
            Style.ORDER,
            rf"(?P<n>{_CN}{{1,2}})(?:是|要|则)(?=\S)|第(?P<m>{_CN}{{1,2}})[，,、：:]|(?:首先|其次|再次|再者|此外|最后)[，,]",
        ),
        (Style.BULLET, r"[-*•·●■◆★※▪–—►➢]{1,30}(?=\s|[\u4e00-\u9fff“《])"),
    )
)
_INNER = re.compile(r"(?<=[。；;！？，,\s])\s{0,60}+(?=[\d一二三四五六七八九十（(①-⒛㈠-㈩第])")
"""Where a further item may begin on a line."""
_BARE = re.compile(r"(?P<n>[一二三四五六七八九十]{1,2}|\d{1,2}(?=\s))\s*(?=[\u4e00-\u9fff“])")
_NO_BARE = re.compile(
    r"[一二三四五六七八九十]{1,2}(?:是|要|方面|年|月|季|级|个|位|次|项|线|把|支|批|名|届|五|八|日|天|所|家|间|层|楼|院|中)|"
    r"一(?:定|般|切|样|些|部|面|心|体|起|旦|流|如|站|律|直|同|致|旁|向)|三(?:八|公|位)|五(?:一|四)|十(?:九|佳|大)|二(?:手|孩)"
)
"""Words that begin with a numeral."""
BARE_CHARS = 45
"""A line numbered without a mark after its number is a heading of at most this length (our choice)."""


class Marked(NamedTuple):
    """A text after its marker; ``style`` and ``number`` are None without one, ``offset`` is where the text begins."""

    marker: str | None
    style: Style | None
    number: int | None
    text: str
    offset: int


def without_marker(text: str) -> Marked:
    """Take the marker off a line.

    >>> without_marker("（二）关心职工")[:3]
    ('（二）', <Style.CHINESE_BRACKET: 2>, 2)
    """
    for style, pattern in _PATTERNS:
        found = pattern.match(text)
        if found is not None and text[found.end() :].strip():
            groups = found.groupdict()
            number = number_of(groups.get("n") or groups.get("m") or "")
            return Marked(found["marker"].strip(), style, number, text[found.end() :].strip(), found.end())
    return Marked(None, None, None, text.strip(), len(text) - len(text.lstrip()))


def bare_numbers(texts: Sequence[str]) -> frozenset[int]:
    """Which of the lines are numbered without a mark after the number (``一强化管理``).

    A number is only believed where the next one follows in some later line, since 一 also begins ordinary words.
    """
    found = {at: n for at, text in enumerate(texts) if (n := _bare_number(text)) is not None}
    runs: dict[int, list[int]] = {}
    for at, number in found.items():
        if number == 1:
            runs[at] = [at]
            continue
        open_run = next((run for run in reversed(runs.values()) if len(run) == number - 1), None)
        if open_run is not None:
            open_run.append(at)
    return frozenset(at for run in runs.values() if len(run) >= 2 for at in run)


def bare_marked(text: str) -> Marked:
    """Take off a number that no mark follows; only for lines that ``bare_numbers`` names."""
    found = _BARE.match(text.lstrip())
    if found is None:
        return without_marker(text)
    lead = len(text) - len(text.lstrip())
    style = Style.DIGIT if found["n"].isdecimal() else Style.CHINESE_BRACKET
    return Marked(found["n"], style, number_of(found["n"]), text.lstrip()[found.end() :].strip(), lead + found.end())


def _bare_number(text: str) -> int | None:
    text = text.strip()
    if len(text) > BARE_CHARS or _NO_BARE.match(text) or without_marker(text).style is not None:
        return None
    found = _BARE.match(text)
    return number_of(found["n"]) if found is not None else None


def pieces(text: str) -> list[tuple[int, str]]:
    """Several numbered items on one line, each with its offset; a line that begins without a number is one piece.

    A number inside the line begins an item only where it counts on from the one before.
    """
    first = without_marker(text)
    cuts = [0]
    if first.style is not None and first.number is not None:
        number = first.number
        for cut in _INNER.finditer(text, first.offset):
            found = without_marker(text[cut.end() :])
            if _goes_on(first, found) and found.number == number + 1:
                cuts.append(cut.end())
                number += 1
    cuts.append(len(text))
    return [(start, text[start:end]) for start, end in pairwise(cuts) if text[start:end].strip()]


def _goes_on(first: Marked, found: Marked) -> bool:
    """Whether two numbers are of one kind, with one mark: behind 2.甲 the words 3、10月 are a time."""
    if found.style is Style.DIGIT and first.style is Style.DIGIT:
        return (found.marker or "")[-1:] == (first.marker or "")[-1:]
    return found.style is first.style or {found.style, first.style} <= _KIN


_KIN = {Style.DIGIT, Style.DECIMAL}
