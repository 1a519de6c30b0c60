"""The annex 任务分解表: on a page of its own."""

from __future__ import annotations

from typing import Any

from plandraft.core.plan import Plan
from plandraft.core.word_marks import ANNEX_KEY
from plandraft.rendering.docx_marks import Marks
from plandraft.rendering.docx_styles import ANNEX_MARK, ANNEX_TITLE
from plandraft.rendering.docx_table import add_table
from plandraft.rendering.docx_text import add
from plandraft.rendering.tasks import ANNEX, ANNEX_HEAD, BUDGET, task_table

_WIDTHS_MM = (12, 38, 24, 24, 22, 36)
_WIDTHS_WITH_BUDGET_MM = (12, 30, 22, 20, 20, 28, 24)
"""Both add up to the text block's 156 mm (our choice)."""


def add_annex(document: Any, plan: Plan, marks: Marks) -> None:
    """附件 on line 1, its title on line 3 (7.3.7), then the table."""
    first = add(document, ANNEX_HEAD, ANNEX_MARK)
    first.paragraph_format.page_break_before = True
    marks.put(first, ANNEX_KEY)
    add(document, "", ANNEX_MARK)
    add(document, ANNEX, ANNEX_TITLE)
    table = task_table(plan)
    widths = _WIDTHS_WITH_BUDGET_MM if BUDGET in table.heads else _WIDTHS_MM
    add_table(document, table, widths, ("序号", "完成时间"))
