"""The annex 任务分解表: on a page of its own, its header repeated on each page, rows never split."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from plandraft.core.plan import Plan
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_styles import AFTER_TABLE, ANNEX_MARK, ANNEX_TITLE, TABLE_HEAD, TABLE_TEXT
from plandraft.rendering.docx_text import add, clean
from plandraft.rendering.docx_xml import put
from plandraft.rendering.tasks import ANNEX, BUDGET, task_table

_WIDTHS_MM = (12, 38, 24, 24, 22, 36)
_WIDTHS_WITH_BUDGET_MM = (12, 30, 24, 20, 22, 30, 18)
"""Both add up to the text block's 156 mm (our choice)."""
_CENTRED = {"序号", "完成时间", BUDGET}


def add_annex(document: Any, plan: Plan) -> None:
    """附件 on line 1, its title on line 3 (7.3.7), then the table."""
    add(document, "附件", ANNEX_MARK).paragraph_format.page_break_before = True
    add(document, "", ANNEX_MARK)
    add(document, ANNEX, ANNEX_TITLE)
    heads, rows = task_table(plan)
    widths = _WIDTHS_WITH_BUDGET_MM if BUDGET in heads else _WIDTHS_MM
    table = document.add_table(rows=len(rows) + 1, cols=len(heads), style="Table Grid")
    _frame(table, widths)
    cells = _cells_of(table)
    _fill(cells[0], heads, widths, heads=heads, style=document.styles[TABLE_HEAD].style_id)
    text_style = document.styles[TABLE_TEXT].style_id
    for number, row in enumerate(rows, 1):
        _fill(cells[number], row, widths, heads=heads, style=text_style)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
    add(document, "", AFTER_TABLE)


def _frame(table: Any, widths: tuple[int, ...]) -> None:
    """Fixed widths as wide as the text block; narrow cell margins."""
    table.autofit = False
    properties = table._tbl.tblPr
    put(properties, "tblW", type="dxa", w=str(round(Mm(sum(widths)).twips)))
    put(properties, "jc", val="center")
    margins = put(properties, "tblCellMar")
    for side, twips in norm.CELL_MARGINS_TWIPS.items():
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def _cells_of(table: Any) -> list[list[Any]]:
    """All cells, row by row, in one pass: python-docx looks each one up anew."""
    across = len(table.columns)
    cells = table._cells
    return [cells[at : at + across] for at in range(0, len(cells), across)]


def _fill(
    cells: list[Any], texts: tuple[str, ...], widths: tuple[int, ...], *, heads: tuple[str, ...], style: str
) -> None:
    for cell, text, width, head in zip(cells, texts, widths, heads, strict=True):
        cell.width = Mm(width)
        put(cell._tc.get_or_add_tcPr(), "vAlign", val="center")
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style
        if head in _CENTRED:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(clean(text))
