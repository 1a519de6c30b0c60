"""The table about money: the items that something is paid from, each with what that is."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.core.matching import containment
from plandraft.core.plan import BudgetItem, Origin
from plandraft.core.replies import BudgetShape, MeasureShape
from plandraft.core.spending import spending_table

_NAMED = 2
"""Measures that a row names (our choice)."""
_PURPOSE = 20
"""Characters up to which titles are the name of an item (our choice)."""


def budget_for(brief: Brief, measures: Sequence[MeasureShape]) -> list[BudgetShape]:
    """The profile's items, or those of the usual split that something is paid from."""
    return [
        BudgetShape(id=item.id, purpose=item.purpose, amount=float(item.amount or 0), note=item.note)
        for item in _rows(brief, measures)
    ]


def money_chars(brief: Brief, measures: Sequence[MeasureShape]) -> int:
    """Characters of the table as it is printed."""
    table = spending_table(_rows(brief, measures))
    return sum(len(cell) for row in (table.heads, *table.rows) for cell in row) if table else 0


def _rows(brief: Brief, measures: Sequence[MeasureShape]) -> list[BudgetItem]:
    used = {shape.budget for shape in measures}
    items = [item for item in brief.spending if item.origin is Origin.PROFILE or item.id in used]
    told = [item.model_copy(update={"note": item.note or _note(item, measures)}) for item in items]
    return [item if item.origin is Origin.PROFILE else _named_for_work(item, measures) for item in told]


def _named_for_work(item: BudgetItem, measures: Sequence[MeasureShape]) -> BudgetItem:
    """An item of the usual split under the name of what it pays for, where its own name says nothing of that."""
    titles = [shape.title for shape in measures if shape.budget == item.id]
    if not titles or any(containment(item.purpose, title) or containment(title, item.purpose) for title in titles):
        return item
    purpose = "、".join(titles[:_NAMED])
    return item.model_copy(update={"purpose": purpose, "note": "按实际开支列支"}) if len(purpose) <= _PURPOSE else item


def _note(item: BudgetItem, measures: Sequence[MeasureShape]) -> str:
    """The first measures that are paid from an item; what none is paid from is for what nobody can foresee."""
    titles = [shape.title for shape in measures if shape.budget == item.id]
    return "、".join(titles[:_NAMED]) or ("临时和日常开支" if item.origin is Origin.PROFILE else "")
