"""Two ways of counting in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plandraft.checks.base import Rule
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_BEGIN = r"(?:^|(?<=[。；：，,;:\s]))"
_WAYS = {
    "首先": re.compile(_BEGIN + r"(?:首先|其次|再次|最后)(?=[，,])", re.MULTILINE),
    "第一": re.compile(_BEGIN + r"第[一二三四五六]是?(?=[，,、])", re.MULTILINE),
    "一是": re.compile(_BEGIN + r"[一二三四五六]是(?!否)", re.MULTILINE),
    "1.": re.compile(_BEGIN + r"\d{1,2}[.．](?=[一-龥“《])", re.MULTILINE),
    "（一）": re.compile(r"（[一二三四五六]）"),
    "（1）": re.compile(r"（\d{1,2}）"),
    "①": re.compile(r"[①-⑳]"),
}
_NESTED = (
    ("1.", "（1）"),
    ("（1）", "①"),
    ("（一）", "1."),
    ("一是", "（1）"),
    ("一是", "①"),
    ("第一", "（1）"),
    ("1.", "①"),
)
"""Pairs that stand one inside the other by rule."""


_SHORTEST = 12
"""A shorter field has no two points."""


class MixedEnumeration(Rule):
    """Points of one text counted in two ways: 首先……第二……, 一是……（2）…….

    Why: the reader looks for the point that is missing.
    Source: GB/T 15834—2011 (首先 goes with 其次, 第一 with 第二); a hint, because two lists may be meant.
    """

    code = "PD716"
    name = "mixed-enumeration"
    severity = Severity.HINT
    askable = True
    message_zh = "同一段中混用了“{one}”和“{other}”两种序次写法"
    message_en = "one text counts both with “{one}” and with “{other}”"
    suggestion = "统一为一种"
    suggestion_en = "use one of them"
    bad = (("M1", "actions", ["首先，登记需求；第二，逐户走访。"]),)
    good = (("M1", "actions", ["首先，登记需求；其次，逐户走访。第一季度办完。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in text_of(plan).fields:
            if len(text) < _SHORTEST:
                continue
            used = {way: found for way, pattern in _WAYS.items() if (found := pattern.search(text))}
            ways = sorted(used, key=lambda way: used[way].start())
            single = [w for w in ways if len(_WAYS[w].findall(text)) == 1]
            for one, other in pairwise(ways):
                if (one, other) not in _NESTED and (one in single or other in single):
                    yield self.finding(node, field, text=text, found=used[other], one=one, other=other)
                    break
