"""More money than there is."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class OverBudget(Rule):
    """Measures whose budgets add up to more than the profile's total.

    Why: the plan cannot be paid for.
    Source: the profile.
    """

    code = "PD401"
    name = "over-budget"
    severity = Severity.ERROR
    needs = ("profile",)
    message_zh = "各项措施经费合计 {sum} 元，超过预算 {total} 元"
    message_en = "the measures cost {sum} yuan, the budget is {total}"
    suggestion = "削减或取消一部分支出"
    bad = (("M1", "budget", 99999999),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        budget = context.profile.budget
        if budget is None or budget.total is None:
            return
        spent = sum(measure.budget or 0 for measure in plan.measures)
        if spent > budget.total:
            yield self.finding("P", "measures", sum=str(spent), total=str(budget.total))
