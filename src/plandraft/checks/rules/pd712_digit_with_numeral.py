"""Two systems in one number."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity

_FACTORS = {"十": 10, "百": 100, "千": 1000}


class DigitWithNumeral(RewritingRule):
    """Arabic digits with 十, 百 or 千: 3千人.

    Why: only 万 and 亿 go with digits.
    Source: GB/T 15835—2011 (gbt9704.md §7).
    """

    code = "PD712"
    name = "digit-with-numeral"
    severity = Severity.WARNING
    message_zh = "“{wrong}”数字写法混用，应为“{right}”"
    message_en = "“{wrong}” mixes two ways to write a number; it should be “{right}”"
    suggestion = "改为阿拉伯数字"
    suggestion_en = "write it in digits"
    bad = (("M1", "actions", ["惠及职工3千人。"]),)
    good = (("M1", "actions", ["开展5千米健步走，惠及职工3万人、三千人次。"]),)
    pattern = re.compile(
        r"(?<![\d.])(?P<number>\d{1,6})(?P<factor>[十百千])(?=[余多]?(?:人|名|个|元|件|次|份|户|家|台|套|册|篇))"
    )

    def right(self, match: re.Match[str]) -> str | None:
        return str(int(match["number"]) * _FACTORS[match["factor"]])
