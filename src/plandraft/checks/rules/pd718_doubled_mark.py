"""Two marks where one belongs."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity

_STRENGTH = "、，：；。！？"


class DoubledMark(RewritingRule):
    """Two marks of pause or stop on end (，。), or a wrong ellipsis (...).

    Why: one of them was left from editing.
    Source: GB/T 15834—2011, 4.11 (the ellipsis is ……); the rest is our choice.
    """

    code = "PD718"
    name = "doubled-mark"
    severity = Severity.WARNING
    message_zh = "标点“{wrong}”重复或有误，应为“{right}”"
    message_en = "the marks “{wrong}” should be “{right}”"
    suggestion = "保留一个标点"
    suggestion_en = "keep one mark"
    bad = (("P", "closing", "各部门按月检查，。"),)
    good = (("P", "closing", "各部门按月检查……真的能做到吗？！能。"),)
    pattern = re.compile(
        r"(?=[，。；：、！？.…,;:])"
        r"(?:(?![？！]{2}(?![，。；：、！？]))[，。；：、！？]{2,}|(?<![A-Za-z\d_.])\.{3,}|(?<!…)…(?!…)|…{3,}"
        r"|(?<=[一-龥])[.,;:][，。；：、]+|[，。；：、]+[.,;:](?=\s*[一-龥]|\s*$))"
    )

    def right(self, match: re.Match[str]) -> str | None:
        if set(match[0]) <= set(".…") or (set(match[0]) == {"。"} and len(match[0]) >= 3):
            return "……"
        return max((mark for mark in match[0] if mark in _STRENGTH), key=_STRENGTH.index)
