"""More for one person than allowed."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Need, Rule
from plandraft.checks.money import amounts_in
from plandraft.checks.text import around, text_of
from plandraft.core.amounts import plain_sum
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import ENOUGH, pairs
from plandraft.core.plan import Plan
from plandraft.core.profile import PerHeadCap


class OverPerHeadCap(Rule):
    """An amount for one person above the profile's cap for its purpose.

    The purpose is looked for in the sentence and in the measure's title: it is meant where 60 % of its character pairs
    stand there (our choice).

    Why: what is above the cap has to be paid back.
    Source: the profile's caps, each with the rule it comes from.
    """

    code = "PD406"
    name = "over-per-head-cap"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
    message_zh = "“{purpose}”每人不超过 {cap} 元，计划写 {stated} 元"
    message_en = "“{purpose}” is capped at {cap} yuan a person, the plan says {stated}"
    suggestion = "降到规定标准以内"
    suggestion_en = "keep within the cap"
    bad = (
        ("profile", "budget", {"total": 100000, "per_head_caps": [{"purpose": "住院慰问", "amount": 1000}]}),
        ("M1", "actions", ["住院慰问每人1500元。"]),
    )
    good = (
        ("profile", "budget", {"total": 100000, "per_head_caps": [{"purpose": "住院慰问", "amount": 1000}]}),
        ("M1", "actions", ["住院慰问每人1000元，全年共2万元。", "竞赛优胜者每人1500元。"]),
    )

    def missing(self, context: CheckContext) -> Need | Bilingual | None:
        profile = context.profile
        if profile is not None and (profile.budget is None or not profile.budget.per_head_caps):
            return Bilingual("概况没有写人均标准", "the profile gives no caps for one person")
        return super().missing(context)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        budget = context.profile.budget if context.profile is not None else None
        caps = [(cap, pairs(cap.purpose)) for cap in budget.per_head_caps] if budget is not None else []
        titles = {measure.id: measure.title for measure in plan.measures}
        for node, field, text in text_of(plan).fields:
            for amount in (a for a in amounts_in(text) if a.each):
                before, _ = around(text, amount.start, amount.end)
                said = before + text[amount.start : amount.end]
                clause = pairs(said)
                about = clause if _meant(clause, caps) else pairs(titles.get(node, "") + said)
                for cap, purpose in caps:
                    if amount.yuan > cap.amount and len(purpose & about) >= ENOUGH * len(purpose):
                        yield self.finding(
                            node,
                            field,
                            text=text,
                            found=(amount.start, amount.end),
                            purpose=cap.purpose,
                            cap=plain_sum(cap.amount),
                            stated=plain_sum(amount.yuan),
                        )


def _meant(clause: frozenset[str], caps: list[tuple[PerHeadCap, frozenset[str]]]) -> bool:
    return any(len(purpose & clause) >= ENOUGH * len(purpose) for _, purpose in caps)
