"""A plan as a spreadsheet: its tasks, a grid of its months, and its money with sums that the program reckons.

Every text is written as text: what begins with ``=`` is never a formula.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from plandraft.core.calendar_rows import owner_of_entry
from plandraft.core.months import months_in_order
from plandraft.core.plan import BudgetItem, Entry, Plan
from plandraft.core.spending import MONEY_HEADS, TOTAL
from plandraft.core.timing import ALL_YEAR
from plandraft.rendering.docx_xml import printable
from plandraft.rendering.tasks import ANNEX, task_table

_MONTHS, _MONEY = "月度安排", "经费安排"
_MOST_CHARS = 32_767
"""Characters of a cell, by the format."""
_TASK_WIDTHS = {"序号": 6, "工作措施": 28, "责任部门": 16, "配合部门": 18, "完成时间": 18, "完成标志": 40, "经费": 18}
_OTHER_ENTRIES = "其他安排"
_NO_MONTH = "常年或待定"
_ACTS = ("=", "+", "-", "@")
"""What other programs may take for the beginning of a formula when a cell is copied out."""


def make_xlsx(plan: Plan) -> bytes:
    """The bytes of the file; the same plan gives the same."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        day = plan.drafting_date or (plan.period.first_day if plan.period else dt.date(2000, 1, 1))
        created = dt.datetime(max(1980, day.year), day.month, day.day, tzinfo=dt.UTC)
        title, author = printable(plan.title), printable(plan.organisation)
        book.set_properties({"title": title, "author": author, "created": created})
        sheets = _Book(book)
        sheets.tasks(plan)
        sheets.months(plan)
        if plan.budget:
            sheets.money(plan.budget)
    return target.getvalue()


class _Book:
    """The sheets of a file, and the looks of their cells."""

    def __init__(self, book: Any) -> None:
        self._book = book
        usual = {"font_name": "仿宋", "font_size": 11, "border": 1, "valign": "vcenter", "text_wrap": True}
        self._text = book.add_format(usual)
        self._quoted = book.add_format(usual | {"quote_prefix": True})
        self._centred = book.add_format(usual | {"align": "center"})
        self._head = book.add_format(usual | {"font_name": "黑体", "align": "center", "bg_color": "#EDEDED"})
        self._sum = book.add_format(usual | {"num_format": "#,##0", "align": "right"})
        self._cents = book.add_format(usual | {"num_format": "#,##0.00", "align": "right"})
        self._share = book.add_format(usual | {"num_format": "0.0%", "align": "right"})

    def tasks(self, plan: Plan) -> None:
        """任务分解表."""
        table = task_table(plan)
        sheet = self._sheet(ANNEX, table.heads, [_TASK_WIDTHS[head] for head in table.heads])
        for row, cells in enumerate(table.rows, 1):
            sheet.write_number(row, 0, row, self._centred)
            for column, text in enumerate(cells[1:], 1):
                self._write(sheet, row, column, text)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)

    def months(self, plan: Plan) -> None:
        """A row a measure, a column a month, in each cell what is done then."""
        months = months_in_order(ALL_YEAR, plan.period)
        heads = ["工作措施", "责任部门", *(f"{month}月" for month in months), _NO_MONTH]
        sheet = self._sheet(_MONTHS, heads, [26, 14, *([13] * len(months)), 16], frozen_columns=2)
        known = {measure.id for measure in plan.measures}
        rows: list[tuple[str, str, list[Entry]]] = [
            (measure.title, measure.owner, [e for e in plan.schedule if _first(e, known) == measure.id])
            for measure in plan.measures
        ]
        others = [entry for entry in plan.schedule if not _first(entry, known)]
        if others:
            rows.append((_OTHER_ENTRIES, "", others))
        for row, (title, owner, entries) in enumerate(rows, 1):
            self._write(sheet, row, 0, title)
            self._write(sheet, row, 1, owner)
            for column, month in enumerate(months, 2):
                self._write(sheet, row, column, _told(entries, month, plan, with_owner=not owner))
            standing = [entry for entry in entries if _is_standing(entry)]
            self._write(sheet, row, len(months) + 2, "\n".join(printable(entry.title) for entry in standing))

    def money(self, items: Sequence[BudgetItem]) -> None:
        """What money is for; the sum and the shares are formulas, so that they follow an edit."""
        sheet = self._sheet(_MONEY, (*MONEY_HEADS, "占比"), [6, 28, 16, 46, 10])
        last, total = len(items), len(items) + 1
        amounts = f"{xl_rowcol_to_cell(1, 2)}:{xl_rowcol_to_cell(last, 2)}"
        known = [item.amount for item in items if item.amount is not None]
        whole = float(sum(known, Decimal(0)))
        look = self._sum if all(amount == int(amount) for amount in known) else self._cents
        where = xl_rowcol_to_cell(total, 2, row_abs=True, col_abs=True)
        for row, item in enumerate(items, 1):
            sheet.write_number(row, 0, row, self._centred)
            self._write(sheet, row, 1, item.purpose)
            if item.amount is None:
                sheet.write_blank(row, 2, None, look)
            else:
                sheet.write_number(row, 2, float(item.amount), look)
            self._write(sheet, row, 3, item.note if item.amount is not None else f"金额待定 {item.note}".strip())
            share = float(item.amount or 0) / whole if whole else ""
            own = xl_rowcol_to_cell(row, 2)
            sheet.write_formula(row, 4, f'=IF({where}=0,"",{own}/{where})', self._share, share)
        self._write(sheet, total, 0, "")
        self._write(sheet, total, 1, TOTAL)
        sheet.write_formula(total, 2, f"=SUM({amounts})", look, whole)
        self._write(sheet, total, 3, "")
        self._write(sheet, total, 4, "")

    def _sheet(self, name: str, heads: Sequence[str], widths: Sequence[int], *, frozen_columns: int = 0) -> Any:
        sheet = self._book.add_worksheet(name)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self._head)
        sheet.freeze_panes(1, frozen_columns)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _write(self, sheet: Any, row: int, column: int, text: str) -> None:
        """Always a text, whatever it begins with."""
        said = "\n".join(map(printable, text.split("\n")))[:_MOST_CHARS]
        sheet.write_string(row, column, said, self._quoted if said.startswith(_ACTS) else self._text)


def _first(entry: Entry, known: set[str]) -> str:
    """The measure in whose row an entry stands."""
    return next((number for number in entry.measure_ids if number in known), "")


def _told(entries: Sequence[Entry], month: int, plan: Plan, *, with_owner: bool) -> str:
    own = [entry for entry in entries if month in entry.timing.months and not _is_standing(entry)]
    return "\n".join(_line(entry, plan, with_owner=with_owner) for entry in own)


def _line(entry: Entry, plan: Plan, *, with_owner: bool) -> str:
    day = f"{entry.timing.date.day}日" if entry.timing.date else ""
    owner = owner_of_entry(entry, plan) if with_owner else ""
    return f"{day}{printable(entry.title)}" + (f"（{owner}）" if owner else "")


def _is_standing(entry: Entry) -> bool:
    return not entry.timing.months or entry.timing.months == ALL_YEAR
