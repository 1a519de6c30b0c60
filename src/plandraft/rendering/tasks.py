"""任务分解表: the measures as a table."""

from __future__ import annotations

from plandraft.core.amounts import plain_sum
from plandraft.core.months import label
from plandraft.core.plan import BudgetItem, Measure, Plan
from plandraft.core.spending import MoneyTable

ANNEX = "任务分解表"
"""Its name, on the annex's page and in the 附件说明 alike (GB/T 9704—2012, 7.3.7)."""
ANNEX_HEAD = "附件"
"""The annex's first line."""
ANNEX_NOTE = f"{ANNEX_HEAD}：{ANNEX}"
"""附件说明 (7.3.4)."""
TASK_HEADS = ("序号", "工作措施", "责任部门", "配合部门", "完成时间", "完成标志")
BUDGET = "经费"
_WHERE_FILLED = ("配合部门", "完成标志", BUDGET)
"""Columns that stand there only where any measure has something for them."""


def task_table(plan: Plan) -> MoneyTable:
    """One row a measure in the plan's order."""
    heads = (*TASK_HEADS, BUDGET)
    rows = [_row(number, measure, plan) for number, measure in enumerate(plan.measures, 1)]
    kept = [at for at, head in enumerate(heads) if head not in _WHERE_FILLED or any(row[at] for row in rows)]
    return MoneyTable(heads=tuple(heads[at] for at in kept), rows=tuple(tuple(row[at] for at in kept) for row in rows))


def _row(number: int, measure: Measure, plan: Plan) -> tuple[str, ...]:
    when, partners = label(measure.timing, plan.period), "、".join(measure.partners)
    return str(number), measure.title, measure.owner, partners, when, measure.indicator, _money(measure, plan)


def _money(measure: Measure, plan: Plan) -> str:
    """From what it is paid, and its amount: its own, else that of an item which pays for nothing else."""
    items = [item for item in plan.budget if measure.id in item.measure_ids and item.purpose.strip()]
    if measure.budget is not None:
        return f"{'、'.join(item.purpose.strip() for item in items)}{plain_sum(measure.budget)}元"
    return "、".join(item.purpose.strip() + _whole(item) for item in items)


def _whole(item: BudgetItem) -> str:
    return f"{plain_sum(item.amount)}元" if item.amount is not None and len(item.measure_ids) == 1 else ""
