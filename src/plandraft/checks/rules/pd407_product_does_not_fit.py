"""20人 × 300元 that is not 6000元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from plandraft.checks.base import Rule
from plandraft.checks.money import amounts_in
from plandraft.checks.promises import count_of
from plandraft.checks.text import text_of
from plandraft.core.amounts import plain_sum
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import BudgetItem, Plan

_TOTAL = re.compile(r"(?:合计|共计|总计|共需|共)[^，。；\d]{0,4}$")
_HEADS = re.compile(r"(?<!\d)(\d{1,5})(?:名|人|位|户)(?!次)")

_TIMES = re.compile(
    r"(?P<number>\d{1,3}|[一二三四五六七八九十两]{1,3})(?:场|次|期|批|轮|趟|节|天|份|套|个|台|名|人|户)"
)
_EACH_TIME = re.compile(r"每(?:场|次|期|批|轮|趟|节|天|份|套|个|台|名|人|户)[^，。；、\d]{0,6}\d[\d,.]*万?元")


class ProductDoesNotFit(Rule):
    """A number of people or times, an amount for each and a total that is not their product, in a clause or a budget.

    Why: the first thing the audit committee works out.
    Source: arithmetic; a warning, because the design keeps errors for norms and the profile.
    """

    code = "PD407"
    name = "product-does-not-fit"
    severity = Severity.WARNING
    askable = True
    message_zh = "{heads} 份每份 {each} 元是 {product} 元，写的是 {total} 元"
    message_en = "{heads} at {each} yuan make {product}, the text says {total}"
    suggestion = "核对人数、标准和合计"
    suggestion_en = "check the number, the amount for each and the total"
    bad = (("M1", "actions", ["走访20户，每户500元，共2万元。"]),)
    good = (("M1", "actions", ["走访20户，每户500元，共1万元。", "全院20名代表每人500元，另有竞赛经费3万元。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for node, field, text in text_of(plan).fields:
            for sentence in re.finditer(r"[^。！；\n]+", text) if "元" in text else ():
                amounts = list(amounts_in(sentence[0]))
                heads = _HEADS.findall(sentence[0])
                each = [a for a in amounts if a.each]
                whole = [a for a in amounts if not a.each and _TOTAL.search(sentence[0][max(0, a.start - 6) : a.start])]
                if not (len(heads) == len(each) == len(whole) == 1) or int(heads[0]) * each[0].yuan == whole[0].yuan:
                    continue
                at = (sentence.start() + whole[0].start, sentence.start() + whole[0].end)
                yield self._of(node, field, text, at, int(heads[0]), each[0].yuan, whole[0].yuan)
        for item in plan.budget:
            yield from self._item(item)

    def _item(self, item: BudgetItem) -> Iterator[Finding]:
        """An item of the budget whose note says how many times how much."""
        times, each = _TIMES.search(item.note), _EACH_TIME.search(item.note)
        costs = [a.yuan for a in amounts_in(each[0])] if each is not None else []
        count = count_of(times["number"]) if times is not None else 0
        if item.amount is not None and count and len(costs) == 1 and count * costs[0] != item.amount:
            yield self._of(item.id, "note", item.note, (0, len(item.note)), count, costs[0], item.amount)

    def _of(
        self, node: str, field: str, text: str, at: tuple[int, int], heads: int, each: Decimal, total: Decimal
    ) -> Finding:
        return self.finding(
            node,
            field,
            text=text,
            found=at,
            heads=heads,
            each=plain_sum(each),
            product=plain_sum(heads * each),
            total=plain_sum(total),
        )
