"""Festivals, seasons and terms as times: the months in which they can fall."""

from __future__ import annotations

import re

_FESTIVALS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("元旦", (1,)),
    ("腊八|腊月", (1,)),
    ("春节|除夕|新春|年三十|大年|小年", (1, 2)),
    ("元宵", (2, 3)),
    ("三八(?!红旗)|妇女节|女神节|女职工节|女生节", (3,)),
    ("学雷锋", (3,)),
    ("清明", (4,)),
    ("五一(?!劳动奖|巾帼)|劳动节", (5,)),
    ("五四青年节|青年节", (5,)),
    ("护士节", (5,)),
    ("六一|儿童节", (6,)),
    ("端午", (5, 6)),
    ("安全生产月", (6,)),
    ("七一(?!勋章)|建党(?:节|日)|党的生日", (7,)),
    ("八一|建军节", (8,)),
    ("医师节", (8,)),
    ("教师节", (9,)),
    ("中秋", (9, 10)),
    ("国庆|十一(?=长假|黄金周|期间)", (10,)),
    ("重阳|敬老月", (10,)),
    ("记者节|消防日|消防宣传月", (11,)),
    ("冬至", (12,)),
    ("宪法日|宪法宣传周", (12,)),
)
"""Lunar days fall into one of two months; which one in a year is computed elsewhere."""
_SPANS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("上半年", (1, 2, 3, 4, 5, 6)),
    ("下半年", (7, 8, 9, 10, 11, 12)),
    ("春季|春天|开春|春训|春游", (3, 4, 5)),
    ("夏季|盛夏|夏送清凉|送清凉|高温(?:季节?|期间|天气|时段)|三伏|防暑(?:降温)?期|汛期|酷暑", (6, 7, 8)),
    ("秋季|秋天|秋游|金秋", (9, 10, 11)),
    ("冬季|冬天|冬训|寒冬", (12, 1, 2)),
    ("暑假|暑期", (7, 8)),
    ("寒假", (1, 2)),
    ("开学(?:初|前|时|后|典礼)|学期初", (2, 9)),
    ("期末|学期[末结]|学期结束", (1, 6)),
    ("年初|年头", (1,)),
    ("年中", (6, 7)),
    ("年底|年末|年终|岁末", (12,)),
    ("两节|节日期间|节前|年节|(?:传统|重大|主要|法定)节日", (1, 2, 5, 6, 9, 10)),
)
_ALWAYS = re.compile(
    r"全年|常年|长年|平时|日常|长期|随时|经常性|每天|每日|天天|坚持每|一年四季|常态化|节假日|法定假日|工作日|"
    r"(?:\d{1,15}|[一二两三四五六七八九十]{1,30})个?(?:工作日|日|天|周|小时)(?:之|以)?内"
)


def months_of_season(text: str) -> tuple[int, ...]:
    """The months that festivals, else seasons and terms, of a text can fall in, ascending; empty where it names none.

    >>> months_of_season("春节前走访"), months_of_season("上半年完成"), months_of_season("随时登记")
    ((1, 2), (1, 2, 3, 4, 5, 6), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
    """
    for words in (_FESTIVALS, _SPANS):
        found = {month for pattern, months in words if re.search(pattern, text) for month in months}
        if found:
            return tuple(sorted(found))
    return tuple(range(1, 13)) if _ALWAYS.search(text) else ()
