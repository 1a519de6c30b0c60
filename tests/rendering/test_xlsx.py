"""The spreadsheet: tasks, months, money; formulas that add up, texts that are none."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from plandraft.core.plan import BudgetItem, Measure, Plan
from plandraft.rendering import render
from tests.rendering.plans import full_plan, plans


def sheets(plan: Plan, *, values: bool = False) -> dict[str, list[list[Any]]]:
    """The cells of each sheet: formulas, or the values that the file holds for them."""
    book = openpyxl.load_workbook(io.BytesIO(render(plan, ".xlsx")), data_only=values)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_tasks_months_and_money_have_a_sheet_each() -> None:
    """Months in the order of the school year, what is done in the row of its measure, the rest below."""
    found = sheets(full_plan())
    assert [*found] == ["任务分解表", "月度安排", "经费安排"]
    assert found["任务分解表"][1][:3] == [1, "开好教职工代表大会", "工会办公室"]
    heads, first, *_, others = found["月度安排"]
    assert heads[:4] == ["工作措施", "责任部门", "9月", "10月"]
    assert first[heads.index("11月")] == first[heads.index("3月")] == "教职工代表大会"
    assert others[heads.index("9月")] == "10日教师节座谈会\n秋季登山（文体小组）"


def test_the_sum_is_a_formula_over_all_items_and_holds_their_sum() -> None:
    """So is each share; an open amount is an empty cell that somebody fills."""
    plan = full_plan()
    rows, values = sheets(plan)["经费安排"], sheets(plan, values=True)["经费安排"]
    assert rows[-1][1:3] == ["合计", "=SUM(C2:C4)"]
    assert values[-1][2] == 15000.5
    assert [row[2] for row in rows[1:4]] == [3000, 12000.5, None]
    assert rows[1][4] == '=IF($C$5=0,"",C2/$C$5)'
    assert values[1][4] == pytest.approx(3000 / 15000.5)
    assert "金额待定" in rows[3][3]


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://a")', "+86 10", "-5", "@SUM(A1)", "http://a.b", "007"])
def test_a_text_stays_a_text(text: str) -> None:
    """Whatever it begins with; copied out, it is quoted."""
    measure = Measure(id="M1", title=text, owner=text, indicator=text)
    item = BudgetItem(id="B1", purpose=text, note=text, amount=Decimal(1))
    book = openpyxl.load_workbook(io.BytesIO(render(Plan(measures=(measure,), budget=(item,)), ".xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(cells) == 7
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink for cell in cells} == {None}
    assert {bool(cell.quotePrefix) for cell in cells} == {text[0] in "=+-@"}


@settings(max_examples=30, deadline=None)
@given(plans)
def test_any_plan_becomes_a_spreadsheet(plan: Plan) -> None:
    """A row a measure, no formula but the sum and the shares, the same bytes each time."""
    data = render(plan, ".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book["任务分解表"].max_row == len(plan.measures) + 1
    count = len(plan.budget)
    formulas = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if is_formula(cell)
    }
    ours = {("经费安排", f"E{row}") for row in range(2, count + 2)} | {("经费安排", f"C{count + 2}")}
    assert formulas == (ours if count else set())
    assert render(plan, ".xlsx") == data


def is_formula(cell: Any) -> bool:
    """Whether a cell holds one."""
    return bool(cell.data_type == "f")
