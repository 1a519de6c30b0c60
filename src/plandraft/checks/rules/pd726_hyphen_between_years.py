"""A hyphen between two years."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class HyphenBetweenYears(RewritingRule):
    """A span of years with a hyphen or a tilde: 2026-2027学年.

    Why: a span of years takes a dash of one character.
    Source: GB/T 15834—2011, 4.13 (gbt9704.md §6).
    """

    code = "PD726"
    name = "hyphen-between-years"
    severity = Severity.HINT
    message_zh = "年份起止“{wrong}”应为“{right}”"
    message_en = "the span of years “{wrong}” should be “{right}”"
    suggestion = "用一字线“—”"
    suggestion_en = "use a dash of one character"
    bad = (("P", "closing", "2026-2027学年按月检查。"),)
    good = (("P", "closing", "2026—2027学年按月检查，电话2026-2027001。"),)
    pattern = re.compile(
        r"(?<![\d-])(?P<a>(?:19|20)\d{2})年?\s?(?:-{1,2}|－|~|～|–|——)\s?(?P<b>(?:19|20)\d{2})(?=年|学年)"
    )

    def right(self, match: re.Match[str]) -> str | None:
        return f"{match['a']}—{match['b']}"
