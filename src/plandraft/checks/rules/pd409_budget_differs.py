"""A table of money that is not the profile's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plandraft.checks.base import Bilingual, Need, Rule
from plandraft.checks.claims import has_claims
from plandraft.checks.money import item_of, total_of
from plandraft.core.amounts import plain_sum
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan
from plandraft.core.profile import Budget


class BudgetDiffers(Rule):
    """Budget items that are not the lines of the profile's budget, or do not add up to its total.

    The profile's lines stand as they are, with their names and amounts. What the profile's total holds beyond its
    lines may stand as further items. Where only a total is known the items add up to it; a rest is a warning. A plan
    made from the profile that has no budget items gets a hint. Items above the total are PD401's.

    Why: the audit committee lays the two tables side by side.
    Source: the profile and arithmetic.
    """

    code = "PD409"
    name = "budget-differs"
    severity = Severity.ERROR
    needs = ("profile",)
    message_zh = "经费安排{what}"
    message_en = "the budget {what}"
    suggestion = "按概况的预算列项，各项相加等于总额"
    suggestion_en = "list the profile's lines, adding up to its total"
    bad = (
        ("profile", "budget", {"total": 100000, "lines": [{"name": "困难帮扶", "amount": 40000}]}),
        ("P", "budget", [{"id": "B1", "purpose": "困难帮扶", "amount": 30000}]),
    )
    good = (
        ("profile", "budget", {"total": 100000, "lines": [{"name": "困难帮扶", "amount": 40000}]}),
        ("P", "budget", [{"id": "B1", "purpose": "困难帮扶", "amount": 40000}]),
    )

    def missing(self, context: CheckContext) -> Need | Bilingual | None:
        profile = context.profile
        if profile is not None and total_of(profile.budget) is None:
            return Bilingual("概况没有写经费总额和分项", "the profile gives neither a total budget nor lines")
        return super().missing(context)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        budget = context.profile.budget if context.profile is not None else None
        if budget is None or total_of(budget) is None:
            return
        if plan.budget:
            differing = [*self._lines(plan, budget), *self._others(plan, budget)]
            yield from differing or self._sum(plan, budget)
        elif has_claims(plan):
            what = Bilingual("没有写，概况中有预算", "is not in the plan, though the profile has one")
            yield self.finding("P", "budget", severity=Severity.HINT, what=what)

    def _lines(self, plan: Plan, budget: Budget) -> Iterator[Finding]:
        for line in budget.lines:
            item, amount = item_of(plan, line.name), plain_sum(line.amount)
            if item is None:
                what = Bilingual(f"缺少“{line.name}” {amount} 元", f"lacks “{line.name}”, {amount} yuan")
                yield self.finding("P", "budget", what=what)
            elif item.amount != line.amount:
                stated = plain_sum(item.amount) if item.amount is not None else ""
                fix = set_field(plan, item.id, "amount", line.model_dump(mode="json")["amount"])
                what = Bilingual(
                    f"“{line.name}”写 {stated or '空'}，概况为 {amount} 元",
                    f"has {stated or 'no amount'} for “{line.name}”, the profile {amount} yuan",
                )
                yield self.finding(item.id, "amount", fix=fix, what=what)

    def _others(self, plan: Plan, budget: Budget) -> Iterator[Finding]:
        """Items of no line, where the lines leave nothing for them."""
        spent = sum((line.amount for line in budget.lines), Decimal(0))
        if not budget.lines or (budget.total is not None and budget.total > spent):
            return
        known = {item.id for line in budget.lines if (item := item_of(plan, line.name)) is not None}
        for item in plan.budget:
            if item.id not in known:
                what = Bilingual(f"多出“{item.purpose}”，概况没有这一项", f"has “{item.purpose}”, the profile has not")
                yield self.finding(item.id, "purpose", text=item.purpose, what=what)

    def _sum(self, plan: Plan, budget: Budget) -> Iterator[Finding]:
        amounts = [item.amount for item in plan.budget if item.amount is not None]
        spent = sum(amounts, Decimal(0))
        listed = len(plan.budget) == len(budget.lines)
        if budget.total is None or listed or len(amounts) < len(plan.budget) or spent >= budget.total:
            return
        total, sum_ = plain_sum(budget.total), plain_sum(spent)
        what = Bilingual(f"各项相加 {sum_} 元，总额为 {total} 元", f"adds up to {sum_} yuan, the total is {total}")
        yield self.finding("P", "budget", severity=Severity.WARNING, what=what)
