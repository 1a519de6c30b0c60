"""Tables in plans: a row is an entry where a month leads it, else a point with its owner and time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.samples.structure.markers import marked, pieces
from plandraft.samples.structure.months import Months, heads_line, read_time
from plandraft.samples.structure.schedule import RawEntry, entry_at
from plandraft.samples.structure.segments import Segment

_COLUMNS = (
    ("number", re.compile(r"^(?:序号|编号|号|项次)$")),
    (
        "time",
        re.compile(
            r"^(?:月份?|季度|进度|日期|时[间段限]|(?:活动|工作|完成|实施|计划)?(?:时[间限段]|日期|进度)(?:安排)?)$"
        ),
    ),
    ("owner", re.compile(r"责任|牵头|负责|承办|主办")),
    ("partners", re.compile(r"配合|协办|参与|协同")),
    ("indicator", re.compile(r"目标|指标|标准|要求|成效|成果")),
    ("budget", re.compile(r"经费|预算|金额")),
    ("work", re.compile(r"措施|内容|任务|事项|项目|活动|工作|安排|举措|要点")),
)


@dataclass
class Table:
    """Which column holds what; ``months`` is the time last read, which an empty cell below repeats."""

    columns: dict[str, int]
    months: Months | None = None

    @classmethod
    def of_header(cls, cells: tuple[str, ...]) -> Table | None:
        """Read a header row; None where it names no work beside something else."""
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            name = next((name for name, words in _COLUMNS if len(cell) <= 10 and words.search(cell)), None)
            if name is not None:
                columns.setdefault(name, at)
        return cls(columns) if "work" in columns and len(columns) >= 2 else None

    @property
    def is_schedule(self) -> bool:
        """Whether the time leads: a table by months, not a list of tasks with their dates."""
        return "time" in self.columns and self.columns["time"] < self.columns["work"]

    def cell(self, row: Segment, name: str) -> str:
        """A row's cell of a column, empty where there is none."""
        at = self.columns.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def entries(self, row: Segment) -> Iterator[RawEntry]:
        """The entries of one row of a schedule."""
        said, work = self.cell(row, "time"), self.cell(row, "work")
        self.months = (heads_line(said) or read_time(said)) if said else self.months
        if self.months is None or not work:
            return
        start = row.text.find(work)
        for offset, piece in pieces(work):
            bare = marked(piece)
            yield entry_at(row, self.months, start + offset + bare.offset, bare.text)


def without_header(row: Segment) -> Table | None:
    """A two-column table whose rows begin with a month."""
    if len(row.cells) < 2 or heads_line(row.cells[0]) is None:
        return None
    return Table({"time": 0, "work": 1})
