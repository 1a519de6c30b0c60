"""A year of two digits."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class ShortYear(RewritingRule):
    """A year of the common calendar in two digits: 27年3月.

    Why: the year is written in full.
    Source: GB/T 15835—2011; GB/T 9704—2012, 7.3.5.4; a hint, because a number of years may look the same.
    """

    code = "PD722"
    name = "short-year"
    severity = Severity.HINT
    message_zh = "年份“{wrong}”应写全：“{right}”"
    message_en = "the year “{wrong}” is written in full: “{right}”"
    suggestion = "写全四位年份"
    suggestion_en = "write four digits"
    bad = (("P", "closing", "27年3月检查。"),)
    good = (("P", "closing", "2027年3月检查，慰问从教30年的教师。"),)
    pattern = re.compile(r"(?<![\d.—～~-])(?P<year>[23]\d)年(?=(?:1[0-2]|[1-9])月(?!以上|左右)|度(?!假))")

    def right(self, match: re.Match[str]) -> str | None:
        return f"20{match['year']}年"
