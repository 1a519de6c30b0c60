"""The row of a table as a point."""

from __future__ import annotations

from plandraft.plan_reading.structure.segments import Segment
from plandraft.plan_reading.structure.tables import Table
from plandraft.plan_reading.structure.tree import RawItem


def row_item(row: Segment, table: Table | None) -> RawItem:
    """A row as a point: its work, with the other cells beside it."""
    if table is None:
        return _of_cells(row)
    text, start = table.cell(row, "work"), table.start(row, "work")
    line, column = row.place(start)
    said = {name: table.cell(row, name) for name in table.columns if name not in ("number", "work")}
    if table.scale and (amount := said.get("budget", "")) and amount[-1:].isdigit():
        said["budget"] = amount + table.scale
    kept = {name: cell for name, cell in said.items() if cell}
    cells = {name: row.runs(table.start(row, name)) for name in kept}
    return RawItem(line, column, table.cell(row, "number") or None, text, kept, row.runs(start), cells)


def _of_cells(row: Segment) -> RawItem:
    """A row of a table that nothing is known of: its cells as one sentence."""
    text, runs, at = "", [], 0
    for cell in filter(None, row.cells):
        text += "，" if text else ""
        at = row.text.find(cell, at)
        runs.append((len(text), *row.place(at)))
        text, at = text + cell, at + len(cell)
    return RawItem(row.line, row.column, None, text, runs=tuple(runs))
