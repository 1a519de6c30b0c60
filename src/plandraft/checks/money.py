"""Amounts of money written in a text: 3.5万元, 1,200元, 每人300元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plandraft.checks.foreign import bare_name
from plandraft.checks.text import around
from plandraft.core.plan import BudgetItem, Measure, Plan
from plandraft.core.profile import Budget

_AMOUNT = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,12})(?P<part>\.\d{1,4})?\s*(?P<unit>万|千|百|亿)?元"
)
_EACH_BEFORE = re.compile(r"(?:每人|人均|每名|每位|每户|每例)[^，。；、\d]{0,12}$")
_EACH_AFTER = re.compile(r"\s*(?:[/／每]\s*(?:人|名|户|位|例)|的?标准)")
_FROM = re.compile(r"预算|列支|项下|科目|专项|额度")
"""Words beside the amount of a budget line."""
_FACTORS = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, kw_only=True)
class Amount:
    """An amount in a text.

    Attributes:
        yuan: The amount in yuan.
        each: It is said for one person.
    """

    start: int
    end: int
    yuan: Decimal
    each: bool


def amounts_in(text: str) -> Iterator[Amount]:
    """Every amount in a text, in order."""
    if "元" not in text:
        return
    for found in _AMOUNT.finditer(text):
        number = Decimal(found["number"].replace(",", "") + (found["part"] or ""))
        each = _EACH_BEFORE.search(text[max(0, found.start() - 20) : found.start()]) or _EACH_AFTER.match(
            text, found.end()
        )
        yield Amount(start=found.start(), end=found.end(), yuan=number * _FACTORS[found["unit"] or ""], each=bool(each))


def total_of(budget: Budget | None) -> Decimal | None:
    """The money of a budget: its total, else the sum of its lines; None where neither is known."""
    if budget is None or (budget.total is None and not budget.lines):
        return None
    return budget.total if budget.total is not None else sum((line.amount for line in budget.lines), Decimal(0))


def item_of(plan: Plan, line: str) -> BudgetItem | None:
    """The plan's budget item for a line of the profile's budget: the one of its name."""
    return next((item for item in plan.budget if bare_name(item.purpose) == bare_name(line)), None)


def cost_stated(measure: Measure, budget: Budget | None = None) -> Decimal:
    """What a measure costs in yuan: its budget, else the greatest whole amount its words name, else 0.

    The greatest and not the sum, because a text names the total and its parts. Words that name the budget, or a line
    of it (从培训预算10万元中列支), say where money comes from and not what the measure costs.
    """
    if measure.budget is not None:
        return measure.budget
    texts = (measure.title, *measure.texts)
    costs = (a.yuan for text in texts for a in amounts_in(text) if not a.each and not _names_budget(text, a, budget))
    return max(costs, default=Decimal(0))


def _names_budget(text: str, amount: Amount, budget: Budget | None) -> bool:
    if budget is None:
        return False
    if amount.yuan == total_of(budget):
        return True
    clause = "".join(around(text, amount.start, amount.start))
    return any(amount.yuan == line.amount for line in budget.lines) and bool(_FROM.search(clause))
