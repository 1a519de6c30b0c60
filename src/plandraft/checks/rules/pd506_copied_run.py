"""Whole sentences of a sample."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.checks.foreign import profile_words
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.sample import RUN_CHARS


class CopiedRun(Rule):
    """A run of at least 20 characters that a sample has as well, and that carries a fact there.

    Set political phrases carry no fact and are not on the list.

    Why: a copied sentence brings another organisation's facts with it, whatever name stands in it.
    Source: the rubric (逐字照抄); the runs of the samples that were read.
    """

    code = "PD506"
    name = "copied-run"
    severity = Severity.ERROR
    needs = ("leaks",)
    askable = True
    message_zh = "连续{length}个字与样本相同，且含有样本单位的事实"
    message_en = "{length} characters on end are a sample's, and carry a fact of its organisation"
    suggestion = "按本单位的事实重写"
    suggestion_en = "write it anew with this organisation's facts"
    settings = (Setting("least", RUN_CHARS, RUN_CHARS, 200, "code points from which on a run counts as copied"),)
    bad = (
        ("context", "leaks", {"runs": ["三月份组织全体护士到东湖拓展基地开展徒步活动，费用由工会承担"]}),
        ("M1", "actions", ["三月份组织全体护士到东湖拓展基地开展徒步活动，午后返回。"]),
    )
    good = (
        ("context", "leaks", {"runs": ["三月份组织全体护士到东湖拓展基地开展徒步活动，费用由工会承担"]}),
        ("M1", "actions", ["三月份组织全体护士开展徒步活动。"]),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.leaks is not None
        own, least = profile_words(context), int(self.number("least"))
        for node, field, text in text_of(plan).fields:
            for start, end in context.leaks.copied(text):
                if end - start >= least and text[start:end] not in own:
                    yield self.finding(node, field, text=text, found=(start, end), length=end - start)
