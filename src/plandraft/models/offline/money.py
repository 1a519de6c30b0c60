"""The table about money: the items that something is paid from, each with what that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from plandraft.core.brief import Brief
from plandraft.core.plan import BudgetItem, Origin
from plandraft.core.replies import BudgetShape, MeasureShape
from plandraft.core.spending import spending_table
from plandraft.models.offline.spending import is_proposed, parts_of
from plandraft.models.offline.when import months_in

_NAMED, _LINES = 4, 2
"""Measures that a row of the usual split names, and lines of the calendar that a demand's own row does (our choice)."""
_PURPOSE = 20
"""Characters up to which a title is the name of an item (our choice)."""
_COST = {1: 0.05, 2: 0.1, 3: 0.16, 4: 0.28}
"""What a demand with an item of its own weighs beside the shares of the usual split, by its ``cost`` (our choice)."""
_A_MONTH, _USUAL_MONTHS, _MOST_MONTHS = 0.12, 3, 6
"""What each month more or less than usual adds to that weight or takes from it (our choice)."""
_ROUND = Decimal(100)
"""A proposed amount is a multiple of so many yuan, where the total allows it (our choice)."""
_LONE = 0.6
"""What an item of the usual split weighs that only one measure is paid from, times its share (our choice)."""


def budget_for(
    brief: Brief, measures: Sequence[MeasureShape], costs: Mapping[str, int], paid: Mapping[str, str]
) -> list[BudgetShape]:
    """The profile's items, or those of a proposed split that something is paid from; its amounts are made to add up.

    Args:
        brief: The job's material.
        measures: All measures of the plan.
        costs: How much money measures take beside others, by title.
        paid: What of a measure the organisation's own money is for, by title, where that is not all of it.
    """
    return [
        BudgetShape(id=item.id, purpose=item.purpose, amount=float(item.amount or 0), note=item.note)
        for item in _rows(brief, measures, costs, paid)
    ]


def money_chars(brief: Brief, measures: Sequence[MeasureShape]) -> int:
    """Characters of the table as it is printed."""
    table = spending_table(_rows(brief, measures, {}, {}))
    return sum(len(cell) for row in (table.heads, *table.rows) for cell in row) if table else 0


def _rows(
    brief: Brief, measures: Sequence[MeasureShape], costs: Mapping[str, int], parts: Mapping[str, str]
) -> list[BudgetItem]:
    paid = Counter(shape.budget for shape in measures)
    usual = [item for item in brief.spending if item.origin is Origin.PROFILE or item.id in paid]
    told = [item.model_copy(update={"note": item.note or _note(item, measures, parts)}) for item in usual]
    if not is_proposed(brief):
        return told
    weighed = [_lone(item) if paid[item.id] == 1 else item for item in told]
    return _adding_up([*_of_their_own(brief, measures, costs), *weighed], _total(brief))


def _lone(item: BudgetItem) -> BudgetItem:
    """An item that only one measure is paid from."""
    return item.model_copy(update={"amount": _share(item.amount or Decimal(0), _LONE)})


def _total(brief: Brief) -> Decimal:
    return sum((item.amount or Decimal(0) for item in brief.spending), Decimal(0))


def _adding_up(items: Sequence[BudgetItem], total: Decimal) -> list[BudgetItem]:
    """The items in these proportions, in round amounts; the largest takes what is left of the total."""
    whole = sum((item.amount or Decimal(0) for item in items), Decimal(0))
    if not whole:
        return list(items)
    step = _ROUND if total >= _ROUND * 10 * len(items) else Decimal(1)
    parts = [((item.amount or Decimal(0)) * total / whole / step).quantize(Decimal(1)) * step for item in items]
    parts[max(range(len(parts)), key=lambda at: parts[at])] += total - sum(parts)
    return [item.model_copy(update={"amount": part}) for item, part in zip(items, parts, strict=True)]


def _of_their_own(brief: Brief, measures: Sequence[MeasureShape], costs: Mapping[str, int]) -> list[BudgetItem]:
    """Items of demands that are paid from no item of the usual split."""
    usual, total = {item.id for item in brief.spending}, _total(brief)
    return [
        BudgetItem(
            id=shape.budget,
            purpose=shape.title[:_PURPOSE],
            amount=_share(total, _COST[costs.get(shape.title, 2)] * _often(shape)),
            note="、".join(list(dict.fromkeys(a.line for a in shape.actions if a.line))[:_LINES]),
            origin=Origin.PROPOSED,
            proposed=("amount",),
        )
        for shape in measures
        if shape.budget and shape.budget not in usual
    ]


def _often(shape: MeasureShape) -> float:
    """How much more or less a measure weighs for being done in many months or in few."""
    months = len({month for action in shape.actions if action.line for month in months_in(action.when)})
    return 1 + _A_MONTH * (min(months, _MOST_MONTHS) - _USUAL_MONTHS)


def _share(amount: Decimal, weight: float) -> Decimal:
    """So much of an amount, in whole yuan."""
    return (amount * Decimal(str(weight))).quantize(Decimal(1))


def _note(item: BudgetItem, measures: Sequence[MeasureShape], paid: Mapping[str, str]) -> str:
    """What is paid from an item, those first that its purpose names; what none is paid from is for the unforeseen."""
    titles = [shape.title for shape in measures if shape.budget == item.id]
    titles.sort(key=lambda title: not any(part[:2] in title for part in parts_of(item.purpose)))
    return "、".join(dict.fromkeys(paid.get(title, title) for title in titles[:_NAMED])) or ("临时和日常开支" if item.origin is Origin.PROFILE else "")
