"""Tables of the Word file: as wide as the text, their header repeated on each page, rows never split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from plandraft.core.spending import MoneyTable
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_styles import AFTER_TABLE, TABLE_HEAD, TABLE_TEXT
from plandraft.rendering.docx_xml import add, printable, put


def add_table(document: Any, content: MoneyTable, widths: Sequence[int], centred: Sequence[str]) -> None:
    """A table at the end of the document.

    Args:
        document: The file.
        content: What its cells say.
        widths: Of its columns in millimetres; together as wide as the text block, 156 mm.
        centred: The heads of the columns whose cells stand in the middle.
    """
    table = document.add_table(rows=len(content.rows) + 1, cols=len(content.heads), style="Table Grid")
    _frame(table, widths)
    cells = _cells_of(table)
    styles = [document.styles[name].style_id for name in (TABLE_HEAD, TABLE_TEXT)]
    middle = [head in centred for head in content.heads]
    for number, row in enumerate((content.heads, *content.rows)):
        _fill(cells[number], row, widths, middle=middle, style=styles[number > 0])
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
    add(document, "", AFTER_TABLE)


def _frame(table: Any, widths: Sequence[int]) -> None:
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
    cells: list[Any], texts: tuple[str, ...], widths: Sequence[int], *, middle: Sequence[bool], style: str
) -> None:
    for cell, text, width, is_middle in zip(cells, texts, widths, middle, strict=True):
        cell.width = Mm(width)
        put(cell._tc.get_or_add_tcPr(), "vAlign", val="center")
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style
        if is_middle:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(printable(text))
