"""Numbers in Chinese characters."""

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


def number_read(text: str) -> int | None:
    """A number from 1 to 99 in digits, of either width, or in Chinese characters; None where it is none.

    >>> number_read("十二"), number_read("１０"), number_read("许多")
    (12, 10, None)
    """
    if text.isdecimal():
        return int(text)
    return next((number for number in range(1, 100) if chinese_number(number) == text), None)
