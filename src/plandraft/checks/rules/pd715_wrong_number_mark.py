"""The wrong mark after a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.rewriting import RewritingRule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.headings import LINE
from plandraft.core.plan import Plan


class WrongNumberMark(RewritingRule):
    """1、 for 1. , （一）、 for （一）, 一. for 一、 inside a text.

    Why: each level of numbers has one mark.
    Source: GB/T 15834—2011 and GB/T 9704—2012, 7.3.3 (gbt9704.md §6).
    """

    code = "PD715"
    name = "wrong-number-mark"
    severity = Severity.WARNING
    message_zh = "序号“{wrong}”应为“{right}”"
    message_en = "the number “{wrong}” should be “{right}”"
    suggestion = "“一、”用顿号，“1.”用点，“（一）”“（1）”后不加标点"
    suggestion_en = "write “一、” “1.” “（一）” “（1）”, with no other mark"
    bad = (("M1", "actions", ["分两步：1、登记需求；2、逐户走访。"]),)
    good = (("M1", "actions", ["分两步：1.登记需求；2.逐户走访，（1）（2）两类先办，安排在：3、4月。"]),)
    pattern = re.compile(
        r"(?=[\d（(一二三四五六七八九十])(?:"
        r"(?:^|(?<=[。；;：:\n]))(?P<digit>\d{1,2})、"
        r"|(?P<paren>[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)])[、，．]"
        r"|(?:^|(?<=[。\n]))(?P<han>[一二三四五六七八九十]{1,3})[.．]"
        r")(?=[一-龥“《])",
        re.MULTILINE,
    )

    def right(self, match: re.Match[str]) -> str | None:
        if match["digit"]:
            return f"{match['digit']}."
        return match["paren"] or f"{match['han']}、"

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        yield from super().check(plan, context)
        for heading in context.headings or ():
            if heading.marker[:1] in "（(" and heading.text[:1] in ("、", "，", "．", "."):
                wrong = heading.marker + heading.text[0]
                yield self.finding("P", f"{LINE}{heading.line}", text=wrong, wrong=wrong, right=heading.marker)
