"""经费安排 as it is printed: a sentence, and a table whose last row is the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plandraft.core.amounts import plain_sum
from plandraft.core.period import Period
from plandraft.core.plan import BudgetItem
from plandraft.core.texts import one_line

MONEY_HEADS = ("序号", "用途", "金额（元）", "说明")
TOTAL, OPEN = "合计", "待定"
"""The name of the last row, and what stands for an amount that is not settled."""


@dataclass(frozen=True, kw_only=True)
class MoneyTable:
    """A table as it is printed."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def spending_words(items: Sequence[BudgetItem], period: Period | None) -> str:
    """The sentence above the table; empty where no money is planned. What is a proposal is said beside it.

    >>> spending_words([BudgetItem(id="B1", purpose="慰问", amount=60000, origin="profile")], None)
    '全年经费预算60000元，安排如下：'
    """
    if not items:
        return ""
    time = "本学年" if period is not None and period.kind == "school_year" else "全年"
    known, still_open = _total(items), sum(item.amount is None for item in items)
    if known is None:
        return f"{time}经费安排如下，金额待定："
    if still_open:
        return f"{time}已定经费{plain_sum(known)}元，另有{still_open}项待定，安排如下："
    return f"{time}经费预算{plain_sum(known)}元，安排如下："


def spending_table(items: Sequence[BudgetItem]) -> MoneyTable | None:
    """The items with their sum; None where there are none."""
    if not items:
        return None
    rows = [(str(n), one_line(i.purpose), amount_words(i.amount), one_line(i.note)) for n, i in enumerate(items, 1)]
    return MoneyTable(heads=MONEY_HEADS, rows=(*rows, total_row(items)))


def total_row(items: Sequence[BudgetItem]) -> tuple[str, ...]:
    """The last row: the sum of what is settled, and whether that is all."""
    some_open = any(item.amount is None for item in items) and _total(items) is not None
    return ("", TOTAL, amount_words(_total(items)), "不含待定项目" if some_open else "")


def amount_words(amount: Decimal | None) -> str:
    """An amount as a cell says it."""
    return OPEN if amount is None else plain_sum(amount)


def _total(items: Sequence[BudgetItem]) -> Decimal | None:
    amounts = [item.amount for item in items if item.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None
