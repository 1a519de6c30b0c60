"""More than one line of the budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plandraft.checks import money
from plandraft.checks.base import Need, Rule, Words
from plandraft.checks.money import cost_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class OverBudgetLine(Rule):
    """Measures that belong to one line of the profile's budget and cost more than it.

    A measure belongs to the line whose name its area or title holds.

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

    def missing(self, context: CheckContext) -> Need | Words | None:
        profile = context.profile
        if profile is not None and (profile.budget is None or not profile.budget.lines):
            return Words("概况没有写分项预算", "the profile gives no lines of a budget")
        return super().missing(context)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        budget = context.profile.budget if context.profile is not None else None
        for line in budget.lines if budget is not None else ():
            own = [m for m in plan.measures if line.name in m.area or line.name in m.title]
            spent = sum((cost_of(measure) for measure in own), Decimal(0))
            if own and spent > line.amount:
                dearest = max(own, key=cost_of)
                yield self.finding(
                    dearest.id,
                    "budget",
                    line=line.name,
                    amount=money.said(line.amount),
                    sum=money.said(spent),
                )
