"""The year a plan is for: as it says itself, else by what ties it to one year."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from plandraft.plan_reading.structure.numerals import number_of
from plandraft.shipped import read

_RANGE = re.compile(
    r"(?<!\d)(20[0-4]\d)\s{0,60}+(?:年)?\s{0,60}+[—–\-－~～至/]{1,30}\s{0,60}+(20[0-4]\d|\d{2}(?!\d))\s{0,60}+(?:学年|年)"
)
_YEAR = re.compile(r"(?<![\d.])(20[0-4]\d)\s*(?:学年|年)")
_CHINESE = re.compile("[二][〇零○O0][〇零○O0一二三四][〇零○O0一二三四五六七八九]年")
_ORDINAL = re.compile(r"第\s*([一二三四五六七八九十百]{1,4}|\d{1,3})\s*(?:个|届|次)")
TITLE_WEIGHT = 5
"""A year in the title counts as so many in the text (our choice)."""


class YearFound(NamedTuple):
    """A year or school year, with the words that show it."""

    year: str
    evidence: str


def year_of(text: str, title: str = "") -> YearFound | None:
    """The year, or a range such as ``2026-2027``; None where nothing tells it.

    >>> year_of("庆祝第二十九个教师节")
    YearFound(year='2013', evidence='第二十九个教师节')
    """
    found: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for source, weight in ((title, TITLE_WEIGHT), (text, 1)):
        for year, evidence in _said(source):
            found[year] += weight
            shown.setdefault(year, evidence)
    if found:
        year = max(found, key=lambda y: (found[y], y))
        return YearFound(year, shown[year])
    return next(_implied(text), None)


def _said(text: str) -> Iterator[YearFound]:
    taken: list[tuple[int, int]] = []
    for m in _RANGE.finditer(text):
        last = m[2] if len(m[2]) == 4 else m[1][:2] + m[2]
        if int(last) == int(m[1]) + 1:
            taken.append(m.span())
            yield YearFound(f"{m[1]}-{last}", m[0])
    for m in _YEAR.finditer(text):
        if not any(start <= m.start() < end for start, end in taken):
            yield YearFound(m[1], m[0])
    for m in _CHINESE.finditer(text):
        yield YearFound(str(number_of(re.sub("[○O0]", "零", m[0][:-1]))), m[0])


def _implied(text: str) -> Iterator[YearFound]:
    for name, base in _ordinals():
        for m in re.finditer(_ORDINAL.pattern + rf"\s*(?:全国)?{name}", text):
            year = base + (number_of(m[1]) or 0)
            if base < year <= dt.date.max.year:
                yield YearFound(str(year), m[0])
    for row in read("plandraft.plan_reading", "years")["awaited"]:
        word = next((word for word in row["words"] if word in text), None)
        if word is not None:
            yield YearFound(str(row["year"]), word)


@cache
def _ordinals() -> tuple[tuple[str, int], ...]:
    return tuple((row["name"], row["base"]) for row in read("plandraft.plan_reading", "years")["ordinals"])
