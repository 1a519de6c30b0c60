"""Tables in plans, understood by their header: a calendar, a list of tasks, or what money is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from plandraft.samples.structure.columns import columns_of
from plandraft.samples.structure.markers import marked, pieces
from plandraft.samples.structure.months import Months, heads_line, read_time
from plandraft.samples.structure.schedule import RawEntry, entry_at
from plandraft.samples.structure.segments import Segment

TableKind = Literal["schedule", "tasks", "money"]
_AMOUNT = re.compile(r"(?:约|共|不超过)?\s*\d[\d,，]*(?:\.\d+)?\s*万?元?")
TOTAL = re.compile(r"合\s*计|总\s*计|共\s*计|小\s*计|总额|总金额")
"""The first words of a row that sums up the others."""
_ONE = re.compile(r"(?:\S|(?<=[A-Za-z0-9])\s(?=[A-Za-z0-9]))+")
"""The lines of a cell are parted by blanks."""
_OF_MONEY = re.compile(r"经费|预算|资金|开支|支出|费用|金额|万元")


@dataclass
class Table:
    """Which column holds what.

    Attributes:
        columns: The place of each column.
        scale: What the header says amounts are counted in: ``万`` or nothing.
        months: The time last read, which an empty cell below repeats.
    """

    columns: dict[str, int]
    scale: str = ""
    months: Months | None = None

    @classmethod
    def of_header(cls, cells: tuple[str, ...]) -> Table | None:
        """Read a header row; None where it names no work beside something else."""
        columns = columns_of(cells)
        if columns is None:
            return None
        scale = "万" if "budget" in columns and "万元" in cells[columns["budget"]] else ""
        return cls(columns, scale)

    @property
    def kind(self) -> TableKind:
        """A calendar where the time leads; a list of money where nobody and no time stands beside the amounts."""
        if "time" in self.columns and self.columns["time"] < self.columns["work"]:
            return "schedule"
        return "money" if "budget" in self.columns and not {"owner", "time"} & set(self.columns) else "tasks"

    def cell(self, row: Segment, name: str) -> str:
        """A row's cell of a column, empty where there is none."""
        at = self.columns.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def start(self, row: Segment, name: str) -> int:
        """Where that cell's text begins in the row's."""
        before = row.cells[: self.columns.get(name, 0)]
        at = 0
        for cell in before:
            at = row.text.find(cell, at) + len(cell) if cell else at
        return max(row.text.find(self.cell(row, name), at), 0)

    def entries(self, row: Segment) -> Iterator[RawEntry]:
        """The entries of one row of a schedule."""
        said, work = self.cell(row, "time"), self.cell(row, "work")
        self.months = (heads_line(said) or read_time(said) or _often(said)) if said else self.months
        if self.months is None or not work:
            return
        for name in ("work", "content"):
            yield from self._entries(row, name, self.months)

    def _entries(self, row: Segment, name: str, months: Months) -> Iterator[RawEntry]:
        """The entries of one cell: its points, and the lines of it, which blanks part."""
        start, owner = self.start(row, name), self.cell(row, "owner")
        by = row.runs(self.start(row, "owner")) if owner else ()
        for offset, piece in pieces(self.cell(row, name)):
            bare = marked(piece)
            for one in _ONE.finditer(bare.text):
                entry = entry_at(row, months, start + offset + bare.offset + one.start(), one[0].rstrip("；;"))
                yield replace(entry, owner=owner, owner_runs=by)


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


def _often(cell: str) -> Months | None:
    """The time of a cell that names a rhythm, a season or a festival and nothing else: 每月."""
    return heads_line(f"{cell}：")
