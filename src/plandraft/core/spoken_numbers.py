"""Numbers as people say them: 一成, 减半, 5%, 两万元, 六十户."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNIT = {"十": 10, "百": 100, "千": 1000}
CHINESE_DIGITS = "零〇一二两三四五六七八九十百千万点半"
NUMBER_WORDS = rf"(?:\d+万\d(?!\d)|\d[\d,]*(?:\.\d+)?[千万亿]?|[{CHINESE_DIGITS}]{{1,12}})"
"""A number in digits or in characters, as a piece of a pattern."""
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)([千万亿]?)")
_POWER = {"": 1, "千": 1000, "万": 10_000, "亿": 100_000_000}

SHARE = (
    rf"(?:百分之{NUMBER_WORDS}|{NUMBER_WORDS}(?:%|个百分点)|[{CHINESE_DIGITS}\d]{{1,4}}成[半一二三四五六七八九]?|一半|半数|对半|"
    rf"[{CHINESE_DIGITS}\d]{{1,3}}分之[{CHINESE_DIGITS}\d]{{1,3}})"
)
"""A share of a whole, as a piece of a pattern."""
MONEY_WORDS = rf"{NUMBER_WORDS}(?:块钱?|元|圆)?(?:人民币)?"
"""A sum of money, as a piece of a pattern."""


def number(text: str) -> Decimal | None:
    """A number in digits or Chinese characters.

    >>> number("1.5万"), number("六十四"), number("两万五"), number("一百零五"), number("若干")
    (Decimal('15000.0'), Decimal('64'), Decimal('25000'), Decimal('105'), None)
    """
    if spoken := re.fullmatch(r"(\d+)万(\d)", text):
        return Decimal(spoken[1]) * 10_000 + Decimal(spoken[2]) * 1000
    found = _DIGITS.fullmatch(text)
    if found:
        return Decimal(found[1].replace(",", "")) * _POWER[found[2]]
    if not text or any(char not in CHINESE_DIGITS for char in text):
        return None
    whole, point, part = text.partition("点")
    if point:
        head, tail = number(whole), "".join(str(_DIGIT.get(char, "")) for char in part)
        return Decimal(f"{head}.{tail}") if head is not None and len(tail) == len(part) else None
    return _chinese(text)


def _chinese(text: str) -> Decimal | None:
    """Of 两万五 the last digit counts as thousands: it is one place below the unit before it."""
    if "万" in text:
        high, _, low = text.partition("万")
        above = _chinese(high) if high else Decimal(1)
        if above is None:
            return None
        if len(low) == 1 and low in _DIGIT:
            return above * 10_000 + _DIGIT[low] * 1000
        if low == "半":
            return above * 10_000 + 5000
        below = _chinese(low) if low else Decimal(0)
        return above * 10_000 + below if below is not None else None
    total = last = 0
    unit = 1
    for at, char in enumerate(text):
        if char in _DIGIT:
            last = _DIGIT[char]
            if at == len(text) - 1 and unit > 10 and text[at - 1] in _UNIT:
                return Decimal(total + last * unit // 10)
        elif char in _UNIT:
            unit = _UNIT[char]
            total += (last or (1 if at == 0 else 0)) * unit
            last = 0
        else:
            return None
    return Decimal(total + last)


def share(text: str) -> Decimal | None:
    """A share as a part of one.

    >>> share("一成"), share("一成五"), share("15%"), share("百分之五"), share("四分之一"), share("一半")
    (Decimal('0.1'), Decimal('0.15'), Decimal('0.15'), Decimal('0.05'), Decimal('0.25'), Decimal('0.5'))
    """
    if text in ("一半", "半数", "对半"):
        return Decimal("0.5")
    if "成" in text:
        tenths, _, rest = text.partition("成")
        whole, part = number(tenths), Decimal(5) if rest == "半" else number(rest) if rest else Decimal(0)
        return None if whole is None or part is None else whole / 10 + part / 100
    if text.startswith("百分之"):
        value = number(text.removeprefix("百分之"))
        return None if value is None else value / 100
    if "分之" in text:
        below, _, above = text.partition("分之")
        whole, part = number(below), number(above)
        return part / whole if whole and part is not None else None
    value = number(text.removesuffix("%").removesuffix("个百分点"))
    return value / 100 if value is not None and text.endswith(("%", "点")) else None


def money(text: str) -> Decimal | None:
    """A sum in yuan.

    >>> money("6万元"), money("五千块"), money("12,000元"), money("不少")
    (Decimal('60000'), Decimal('5000'), Decimal('12000'), None)
    """
    return number(re.sub("(?:人民币)$|(?:块钱?|元|圆)$", "", text.removesuffix("人民币")))
