"""任务分解表: the measures as a table."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.core.months import label
from plandraft.core.plan import Measure, Plan
from plandraft.core.spending import Table
from plandraft.core.sums import plain_sum

ANNEX = "任务分解表"
"""Its name, on the annex's page and in the 附件说明 alike (GB/T 9704—2012, 7.3.7)."""
HEADS = ("序号", "工作措施", "责任部门", "配合部门", "完成时间", "完成标志")
BUDGET = "经费"
"""A column more where any measure costs something that the plan names."""


def task_table(plan: Plan) -> Table:
    """One row a measure in the plan's order."""
    money = ["、".join(_money(measure, plan)) for measure in plan.measures]
    heads = (*HEADS, BUDGET) if any(money) else HEADS
    rows = []
    for number, (measure, paid) in enumerate(zip(plan.measures, money, strict=True), 1):
        when, partners = label(measure.timing, plan.period), "、".join(measure.partners)
        row = (str(number), measure.title, measure.owner, partners, when, measure.indicator, paid)
        rows.append(row[: len(heads)])
    return Table(heads=heads, rows=tuple(rows))


def _money(measure: Measure, plan: Plan) -> Iterator[str]:
    """From what it is paid, and its amount: its own, else that of an item which pays for nothing else."""
    items = [item for item in plan.budget if measure.id in item.measure_ids and item.purpose.strip()]
    own = measure.budget
    for item in items:
        amount = item.amount if own is None and item.measure_ids == (measure.id,) else None
        yield item.purpose.strip() + (f"{plain_sum(amount)}元" if amount is not None else "")
    if own is not None:
        yield f"{plain_sum(own)}元"
