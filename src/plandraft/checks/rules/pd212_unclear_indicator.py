"""An indicator nobody could tick."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.figures import CHECKABLE
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Goal, Measure, Plan


class UnclearIndicator(Rule):
    """An indicator of a goal or a measure that holds neither a number nor a state one can see.

    Why: in December everybody can say it was reached, and nobody that it was not.
    Source: our choice, after the guides on goals (quantity, quality, time).
    """

    code = "PD212"
    name = "unclear-indicator"
    severity = Severity.WARNING
    askable = True
    message_zh = "指标“{indicator}”无法核对"
    message_en = "nobody could tick the indicator “{indicator}”"
    suggestion = "写明数字、完成状态或期限"
    suggestion_en = "name a number, a finished state or a date"
    bad = (("G1", "indicator", "职工满意程度明显提高"),)
    good = (("G1", "indicator", "年度总结形成书面报告"), ("M1", "indicator", "名册齐全，签领登记到人"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        nodes: tuple[Goal | Measure, ...] = (*plan.goals, *plan.measures)
        for node in nodes:
            text = node.indicator
            if text.strip() and not CHECKABLE.search(text) and not GAP.search(text):
                yield self.finding(node.id, "indicator", text=text, indicator=text.strip())
