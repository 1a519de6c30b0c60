"""A range that says per cent once."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class PercentRange(RewritingRule):
    """A range of percentages with the sign only at its end: 15～30%.

    Why: the first number could be anything.
    Source: GB/T 15835—2011 (gbt9704.md §7): what would be ambiguous is repeated.
    """

    code = "PD721"
    name = "percent-range"
    severity = Severity.HINT
    message_zh = "百分比范围“{wrong}”应为“{right}”"
    message_en = "the range “{wrong}” should be “{right}”"
    suggestion = "前后都写百分号"
    suggestion_en = "write the sign at both ends"
    bad = (("M1", "actions", ["参加率提高15-30%。"]),)
    good = (("M1", "actions", ["参加率提高15%～30%，3至5人一组完成90%以上。"]),)
    pattern = re.compile(
        r"(?<![\d.%％])(?P<a>\d{1,3}(?:\.\d+)?)(?:-|－|~|～|—|–|至|到)(?P<b>\d{1,3}(?:\.\d+)?)(?P<sign>[%％])"
    )

    def right(self, match: re.Match[str]) -> str | None:
        if float(match["a"]) >= float(match["b"]):
            return None
        return f"{match['a']}{match['sign']}～{match['b']}{match['sign']}"
