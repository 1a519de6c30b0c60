"""Said twice."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class RepeatedSentence(Rule):
    """The same sentence of at least 15 characters in two places. Titles and owners may stand twice.

    Why: it fills space and commits nobody to more.
    Source: the rubric (语言); our choice of the length.
    """

    code = "PD701"
    name = "repeated-sentence"
    severity = Severity.HINT
    message_zh = "与 {first} 的句子重复"
    message_en = "the sentence stands in {first} already"
    suggestion = "删去一处或改写"
    suggestion_en = "remove one of them, or write it anew"
    settings = (Setting("least", 15, 6, 100, "code points from which on a sentence counts"),)
    bad = (
        ("M1", "actions", ["由工会小组逐户走访并登记家庭困难情况。"]),
        ("M2", "actions", ["由工会小组逐户走访并登记家庭困难情况。"]),
    )
    good = (("M1", "actions", ["登记家庭困难情况。"]), ("M2", "actions", ["登记家庭困难情况。"]))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        seen: dict[str, tuple[str, str, int]] = {}
        for sentence in text_of(plan).sentences:
            said = sentence.text.strip()
            if len(said) < self.number("least") or sentence.is_name:
                continue
            here = (sentence.node, sentence.field, sentence.start)
            first = seen.setdefault(said, here)
            if first != here:
                yield self.finding(
                    sentence.node, sentence.field, text=sentence.whole, found=sentence.span, first=first[0]
                )
