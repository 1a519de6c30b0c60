"""The annex 任务分解表: on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plandraft.core.blocks import ANNEX_KEY
from plandraft.core.plan import Plan
from plandraft.rendering.docx_marks import Bookmarks
from plandraft.rendering.docx_styles import ANNEX_MARK, ANNEX_TITLE
from plandraft.rendering.docx_table import add_table
from plandraft.rendering.docx_xml import add
from plandraft.rendering.tasks import ANNEX, ANNEX_HEAD, BUDGET, task_table

_WIDTHS_MM = {
    "序号": 12,
    "工作措施": 30,
    "责任部门": 21,
    "配合部门": 21,
    "完成时间": 26,
    "完成标志": 25,
    BUDGET: 21,
}
"""Of all columns together the text block's 156 mm; where some are missing, the others share their room (our choice)."""


def add_annex(document: Any, plan: Plan, marks: Bookmarks) -> None:
    """附件 on line 1, its title on line 3 (7.3.7), then the table."""
    first = add(document, ANNEX_HEAD, ANNEX_MARK)
    first.paragraph_format.page_break_before = True
    marks.put(first, ANNEX_KEY)
    add(document, "", ANNEX_MARK)
    add(document, ANNEX, ANNEX_TITLE)
    table = task_table(plan)
    add_table(document, table, _widths(table.heads), ("序号", "完成时间"))


def _widths(heads: Sequence[str]) -> list[int]:
    """The columns' widths in millimetres, what is missing shared out in equal parts; the number's stays narrow."""
    missing = sum(_WIDTHS_MM.values()) - sum(_WIDTHS_MM[head] for head in heads)
    share, rest = divmod(missing, len(heads) - 1)
    return [_WIDTHS_MM[head] + (share + (at <= rest) if at else 0) for at, head in enumerate(heads)]
