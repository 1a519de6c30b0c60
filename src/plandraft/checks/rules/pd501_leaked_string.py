"""Another organisation's words."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class LeakedString(Rule):
    """A name or phrase of a sample that belongs to another organisation.

    Why: it is the fault every chair is ashamed of.
    Source: the leak list of the samples that were read.
    """

    code = "PD501"
    name = "leaked-string"
    severity = Severity.ERROR
    needs = ("leaks",)
    askable = True
    message_zh = "“{leak}”来自样本中的其他单位"
    message_en = "{leak} belongs to another organisation of the samples"
    suggestion = "删去，或换成本单位的事实"
    bad = (("M1", "title", "学习月光镇中心医院经验"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.leaks is not None
        for node, field, text in plan.strings():
            for leak in sorted(context.leaks.strings):
                start = text.find(leak)
                if start >= 0:
                    yield self.finding(node, field, text=text, found=(start, start + len(leak)), leak=leak)
