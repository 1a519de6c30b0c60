"""Digits and letters of full width."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class FullWidthDigit(RewritingRule):
    """Full-width Arabic digits or Latin letters: ２０２７年.

    Why: searching and counting miss them, and they are set too wide.
    Source: our choice, because GB/T 9704—2012 sets digits half-width.
    """

    code = "PD725"
    name = "full-width-digit"
    severity = Severity.WARNING
    message_zh = "全角数字或字母“{wrong}”应为“{right}”"
    message_en = "the full-width “{wrong}” should be “{right}”"
    suggestion = "改用半角"
    suggestion_en = "use half-width characters"
    bad = (("P", "closing", "６月底前检查。"),)
    good = (("P", "closing", "6月底前检查，满意率达到90％。"),)
    pattern = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")

    def right(self, match: re.Match[str]) -> str | None:
        return "".join(chr(ord(char) - 0xFEE0) for char in match[0])
