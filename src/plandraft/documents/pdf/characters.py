"""Characters that PDF fonts stand in for others: radicals that look like characters, forms for compatibility."""

from __future__ import annotations

import unicodedata

_RADICALS = str.maketrans(
    "⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳⻁⻄⺟⻨⻧⻫⻭⻯⻲",
    "民见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙龟虎西母麦卤齐齿龙龟",
)
"""The supplement has no decompositions in Unicode; these are the ones that are characters of their own."""


def plain_characters(text: str) -> str:
    """⼯会 (U+2F2F) becomes 工会; everything else stays."""
    return "".join(unicodedata.normalize("NFKC", char) if _stands_in(char) else char for char in text).translate(
        _RADICALS
    )


def _stands_in(char: str) -> bool:
    return "\u2f00" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff" or "\ufb00" <= char <= "\ufb06"
