"""Layout numbers of GB/T 9704—2012 (党政机关公文格式), each with its clause, and how they are written in Word.

A union applies the standard by reference. Where a number is derived or our own, it says so.
"""

from __future__ import annotations

import re

PAGE_MM = (210, 297)
"""A4, width × height (5.1)."""
TOP_MM, LEFT_MM = 37, 28
"""天头 and 订口 (5.2.1)."""
BOTTOM_MM, RIGHT_MM = 35, 26
"""Derived from the text block of 156 × 225 mm (5.2.1)."""
TEXT_MM = 156
"""Width of the text block (5.2.1)."""
BODY_PT, TITLE_PT, PAGE_NUMBER_PT = 16, 22, 14
"""三号 (7.3.3), 二号 (7.3.1), 四号 (7.5)."""
LINE_PT = 28.95
"""Exact line pitch that gives 22 lines a page (5.2.3; measured)."""
TRACKING_TWIPS = -5
"""Run spacing that gives 28 characters a line (5.2.3; measured, −4 is not enough)."""
INDENT_CHARS = 2
"""First-line indent of the body (7.3.3)."""
TIGHTEST = 1.1
"""Times its size, the least pitch of a line of type: a tighter exact one cuts its strokes (our choice)."""
FOOTER_MM = 25.5
"""Puts the dash of the page number 7 mm under the text block (7.5; measured)."""
GRID_TWIPS = 579
"""Line pitch of the page's grid, the same 28.95 pt."""
TABLE_PT, TABLE_LINE_PT, TABLE_GAP_PT = 12, 17, 10
CELL_MARGINS_TWIPS = {"top": 34, "left": 57, "bottom": 34, "right": 57}
"""小四 in tables is custom, the standard sets no size; pitch, gap above and cell margins are our choice."""
_TITLE_CHARS = 19
"""Characters of 22 pt in a line of 156 mm: 20 (derived), less one for faces with wider digits."""
WORD_MODE = "15"
"""Word 2013 and later: without it the title bar says 兼容模式 (our choice)."""
CHARS_A_LINE = 28
"""Characters a line (5.2.3)."""
KEPT_LINES = 4
"""A last paragraph up to this long goes with the signature, which must not stand alone on a page (our choice).

With its heading, the blank lines, 附件说明 and the signature that is ten lines at most: less than half a page is left.
"""

TITLE_FONT, BODY_FONT = "方正小标宋简体", "仿宋_GB2312"
LEVEL_FONTS = {1: "黑体", 2: "楷体_GB2312"}
"""Faces by their usual names (7.3.1, 7.3.3); the files are licensed and not shipped."""
PAGE_NUMBER_FONT = "宋体"
OTHER_NAMES = {
    TITLE_FONT: "方正小标宋_GBK",
    BODY_FONT: "仿宋",
    LEVEL_FONTS[1]: "SimHei",
    LEVEL_FONTS[2]: "楷体",
    PAGE_NUMBER_FONT: "SimSun",
}
"""Names under which offices have the same faces; a reader's program takes them where the usual name is missing."""


def width(text: str) -> float:
    """Width in characters; half-width ones count a half."""
    return sum(0.5 if ord(char) < 0x2E80 and char not in "“”‘’—…·" else 1.0 for char in text)


def title_lines(title: str, organisation: str, chars: int = _TITLE_CHARS) -> list[str]:
    """A title in lines broken at a word (7.3.1): before the year, else after the organisation; else whole.

    >>> title_lines("云岭县人民医院工会委员会2027年度重点工作计划", "云岭县人民医院工会委员会")
    ['云岭县人民医院工会委员会', '2027年度重点工作计划']
    """
    if width(title) <= chars:
        return [title]
    year = re.search(r"(?<!\d)(?:19|20)\d{2}", title)
    breaks = (year.start() if year else 0, len(organisation) if organisation and title.startswith(organisation) else 0)
    for at in breaks:
        lines = [title[:at].strip(), title[at:].strip()]
        if all(lines) and all(width(line) <= chars for line in lines):
            return lines
    return [title]


def signature_indents(organisation: str, date: str) -> tuple[float, float]:
    """Right indents, in characters, of the two lines of an unsealed signature (7.3.5.2).

    >>> signature_indents("某某市中心医院工会委员会", "2026年12月20日")
    (2.0, 5.0)
    """
    a, b = width(organisation), width(date)
    return (2.0, a - b) if b <= a else (4.0 + b - a, 2.0)
