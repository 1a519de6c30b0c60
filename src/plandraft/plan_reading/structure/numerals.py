"""Chinese and Arabic numerals as plans number their points."""

from __future__ import annotations

_CHINESE = "〇零一二三四五六七八九十百"
"""Characters of a written-out number up to 999."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "元": 1, "正": 1, "两": 2}
_CIRCLED = {chr(first + n): n + 1 for first in (0x2460, 0x2474, 0x2488) for n in range(20)} | {
    chr(0x3220 + n): n + 1 for n in range(10)
}


def number_of(text: str) -> int | None:
    """The value of ``12``, ``１２``, ``十二``, ``二十一``, ``⑫``; None for anything else.

    >>> [number_of(t) for t in ("12", "十", "二十一", "⑴", "甲")]
    [12, 10, 21, 1, None]
    """
    text = text.strip()
    if text.isdecimal():
        return int(text)
    if text in _CIRCLED:
        return _CIRCLED[text]
    if not text or any(char not in _DIGITS and char not in "十百" for char in text):
        return None
    if not set(text) & set("十百"):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _positional(text)


def _positional(text: str) -> int:
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
