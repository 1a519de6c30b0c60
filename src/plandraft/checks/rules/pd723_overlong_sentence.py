"""A sentence without an end."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class OverlongSentence(Rule):
    """A sentence of more than 160 characters between two full stops or semicolons. 指导思想 may be longer.

    Why: nobody can say afterwards what it asked for.
    Source: our choice, because about four printed lines of 28 characters are as much as one takes in at once.
    """

    code = "PD723"
    name = "overlong-sentence"
    severity = Severity.HINT
    askable = True
    message_zh = "一句话有{length}字，超过{most}字"
    message_en = "a sentence of {length} characters, more than {most}"
    suggestion = "分成几句"
    suggestion_en = "make several of it"
    settings = (Setting("most", 160, 60, 1000, "code points a sentence may have"),)
    bad = (("M1", "actions", ["走访困难职工家庭，登记住房、医疗、子女就学情况，" * 8]),)
    good = (("M1", "actions", ["走访困难职工家庭，登记住房、医疗、子女就学情况。" * 8]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        most = int(self.number("most"))
        for sentence in text_of(plan).sentences:
            length = len(sentence.text.strip())
            if length > most and sentence.node != plan.ideology.id:
                yield self.finding(
                    sentence.node, sentence.field, text=sentence.whole, found=sentence.span, length=length, most=most
                )
