"""A document number with other brackets."""

from __future__ import annotations

import re

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.finding import Severity


class FaultyDocumentNumber(RewritingRule):
    """A document number whose year is not in 〔〕, or with 第 or a leading zero: [2026]第03号.

    Why: the number is how the document is found.
    Source: GB/T 9704—2012, 7.2.5 (gbt9704.md §6).
    """

    code = "PD714"
    name = "faulty-document-number"
    severity = Severity.WARNING
    message_zh = "发文字号“{wrong}”应为“{right}”"
    message_en = "the document number “{wrong}” should be “{right}”"
    suggestion = "年份用〔〕，不加“第”，不编虚位"
    suggestion_en = "put the year in 〔〕, without “第” and without a leading zero"
    bad = (("M1", "actions", ["落实总工办发[2026]12号文件。"]),)
    good = (("M1", "actions", ["落实总工办发〔2026〕12号文件，参加2026年第3号公告所列培训。"]),)
    pattern = re.compile(
        r"(?<=[一-龥])(?:[\[［（(【](?P<y1>(?:19|20)\d{2})[\]］）)】](?:第)?0*(?P<n1>[1-9]\d{0,3})号|〔(?P<y2>(?:19|20)\d{2})〕(?:第0*|0+)(?P<n2>[1-9]\d{0,3})号)"
    )

    def right(self, match: re.Match[str]) -> str | None:
        return f"〔{match['y1'] or match['y2']}〕{match['n1'] or match['n2']}号"
