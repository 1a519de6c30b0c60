"""The calendar as a table 月份 | 工作 | 责任: a row an entry, the name of a month once for all of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from plandraft.core.blocks import Block
from plandraft.core.calendar_rows import MONTH, OWNER, WORK
from plandraft.core.remarks import SideRemark
from plandraft.core.spending import MoneyTable
from plandraft.rendering.docx_sheet import Sheet
from plandraft.rendering.docx_table import add_table, element, every_gap
from plandraft.rendering.docx_xml import put

_MOST_KEPT = 12
"""Rows of a month that go to the next page together: some 8 cm of it at most (our choice)."""
_WIDTHS_MM = {MONTH: 22, WORK: 98, OWNER: 36}
"""Of its columns in a text block of 156 mm (our choice)."""


def add_calendar(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """The table at the end of the document, each row with the mark of its entry.

    Args:
        sheet: The file.
        blocks: Its rows, the heads first.
    """
    heads, *rows = (tuple(block.text.split("\t")) for block in blocks)
    widths = [_WIDTHS_MM[head] for head in heads]
    cells = add_table(sheet, MoneyTable(heads=heads, rows=tuple(rows)), widths, (MONTH, OWNER), _remarks)
    for block, own in zip(blocks, cells, strict=True):
        sheet.marks.put(own[1].paragraphs[0], block.key)
    starts = [number for number, (month, *_) in enumerate(rows, 1) if month]
    for start, end in pairwise([*starts, len(rows) + 1]):
        if end > start + 1:
            _join(cells[start:end])


def _join(rows: Sequence[Sequence[Any]]) -> None:
    """No line between the cells of a month's name, and its rows on one page where that leaves no gap.

    The cells are not merged: LibreOffice 7.4 loses the frame of merged cells when a table goes over a page, and who
    deletes the first row of a merged cell deletes the name.
    """
    for number, cells in enumerate(rows):
        borders = put(cells[0]._tc.get_or_add_tcPr(), "tcBorders")
        for side, is_inside in (("top", number > 0), ("bottom", number < len(rows) - 1)):
            if is_inside:
                borders.append(element(side, val="nil"))
        if number < len(rows) - 1 and len(rows) <= _MOST_KEPT:
            for cell in cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True


def _remarks(row: int, column: int, text: str) -> Sequence[SideRemark]:
    """Gaps of the work; who does it most often stands with the measure."""
    return every_gap(row, column, text) if column == 1 else ()
