"""A date in two kinds of digits."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity
from plandraft.core.headings import read_number

_CHINESE = "〇○零一二三四五六七八九"
_YEAR = str.maketrans(_CHINESE, "000123456789")


class MixedNumeralsInDate(RewritingRule):
    """A date of the common calendar with Arabic and Chinese digits: 2027年三月8日.

    Why: dates of the common calendar take Arabic digits throughout; lunar dates take Chinese ones.
    Source: GB/T 15835—2011 (gbt9704.md §7).
    """

    code = "PD713"
    name = "mixed-numerals-in-date"
    severity = Severity.WARNING
    message_zh = "日期“{wrong}”数字写法混用，应为“{right}”"
    message_en = "the date “{wrong}” mixes two kinds of digits; it should be “{right}”"
    suggestion = "公历日期用阿拉伯数字"
    suggestion_en = "write the date in Arabic digits"
    bad = (("M1", "actions", ["2027年三月8日召开座谈会。"]),)
    good = (("M1", "actions", ["2027年3月8日召开座谈会，农历八月十五前慰问，三八节组织活动。"]),)
    pattern = re.compile(
        r"(?=[\d一二])(?:(?<!\d)(?P<y1>\d{2}(?:\d{2})?)年(?P<m1>[一二三四五六七八九十]{1,2})月(?:(?P<d1>[一二三四五六七八九十]{1,3}|\d{1,2})(?=[日号])|(?![初廿十]))"
        r"|(?<![\d年])(?P<m2>\d{1,2})月(?P<d2>[一二三四五六七八九十]{1,3})(?=[日号])"
        r"|(?P<y3>[一二][〇○零一二三四五六七八九]{3})年(?P<m3>\d{1,2})月)"
    )

    def right(self, match: re.Match[str]) -> str | None:
        if match["y3"]:
            return f"{match['y3'].translate(_YEAR)}年{match['m3']}月"
        if match["m2"]:
            return f"{match['m2']}月{read_number(match['d2'])}" if read_number(match["d2"]) else None
        month, day = read_number(match["m1"]), read_number(match["d1"]) if match["d1"] else None
        if month is None or (match["d1"] and day is None):
            return None
        return f"{match['y1']}年{month}月{day or ''}"
