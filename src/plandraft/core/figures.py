"""The numbers that a text states, times left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TIMES = re.compile(
    r"\d{4}\s*(?:[—–-]\s*\d{4}\s*)?(?:年|学年)|\d{1,2}(?:[—–\-、/]\d{1,2})*月(?:份|底|\d{1,2}[日号])?|\d{1,2}[日号]|"
    r"〔\d{4}〕\s*\d+号|第\d+"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def numbers_in(text: str) -> frozenset[str]:
    """Every number but those of dates, without leading zeros and thousands marks.

    >>> sorted(numbers_in("3月走访37户，每户0500.50元"))
    ['37', '500.5']
    """
    bare = _TIMES.sub("，", text.replace(",", ""))
    return frozenset(plain(number) for number in _NUMBER.findall(bare))


def numbers_of(texts: Iterable[str]) -> frozenset[str]:
    """Every number that stands in any of several texts."""
    return numbers_in("\n".join(texts))


def plain(number: str) -> str:
    """A number as it is compared.

    >>> plain("0320.50")
    '320.5'
    """
    whole, _, part = number.partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")
