"""Values as people write them in a profile: 十月, 10月1日, 30万元, 860人, 工会、经费; all else stays as it is."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from plandraft.core.amounts import read_sum
from plandraft.core.numerals import number_read

_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_MONTH = re.compile(rf"({_NUMBER})\s*月(?:份)?")
_DAY = re.compile(rf"(?:(\d{{4}})\s*年\s*)?({_NUMBER})\s*月\s*({_NUMBER})\s*[日号]")
_PEOPLE = re.compile(r"(\d+)\s*[人名位]")
_BETWEEN = re.compile(r"[、，,；;]\s*")


def month_meant(value: Any) -> Any:
    """The number of a month.

    >>> month_meant("十月"), month_meant("10月份"), month_meant(3)
    (10, 10, 3)
    """
    found = _MONTH.fullmatch(value.strip()) if isinstance(value, str) else None
    return number_read(found[1]) if found else value


def day_meant(value: Any, years: dict[int, int] | None = None) -> Any:
    """A day; where its year is not said it is that of its month in ``years``.

    >>> day_meant("2027年10月1日"), day_meant("十月一日", {10: 2027}), day_meant("国庆节")
    (datetime.date(2027, 10, 1), datetime.date(2027, 10, 1), '国庆节')
    """
    found = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return value
    month, day = number_read(found[2]), number_read(found[3])
    year = int(found[1]) if found[1] else (years or {}).get(month or 0)
    if not (year and month and day):
        return value
    try:
        return dt.date(year, month, day)
    except ValueError:  # the 31st of April
        return value


def yuan_meant(value: Any) -> Any:
    """An amount in yuan.

    >>> yuan_meant("30万元"), yuan_meant("1,200元"), yuan_meant(5)
    ('300000', '1200', 5)
    """
    return (read_sum(value.strip()) or value) if isinstance(value, str) else value


def people_meant(value: Any) -> Any:
    """How many people.

    >>> people_meant("860人"), people_meant(12)
    (860, 12)
    """
    found = _PEOPLE.fullmatch(value.strip()) if isinstance(value, str) else None
    return int(found[1]) if found else value


def words_meant(value: Any) -> Any:
    """The words of a text with marks between them; a list is taken as it is.

    >>> words_meant("工会、经费"), words_meant(["宣传，文体"])
    (['工会', '经费'], ['宣传，文体'])
    """
    return [word for word in _BETWEEN.split(value) if word] if isinstance(value, str) else value
