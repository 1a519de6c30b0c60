"""Layout numbers of GB/T 9704—2012 (党政机关公文格式), each with its clause, and how they are written in Word.

A union applies the standard by reference. Where a number is derived or our own, it says so.
"""

from __future__ import annotations

PAGE_MM = (210, 297)
"""A4, width × height (5.1)."""
TOP_MM, LEFT_MM = 37, 28
"""天头 and 订口 (5.2.1)."""
BOTTOM_MM, RIGHT_MM = 35, 26
"""Derived from the text block of 156 × 225 mm (5.2.1)."""
BODY_PT, TITLE_PT, PAGE_NUMBER_PT = 16, 22, 14
"""三号 (7.3.3), 二号 (7.3.1), 四号 (7.5)."""
LINE_PT = 28.95
"""Exact line pitch that gives 22 lines a page (5.2.3; measured)."""
TRACKING_TWIPS = -5
"""Run spacing that gives 28 characters a line (5.2.3; measured, −4 is not enough)."""
INDENT_CHARS = 2
"""First-line indent of the body (7.3.3)."""
FOOTER_MM = 25.5
"""Puts the dash of the page number 7 mm under the text block (7.5; measured)."""
TABLE_PT = 12
"""小四 in tables: custom, the standard sets no size."""
LINE_CHARS = 28
"""Characters a line (5.2.3)."""

TITLE_FONT, BODY_FONT = "方正小标宋简体", "仿宋_GB2312"
LEVEL_FONTS = {1: "黑体", 2: "楷体_GB2312"}
"""Faces by their usual names (7.3.1, 7.3.3); the files are licensed and not shipped."""
PAGE_NUMBER_FONT = "宋体"


def width(text: str) -> float:
    """Width in characters; half-width ones count a half."""
    return sum(0.5 if ord(char) < 0x2E80 and char not in "“”‘’—…·" else 1.0 for char in text)


def signature_indents(organisation: str, date: str) -> tuple[float, float]:
    """Right indents, in characters, of the two lines of an unsealed signature (7.3.5.2).

    >>> signature_indents("某某市中心医院工会委员会", "2026年12月20日")
    (2.0, 5.0)
    """
    a, b = width(organisation), width(date)
    return (2.0, a - b) if b <= a else (4.0 + b - a, 2.0)
