"""Said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class RepeatedSentence(Rule):
    """The same sentence of at least 15 characters in two places.

    Why: it fills space and commits nobody to more.
    Source: the rubric (语言); our choice of the length.
    """

    code = "PD701"
    name = "repeated-sentence"
    severity = Severity.HINT
    askable = False
    message_zh = "与 {first} 的句子重复"
    message_en = "the sentence stands in {first} already"
    suggestion = "删去一处或改写"
    bad = (
        ("M1", "actions", ["由工会小组逐户走访并登记家庭困难情况。"]),
        ("M2", "actions", ["由工会小组逐户走访并登记家庭困难情况。"]),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        seen: dict[str, str] = {}
        for node, field, text in plan.strings():
            for found in re.finditer(r"[^。；！？\n]{15,}", text):
                first = seen.setdefault(found[0].strip(), node)
                if first != node:
                    yield self.finding(node, field, text=text, found=found, first=first)
