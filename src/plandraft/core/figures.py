"""The numbers that a text states, times left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TIMES = re.compile(
    r"\d{4}\s{0,60}+(?:[—–-]\s{0,60}+\d{4}\s{0,60}+)?(?:年|学年)|\d{1,2}(?:[—–\-、/]\d{1,2}){0,12}月(?:份|底|\d{1,2}[日号])?|\d{1,2}[日号]|"
    r"〔\d{4}〕\s{0,60}+\d{1,15}号|第\d{1,15}"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

CHECKABLE = re.compile(
    r"\d|[一二三四五六七八九十两百半]{1,30}(?:[次场期个名人项家户篇件天日份成套台间米圈]|小时|分钟|刻钟)|百分之|率|"
    r"名单|成绩册|纪要|签到表|"
    r"全覆盖|全员|全部|全体|逐|无(?!力|私)|零|[都均][有能不在已备配按经得领]|人人|个个|件件|样样|每[次班场天人]|签字|[配备装修]齐|[装修]好|补休|"
    r"完成|公布|公示|公开|归档|通过|验收|建立|建成|成立|形成|登记|台账|名册|清单|报告|记录|档案|如期|按期|按时|按月|按季|按节|"
    r"每[月周季年]|销号|签领|签订|印发|出台|到位|齐全|完整|覆盖|反馈|答复|办结|落实到人|参加|召开|举办|启用|备案|整改|报送|送审|送达|上墙|张贴|上线|配齐|审结"
)
"""A number, or a state that is there or is not, also one that holds of each and every one."""


def numbers_in(text: str) -> frozenset[str]:
    """Every number but those of dates, without leading zeros and thousands marks.

    >>> sorted(numbers_in("3月走访37户，每户0500.50元"))
    ['37', '500.5']
    """
    bare = _TIMES.sub("，", text.replace(",", ""))
    return frozenset(plain_number(number) for number in _NUMBER.findall(bare))


def numbers_of(texts: Iterable[str]) -> frozenset[str]:
    """Every number that stands in any of several texts."""
    return numbers_in("\n".join(texts))


def plain_number(number: str) -> str:
    """A number as it is compared.

    >>> plain_number("0320.50")
    '320.5'
    """
    whole, _, part = number.partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")
