"""Figures and money: taken out of a cleaned text, never flagged."""

from __future__ import annotations

import re
from functools import lru_cache

from plandraft.names.spans import CoveredPoints, NameSpan

_MONEY = re.compile(
    r"(?:人民币|￥|¥)?\s?\d[\d,，]{0,15}+(?:\.\d{1,15}+)?\s?(?:余|多|来)?(?:[千百十]?[万亿]|[千百])?\s?(?:余|多)?元(?:[/／每](?:人|年|月|次)|人民币)?"
    r"|(?<![一二三四五六七八九十百千万\d])[一二三四五六七八九十百千]{1,30}+(?:余|多)?[万亿]?(?:余|多)?元(?![旦月宵素老首帅])"
)
_FIGURE = re.compile(
    r"\d{1,15}+(?:\.\d{1,15}+)?\s?(?:[%％‰]|个百分点)"
    r"|\d[\d,]{0,15}+(?:\.\d{1,15}+)?\s?(?:[-—~～至]\s?\d{1,15}+(?:\.\d{1,15}+)?\s?)?(?:余|多|来)?[万亿千百]?(?:余|多)?"
    r"(?:人次|人|名|位|户|项|场|次|家|个|份|条|篇|期|所|件|本|册|台|套|间|张|块|对|组|队|支|辆|吨|公里|平方米|平米|亩|小时|课时|天|周|岁|届|期|例|床|张床位)(?!月)"
    r"|百分之[一二三四五六七八九十百零点]{1,30}+"
    r"|(?<![\d.])\d{1,15}+(?:\.\d{1,15}+)?(?=[万亿])[万亿]"
)


@lru_cache(maxsize=8192)
def figures(text: str) -> tuple[NameSpan, ...]:
    """Amounts of money and counted figures in digits."""
    money = [NameSpan(m.start(), m.end(), None, "〔金额〕") for m in _MONEY.finditer(text)]
    held = CoveredPoints()
    for span in money:
        held.add(span)
    counts = [
        NameSpan(m.start(), m.end(), None, "〔数字〕")
        for m in _FIGURE.finditer(text)
        if not held.touches(NameSpan(m.start(), m.end(), None))
    ]
    return tuple(sorted(money + counts))
