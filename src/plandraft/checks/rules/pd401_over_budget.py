"""More money than there is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plandraft.checks.base import Bilingual, Need, Rule
from plandraft.checks.money import amounts_in, cost_stated
from plandraft.checks.text import text_of
from plandraft.core.amounts import plain_sum
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class OverBudget(Rule):
    """Measures, or budget items, that come to more than the profile's total, or one amount in the plan that does.

    A measure costs its budget, else the greatest amount its words name; amounts for one person, and the
    total itself, are left out.

    Why: the plan cannot be paid for.
    Source: the profile.
    """

    code = "PD401"
    name = "over-budget"
    severity = Severity.ERROR
    needs = ("profile",)
    message_zh = "{what} {sum} 元，超过预算 {total} 元"
    message_en = "{what} {sum} yuan, the budget is {total}"
    suggestion = "削减或取消一部分支出"
    suggestion_en = "cut or cancel some spending"
    bad = (("M1", "budget", 99999999),)
    good = (("M1", "budget", 60000), ("M2", "actions", ["竞赛经费4万元，每人补助300元。"]))

    def missing(self, context: CheckContext) -> Need | Bilingual | None:
        profile = context.profile
        if profile is not None and (profile.budget is None or profile.budget.total is None):
            return Bilingual("概况没有写经费总额", "the profile gives no total budget")
        return super().missing(context)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        budget = context.profile.budget if context.profile is not None else None
        if budget is None or budget.total is None:
            return
        total = plain_sum(budget.total)
        items = sum((item.amount or Decimal(0) for item in plan.budget), Decimal(0))
        if items > budget.total:
            what = Bilingual("经费安排合计", "the items of the budget come to")
            yield self.finding("P", "budget", what=what, sum=plain_sum(items), total=total)
        dearest = max(plan.measures, key=lambda measure: cost_stated(measure, budget), default=None)
        told = dearest is not None and cost_stated(dearest, budget) > budget.total and dearest.budget is None
        spent = sum(cost_stated(measure, budget) for measure in plan.measures)
        if spent > budget.total and not told:
            what = Bilingual("各项措施经费合计", "the measures cost")
            yield self.finding("P", "measures", what=what, sum=plain_sum(Decimal(spent)), total=total)
            return
        yield from self._amounts(plan, budget.total)

    def _amounts(self, plan: Plan, total: Decimal) -> Iterator[Finding]:
        """Single amounts that are more than the total."""
        for node, field, text in text_of(plan).fields:
            for amount in amounts_in(text):
                if amount.yuan > total and not amount.each:
                    what = Bilingual("这里写了", "it names")
                    at = (amount.start, amount.end)
                    shown = plain_sum(amount.yuan)
                    yield self.finding(node, field, text=text, found=at, what=what, sum=shown, total=plain_sum(total))
