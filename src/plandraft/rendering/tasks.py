"""任务分解表: the measures as a table."""

from __future__ import annotations

from plandraft.core.plan import Plan
from plandraft.rendering.lines import plain_sum
from plandraft.rendering.months import label

ANNEX = "任务分解表"
"""Its name, on the annex's page and in the 附件说明 alike (GB/T 9704—2012, 7.3.7)."""
HEADS = ("序号", "工作措施", "责任部门", "配合部门", "完成时间", "完成标志")
BUDGET = "经费（元）"
"""A column more where any measure has a budget."""


def task_table(plan: Plan) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads, and one row a measure in the plan's order."""
    heads = (*HEADS, BUDGET) if any(measure.budget is not None for measure in plan.measures) else HEADS
    rows = []
    for number, measure in enumerate(plan.measures, 1):
        budget = plain_sum(measure.budget) if measure.budget is not None else ""
        when, partners = label(measure.timing, plan.period), "、".join(measure.partners)
        row = (str(number), measure.title, measure.owner, partners, when, measure.indicator, budget)
        rows.append(row[: len(heads)])
    return heads, rows
