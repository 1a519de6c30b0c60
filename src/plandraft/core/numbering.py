"""How a plan's parts are numbered: 一、 then （一） then 1. (GB/T 9704—2012, 7.3.3)."""

from __future__ import annotations

_DIGITS = ("一", "二", "三", "四", "五", "六", "七", "八", "九")


def chinese_number(number: int) -> str:
    """1–99 as 一 to 九十九, more in digits.

    >>> chinese_number(21)
    '二十一'
    """
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    unit = _DIGITS[ones - 1] if ones else ""
    if not tens:
        return unit
    return ("" if tens == 1 else _DIGITS[tens - 1]) + "十" + unit
