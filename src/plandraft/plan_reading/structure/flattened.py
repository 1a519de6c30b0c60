"""Tables that lost their rows on the way into a text: a cell a line, or cells parted by blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plandraft.core.sample import Line
from plandraft.plan_reading.structure.columns import heads_columns

LEAST_COLUMNS, MOST_COLUMNS = 3, 8
"""A table of one cell a line has so many columns (our choice: with fewer it cannot be told from a list)."""
CELL_CHARS = 60
"""A cell on a line of its own is no longer than this (our choice)."""
_BLANKS = re.compile(r"[ \u3000]{2,}|\u3000")


class Cell(NamedTuple):
    """The words of a cell, and where they begin: line and column, both from 1."""

    text: str
    line: int
    column: int


class FlattenedRow(NamedTuple):
    """A row that was put together again, and how many lines it took."""

    cells: tuple[Cell, ...]
    lines: int


def rows_at(lines: Sequence[Line], at: int) -> tuple[FlattenedRow, ...]:
    """The rows of the table that begins at a line, its header first; nothing where none does."""
    return _parted_by_blanks(lines, at) or _one_a_line(lines, at)


def _parted_by_blanks(lines: Sequence[Line], at: int) -> tuple[FlattenedRow, ...]:
    head = _cells(lines[at])
    if len(head) < LEAST_COLUMNS - 1 or not heads_columns(tuple(cell.text for cell in head)):
        return ()
    rows = [head]
    for line in lines[at + 1 :]:
        cells = _cells(line)
        if len(cells) < 2 or len(cells) > len(head):
            break
        rows.append(cells)
    return tuple(FlattenedRow(tuple(cells), 1) for cells in rows) if len(rows) > 1 else ()


def _cells(line: Line) -> list[Cell]:
    """What stands between blanks that are wider than one."""
    if "\t" in line.text.strip() or line.row:
        return []
    cells: list[Cell] = []
    start = 0
    text = line.text.rstrip()
    for gap in [*_BLANKS.finditer(text), None]:
        end = gap.start() if gap is not None else len(text)
        words = text[start:end].strip()
        if words:
            cells.append(Cell(words, line.number, text.index(words, start) + 1))
        start = gap.end() if gap is not None else end
    return cells


def _one_a_line(lines: Sequence[Line], at: int) -> tuple[FlattenedRow, ...]:
    """A header of single cells whose first is a number's, and rows that count 1, 2, 3."""
    if lines[at].text.strip() not in ("序号", "编号"):
        return ()
    for width in range(LEAST_COLUMNS, MOST_COLUMNS + 1):
        head = lines[at : at + width]
        first = lines[at + width].text.strip() if at + width < len(lines) else ""
        if first not in ("1", "01", "一") or not heads_columns(tuple(line.text.strip() for line in head)):
            continue
        rows = [head]
        while (row := lines[at + width * len(rows) : at + width * (len(rows) + 1)]) and _is_row(row, width, len(rows)):
            rows.append(row)
        return tuple(FlattenedRow(tuple(map(_cell, row)), width) for row in rows)
    return ()


def _is_row(row: Sequence[Line], width: int, number: int) -> bool:
    return (
        len(row) == width
        and row[0].text.strip() in (str(number), f"{number:02}", "一二三四五六七八九十"[number - 1 : number])
        and all(0 < len(line.text.strip()) <= CELL_CHARS for line in row)
    )


def _cell(line: Line) -> Cell:
    words = line.text.strip()
    return Cell(words, line.number, line.text.index(words) + 1)
