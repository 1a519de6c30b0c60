"""A mark inside its like."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class NestedMarks(RewritingRule):
    """《》 inside 《》, or “” inside “”.

    Why: the reader cannot tell where the inner one ends.
    Source: GB/T 15834—2011: outside 《》 and “”, inside 〈〉 and ‘’ (gbt9704.md §6).
    """

    code = "PD709"
    name = "nested-marks"
    severity = Severity.WARNING
    message_zh = "内外两层用了同样的标点，应为：{right}"
    message_en = "the same marks stand inside and outside; it should be {right}"
    suggestion = "内层改用〈〉或‘’"
    suggestion_en = "use 〈〉 or ‘’ inside"
    bad = (("M1", "actions", ["学习《关于贯彻《工会法》的意见》。"]),)
    good = (("M1", "actions", ["学习《关于贯彻〈工会法〉的意见》《民法典》。"]),)
    pattern = re.compile(
        r"《(?P<b1>[^《》\n]*)《(?P<i1>[^《》\n]*)》(?P<a1>[^《》\n]*)》|“(?P<b2>[^“”\n]*)“(?P<i2>[^“”\n]*)”(?P<a2>[^“”\n]*)”"
    )

    def right(self, match: re.Match[str]) -> str | None:
        if match["i1"] is not None:
            return f"《{match['b1']}〈{match['i1']}〉{match['a1']}》"
        return f"“{match['b2']}‘{match['i2']}’{match['a2']}”"
