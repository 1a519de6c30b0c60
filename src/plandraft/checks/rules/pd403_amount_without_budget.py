"""Money nobody has."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.money import amounts_in, total_of
from plandraft.checks.text import text_of
from plandraft.core.amounts import plain_sum
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import set_field
from plandraft.core.plan import Plan


class AmountWithoutBudget(Rule):
    """An amount of money in a plan whose profile gives no amount at all, in words or in the budget.

    Why: an amount that no budget supports is an invention, and a promise all the same.
    Source: the profile; our choice, because money is never made up. What is not known is 【待补：金额】.
    """

    code = "PD403"
    name = "amount-without-budget"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
    message_zh = "概况没有经费数据，计划却写了“{amount}”"
    message_en = "the profile gives no money, the plan names “{amount}”"
    suggestion = "删去金额，或写【待补：金额】，或把预算写进概况"
    suggestion_en = "strike the amount out, write 【待补：金额】, or put the budget into the profile"
    bad = (("profile", "budget", None), ("M1", "actions", ["走访慰问每户发放1000元。"]))
    good = (("profile", "budget", None), ("M1", "actions", ["走访慰问标准【待补：金额】，按上级规定执行。"]))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        profile = context.profile
        if total_of(profile.budget) is None:
            yield from self._items(plan)
        if profile.budget is not None:
            return
        known = {amount.yuan for text in profile.strings() for amount in amounts_in(text)}
        for node, field, text in text_of(plan).fields:
            for amount in amounts_in(text):
                if amount.yuan not in known:
                    shown = text[amount.start : amount.end]
                    yield self.finding(node, field, text=text, found=(amount.start, amount.end), amount=shown)
        for measure in plan.measures:
            if measure.budget is not None and measure.budget not in known:
                fix = set_field(plan, measure.id, "budget", None)
                shown = plain_sum(measure.budget)
                yield self.finding(measure.id, "budget", fix=fix, amount=shown)

    def _items(self, plan: Plan) -> Iterator[Finding]:
        for item in plan.budget:
            if item.amount is not None:
                fix = set_field(plan, item.id, "amount", None)
                yield self.finding(item.id, "amount", fix=fix, amount=plain_sum(item.amount))
