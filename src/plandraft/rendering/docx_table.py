"""Tables of the Word file: as wide as the text, their header repeated on each page, rows never split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from plandraft.core.remarks import SideRemark, gap_remarks
from plandraft.core.spending import MoneyTable
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_sheet import Sheet
from plandraft.rendering.docx_styles import AFTER_TABLE, TABLE_HEAD, TABLE_TEXT
from plandraft.rendering.docx_xml import printable, put

_GRID = "Table Grid"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
Remarks = Callable[[int, int, str], Sequence[SideRemark]]
"""What is to be said of a cell, by its row (0 are the heads), its column and its cleaned words."""


def every_gap(row: int, column: int, text: str) -> Sequence[SideRemark]:
    """The remarks of a cell whose gaps are named nowhere else."""
    del row, column
    return (*gap_remarks(text),)


def add_table(
    sheet: Sheet,
    content: MoneyTable,
    widths: Sequence[float],
    centred: Sequence[str],
    remarks: Remarks | None = None,
) -> list[list[Any]]:
    """A table at the end of the document; its cells, row by row, the heads first.

    Args:
        sheet: The file.
        content: What its cells say.
        widths: Of its columns in millimetres of a text block of 156 mm; in a wider or narrower one in proportion.
        centred: The heads of the columns whose cells stand in the middle.
        remarks: What is to be said of its cells.
    """
    share = sheet.text_mm / sum(widths)
    widths_mm = [width * share for width in widths]
    table = sheet.document.add_table(rows=len(content.rows) + 1, cols=len(content.heads))
    _frame(table, widths_mm, sheet)
    cells = _cells_of(table)
    styles = [sheet.style_id(name) for name in (TABLE_HEAD, TABLE_TEXT)]
    middle = [head in centred for head in content.heads]
    for number, row in enumerate((content.heads, *content.rows)):
        for at, (cell, said) in enumerate(zip(cells[number], row, strict=True)):
            text = printable(said)
            paragraph = _prepared(cell, widths_mm[at], styles[number > 0], is_middle=middle[at])
            sheet.words.write(paragraph, text, remarks(number, at, text) if remarks else ())
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
    sheet.add("", AFTER_TABLE)
    return cells


def _frame(table: Any, widths_mm: Sequence[float], sheet: Sheet) -> None:
    """Fixed widths as wide as the text block; narrow cell margins; lines of its own where no style has them."""
    table.autofit = False
    properties = table._tbl.tblPr
    if _GRID in sheet.document.styles:
        table.style = _GRID
    else:
        borders = put(properties, "tblBorders")
        for side in _SIDES:
            borders.append(element(side, val="single", sz="4", space="0", color="auto"))
    put(properties, "tblW", type="dxa", w=str(round(Mm(sum(widths_mm)).twips)))
    put(properties, "jc", val="center")
    margins = put(properties, "tblCellMar")
    for side, twips in norm.CELL_MARGINS_TWIPS.items():
        margins.append(element(side, w=str(twips), type="dxa"))
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)


def element(name: str, **attributes: str) -> Any:
    """An element of Word's with its attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _cells_of(table: Any) -> list[list[Any]]:
    """All cells, row by row, in one pass: python-docx looks each one up anew."""
    across = len(table.columns)
    cells = table._cells
    return [cells[at : at + across] for at in range(0, len(cells), across)]


def _prepared(cell: Any, width_mm: float, style: str, *, is_middle: bool) -> Any:
    """The cell's paragraph, still empty."""
    cell.width = Mm(width_mm)
    put(cell._tc.get_or_add_tcPr(), "vAlign", val="center")
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    if is_middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph
