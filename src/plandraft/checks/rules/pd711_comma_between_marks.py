"""A 顿号 that the marks make needless."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class CommaBetweenMarks(RewritingRule):
    """A 顿号 between items that each stand in “” or 《》.

    Why: the marks part them already.
    Source: GB/T 15834—2011, 4.5.3.5 (normally none; contested in print, hence a hint).
    """

    code = "PD711"
    name = "comma-between-marks"
    severity = Severity.HINT
    message_zh = "并列的引号或书名号之间一般不用“{wrong}”"
    message_en = "items that each stand in quotation or title marks normally take no “{wrong}” between them"
    suggestion = "删去顿号"
    suggestion_en = "leave the mark out"
    bad = (("M1", "actions", ["学习《工会法》、《劳动法》。"]),)
    good = (("M1", "actions", ["学习《工会法》（2021年修正）、《劳动法》和“双争”活动要求。"]),)
    pattern = re.compile(r"(?<=[”》])、(?=[“《])")

    def right(self, match: re.Match[str]) -> str | None:
        return ""
