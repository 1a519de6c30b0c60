"""More than one line of the budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plandraft.checks.base import Bilingual, Need, Rule
from plandraft.checks.money import cost_stated, item_of
from plandraft.core.amounts import plain_sum
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Measure, Plan


class OverBudgetLine(Rule):
    """Measures that belong to one line of the profile's budget and cost more than it.

    A measure belongs to the line whose budget item names it; one that no item names, to the line whose name its area or
    title holds. A measure of several lines is left out: its cost lies on all of them.

    Why: money of one line cannot be spent on another without a decision.
    Source: the profile.
    """

    code = "PD405"
    name = "over-budget-line"
    severity = Severity.ERROR
    needs = ("profile",)
    message_zh = "“{line}”预算 {amount} 元，相关措施合计 {sum} 元"
    message_en = "the line “{line}” holds {amount} yuan, its measures cost {sum}"
    suggestion = "压缩这一项支出，或调整预算"
    suggestion_en = "spend less on it, or change the budget"
    bad = (
        ("profile", "budget", {"total": 100000, "lines": [{"name": "技能竞赛", "amount": 20000}]}),
        ("M2", "area", "技能竞赛与岗位建功"),
        ("M2", "budget", 30000),
    )
    good = (
        ("profile", "budget", {"total": 100000, "lines": [{"name": "技能竞赛", "amount": 20000}]}),
        ("M2", "area", "技能竞赛与岗位建功"),
        ("M2", "actions", ["奖励优胜者共2万元，每人500元。"]),
    )

    def missing(self, context: CheckContext) -> Need | Bilingual | None:
        profile = context.profile
        if profile is not None and (profile.budget is None or not profile.budget.lines):
            return Bilingual("概况没有写分项预算", "the profile gives no lines of a budget")
        return super().missing(context)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        budget = context.profile.budget if context.profile is not None else None
        for line in budget.lines if budget is not None else ():
            own = _paid_from(plan, line.name)
            spent = sum((cost_stated(measure, budget) for measure in own), Decimal(0))
            if own and spent > line.amount:
                dearest = max(own, key=lambda measure: cost_stated(measure, budget))
                yield self.finding(
                    dearest.id,
                    "budget",
                    line=line.name,
                    amount=plain_sum(line.amount),
                    sum=plain_sum(spent),
                )


def _paid_from(plan: Plan, line: str) -> list[Measure]:
    """The measures of a line: those its budget item names and no other does, else those that have its name."""
    item = item_of(plan, line)
    if item is None or not item.measure_ids:
        linked = {link for other in plan.budget for link in other.measure_ids}
        return [m for m in plan.measures if m.id not in linked and (line in m.area or line in m.title)]
    shared = {link for other in plan.budget if other.id != item.id for link in other.measure_ids}
    return [measure for measure in plan.measures if measure.id in item.measure_ids and measure.id not in shared]
