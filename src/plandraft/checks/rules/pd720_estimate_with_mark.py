"""A 顿号 inside an estimate."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity

_DIGITS = "一二三四五六七八九"


class EstimateWithMark(RewritingRule):
    """A 顿号 between two neighbouring numbers that mean an estimate: 二、三个.

    Why: with the mark it means two things, without it an estimate.
    Source: GB/T 15835—2011 (gbt9704.md §7); a hint, because an enumeration looks the same.
    """

    code = "PD720"
    name = "estimate-with-mark"
    severity = Severity.HINT
    message_zh = "概数“{wrong}”中间不用顿号，应为“{right}”"
    message_en = "the estimate “{wrong}” takes no mark between the numbers: “{right}”"
    suggestion = "删去顿号"
    suggestion_en = "leave the mark out"
    bad = (("M1", "actions", ["每组派二、三名代表。"]),)
    good = (("M1", "actions", ["每组派两三名代表，第二、三名获奖，二、三月份走访，一、二年级合办。"]),)
    pattern = re.compile(
        r"(?<![第一二三四五六七八九十、])(?P<a>[一二三四五六七八])、(?P<b>[二三四五六七八九])(?=[个名位项场次遍人天户件条]|[十百千])(?![个]?月)"
    )

    def right(self, match: re.Match[str]) -> str | None:
        follows = _DIGITS.index(match["b"]) == _DIGITS.index(match["a"]) + 1
        return match["a"] + match["b"] if follows else None
