"""Tables in plans, understood by their header: a calendar, a list of tasks, or what money is for; a row as a point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from plandraft.core.months import OPEN_TIME
from plandraft.plan_reading.structure.columns import columns_of, owner_column
from plandraft.plan_reading.structure.markers import pieces, without_marker
from plandraft.plan_reading.structure.months import Months, heads_line, read_time
from plandraft.plan_reading.structure.schedule import RawEntry, entry_at
from plandraft.plan_reading.structure.segments import Segment
from plandraft.plan_reading.structure.tree import RawItem

TableKind = Literal["schedule", "tasks", "money"]
_AMOUNT = re.compile(r"(?:约|共|不超过)?\s{0,60}+\d[\d,，]{0,15}(?:\.\d{1,15})?\s{0,60}+万?元?")
TOTAL = re.compile(r"合\s*计|总\s*计|共\s*计|小\s*计|总额|总金额")
"""The first words of a row that sums up the others."""
_ONE = re.compile(r"(?:\S|(?<=[A-Za-z0-9])\s(?=[A-Za-z0-9]))+")
"""The lines of a cell are parted by blanks."""
_ACROSS = 3
"""So many cells of a header that name a month or a quarter make it a calendar that runs across (our choice)."""
_OF_MONEY = re.compile(r"经费|预算|资金|开支|支出|费用|金额|万元")


@dataclass
class Table:
    """Which column holds what.

    Attributes:
        columns: The place of each column.
        scale: What the header says amounts are counted in: ``万`` or nothing.
        months: The time last read, which an empty cell below repeats.
        across: Where months stand side by side in the header: the time of each such column.
    """

    columns: dict[str, int]
    scale: str = ""
    months: Months | None = None
    across: Mapping[int, Months] = field(default_factory=dict)

    @classmethod
    def of_header(cls, cells: tuple[str, ...]) -> Table | None:
        """Read a header row; None where it names no work beside something else, and no months side by side."""
        across = {at: months for at, cell in enumerate(cells) if (months := heads_line(f"{cell}：")) is not None}
        if len(across) >= _ACROSS:
            return cls(owner_column(cells), across=across)
        columns = columns_of(cells)
        if columns is None:
            return None
        scale = "万" if "budget" in columns and "万元" in cells[columns["budget"]] else ""
        return cls(columns, scale)

    @property
    def kind(self) -> TableKind:
        """A calendar where the time leads; a list of money where nobody and no time stands beside the amounts."""
        if self.across or ("time" in self.columns and self.columns["time"] < self.columns["work"]):
            return "schedule"
        return "money" if "budget" in self.columns and not {"owner", "time"} & set(self.columns) else "tasks"

    def cell(self, row: Segment, name: str) -> str:
        """A row's cell of a column, empty where there is none."""
        at = self.columns.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def start(self, row: Segment, name: str) -> int:
        """Where that cell's text begins in the row's."""
        return _start(row, self.columns.get(name, 0), self.cell(row, name))

    def entries(self, row: Segment) -> Iterator[RawEntry]:
        """The entries of one row of a schedule."""
        for at, months in self.across.items():
            if at < len(row.cells) and row.cells[at]:
                yield from self._owned(row, at, months)
        if self.across:
            return
        said, work = self.cell(row, "time"), self.cell(row, "work")
        self.months = (_open(said) or heads_line(said) or read_time(said) or _often(said)) if said else self.months
        if self.months is None or not work:
            return
        for name in ("work", "content"):
            place = self.columns.get(name)
            if place is not None and place < len(row.cells):
                yield from self._owned(row, place, self.months)

    def _owned(self, row: Segment, at: int, months: Months) -> Iterator[RawEntry]:
        """The entries of one cell, with who does them."""
        owner, cell = self.cell(row, "owner"), row.cells[at]
        by = row.runs(self.start(row, "owner")) if owner else ()
        for entry in _of_cell(row, cell, _start(row, at, cell), months):
            yield replace(entry, owner=owner, owner_runs=by)


def _start(row: Segment, column: int, cell: str) -> int:
    """Where the text of a column's cell begins in the row's."""
    at = 0
    for before in row.cells[:column]:
        at = row.text.find(before, at) + len(before) if before else at
    return max(row.text.find(cell, at), 0)


def _of_cell(row: Segment, cell: str, start: int, months: Months) -> Iterator[RawEntry]:
    """The entries of one cell: its points, and the lines of it, which blanks part."""
    for offset, piece in pieces(cell):
        bare = without_marker(piece)
        for one in _ONE.finditer(bare.text):
            yield entry_at(row, months, start + offset + bare.offset + one.start(), one[0].rstrip("；;"))


def without_header(row: Segment, around: str) -> Table | None:
    """A table of two columns whose rows begin with a time, or of money where the words around speak of it.

    Args:
        row: Its first row.
        around: The heading and the line above it.
    """
    if len(row.cells) < 2:
        return None
    amounts = [at for at, cell in enumerate(row.cells) if _AMOUNT.fullmatch(cell)]
    if heads_line(row.cells[0]) is not None or (not amounts and _often(row.cells[0]) is not None):
        return Table({"time": 0, "work": 1})
    words = [at for at, cell in enumerate(row.cells) if re.search("[\u4e00-\u9fff]{2}", cell) and at not in amounts]
    if not amounts or not words or not _OF_MONEY.search(around):
        return None
    columns = {"work": words[0], "budget": next((at for at in amounts if at > words[0]), amounts[-1])}
    scale = "万" if "万元" in around and "." in row.cells[columns["budget"]] else ""
    return Table(columns | ({"note": words[1]} if len(words) > 1 else {}), scale)


def _open(cell: str) -> Months | None:
    """An open time, as our own calendars name it."""
    return Months((), None, len(cell)) if cell.strip() == OPEN_TIME else None


def _often(cell: str) -> Months | None:
    """The time of a cell that names a rhythm, a season or a festival and nothing else: 每月."""
    return heads_line(f"{cell}：")


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
