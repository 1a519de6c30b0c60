"""The annex 任务分解表: on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.blocks import ANNEX_KEY
from plandraft.core.plan import Plan
from plandraft.core.spending import MoneyTable
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_sheet import Sheet
from plandraft.rendering.docx_styles import ANNEX_MARK, ANNEX_TITLE
from plandraft.rendering.docx_table import add_table
from plandraft.rendering.tasks import ANNEX, ANNEX_HEAD, BUDGET, TASK_HEADS, task_table

_NUMBER, _TIME, _MARK = TASK_HEADS[0], TASK_HEADS[4], TASK_HEADS[5]
_FIXED = (_NUMBER, _TIME)
_NUMBER_MM, _LEAST_MM, _LEAST_MARK_MM = 11, 19, 32
"""Of the column of numbers, of any other (a head of four characters), and of 完成标志 (our choice)."""
_MOST_MM = {"工作措施": 42, "责任部门": 26, "配合部门": 28, _TIME: 34, _MARK: 52, BUDGET: 28}
"""Wider than this no column need be; longer words go on in the next line (our choice)."""
_CHAR_MM, _MARGINS_MM = norm.TABLE_PT / 72 * 25.4, 3
"""A character of a table, and what a cell has at its sides."""


def add_annex(sheet: Sheet, plan: Plan) -> None:
    """附件 on line 1, its title on line 3 (7.3.7), then the table."""
    first = sheet.add(ANNEX_HEAD, ANNEX_MARK, key=ANNEX_KEY)
    first.paragraph_format.page_break_before = True
    sheet.add("", ANNEX_MARK)
    sheet.add(ANNEX, ANNEX_TITLE)
    table = task_table(plan)
    add_table(sheet, table, _widths(table), _FIXED)


def _widths(table: MoneyTable) -> list[float]:
    """The columns' widths in millimetres, together the text block's 156: as wide as their words while there is room.

    Times are to stand in one line, so they get what they want; the others share what is left or lacking.
    """
    wanted = [_wanted(head, cells) for head, cells in zip(table.heads, zip(*table.rows, strict=True), strict=True)]
    spare = norm.TEXT_MM - sum(wanted)
    loose = [
        0.0 if head in _FIXED else width - (_least(head, width) if spare < 0 else 0)
        for head, width in zip(table.heads, wanted, strict=True)
    ]
    room = sum(loose) or 1.0
    return [width + spare * part / room for width, part in zip(wanted, loose, strict=True)]


def _wanted(head: str, cells: Sequence[str]) -> float:
    if head == _NUMBER:
        return _NUMBER_MM
    longest = max((norm.width(cell) for cell in cells), default=0)
    return min(_MOST_MM[head], max(_LEAST_MM, longest * _CHAR_MM + _MARGINS_MM))


def _least(head: str, wanted: float) -> float:
    """How narrow a column may become: that of the longest words keeps some room."""
    return min(_LEAST_MARK_MM, wanted) if head == _MARK else _LEAST_MM
