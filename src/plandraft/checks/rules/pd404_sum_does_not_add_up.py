"""合计 that is not the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from plandraft.checks.base import Rule
from plandraft.checks.money import Amount, amounts_in
from plandraft.checks.text import text_of
from plandraft.core.amounts import plain_sum
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_TOTAL = re.compile(r"(?:合计|共计|总计|总额|总预算|总经费|经费共|预算共|共需|共安排|共)[^，。；：:\d]{0,6}$")
_WHOLE = re.compile(r"(?:全年|本年|年度|今年|学年|经费|预算|资金|总额|总数|总共|约|计)[^，。；：:\d]{0,8}$")
"""What stands before a total that its parts follow after a colon."""
_PARTS = re.compile(r"[，,：:（(；]\s*(?:其中|包括|分别为|即)|其中|分别为")


class SumDoesNotAddUp(Rule):
    """A total in a sentence that is not the sum of the parts the sentence lists.

    Parts are the amounts after 其中 or 包括, or those before a 合计; at least two. With 其中 the parts may be less. A
    total that is named before its parts as well is no part.

    Why: the first thing the audit committee adds up.
    Source: arithmetic; a warning, because the design keeps errors for norms and the profile.
    """

    code = "PD404"
    name = "sum-does-not-add-up"
    severity = Severity.WARNING
    askable = True
    message_zh = "各项相加为 {sum} 元，写的是 {total} 元"
    message_en = "the parts come to {sum} yuan, the text says {total}"
    suggestion = "核对各项金额与合计"
    suggestion_en = "check the parts and the total"
    bad = (("M1", "actions", ["慰问2万元、竞赛3万元，合计6万元。"]),)
    good = (
        (
            "M1",
            "actions",
            ["慰问2万元、竞赛3万元，合计5万元，每人不超过300元。", "共10万元，其中慰问2万元、竞赛3万元。"],
        ),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        yield from self._table(plan)
        for node, field, text in text_of(plan).fields:
            for sentence in re.finditer(r"[^。！\n]+", text) if "元" in text else ():
                yield from self._sentence(node, field, text, sentence.start(), sentence[0])

    def _table(self, plan: Plan) -> Iterator[Finding]:
        """The rows of a table against the sum that it, or the sentence before it, states."""
        amounts = [item.amount for item in plan.budget if item.amount is not None]
        spent = sum(amounts, Decimal(0))
        if plan.budget_total is not None and len(amounts) == len(plan.budget) > 1 and spent != plan.budget_total:
            sum_, total = plain_sum(spent), plain_sum(plan.budget_total)
            yield self.finding("P", "budget_total", sum=sum_, total=total)

    def _sentence(self, node: str, field: str, text: str, start: int, sentence: str) -> Iterator[Finding]:
        amounts = [amount for amount in amounts_in(sentence) if not amount.each]
        at = next((i for i, a in enumerate(amounts) if _TOTAL.search(sentence[max(0, a.start - 12) : a.start])), None)
        if at is None and amounts and _leads(sentence, amounts):
            at = 0
        if at is None or len(amounts) < 3:
            return
        total, before, after = amounts[at], amounts[:at], amounts[at + 1 :]
        within = bool(after) and _are_parts(sentence[total.end : after[0].start])
        parts = after if within else before
        spent = sum((part.yuan for part in parts), Decimal(0))
        if not within and total.yuan in (part.yuan for part in parts) and spent == 2 * total.yuan:
            return
        if len(parts) < 2 or spent == total.yuan or (within and spent < total.yuan):
            return
        yield self.finding(
            node,
            field,
            text=text,
            found=(start + total.start, start + total.end),
            sum=plain_sum(spent),
            total=plain_sum(total.yuan),
        )


def _leads(sentence: str, amounts: list[Amount]) -> bool:
    """Whether a sentence begins with a total whose parts follow: 全年2万元：慰问1万元、活动1万元."""
    first = amounts[0]
    if len(amounts) < 3 or not _WHOLE.search(sentence[max(0, first.start - 14) : first.start]):
        return False
    between = sentence[first.end : amounts[1].start]
    if any(_TOTAL.search(sentence[max(0, a.start - 12) : a.start]) for a in amounts[1:]):
        return False
    return "：" in between or ":" in between


def _are_parts(between: str) -> bool:
    return bool(_PARTS.search(between)) or "：" in between or ":" in between
