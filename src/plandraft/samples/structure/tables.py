"""Tables in plans, understood by their header: a calendar, a list of tasks, or what money is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from plandraft.samples.structure.markers import marked, pieces
from plandraft.samples.structure.months import Months, heads_line, read_time
from plandraft.samples.structure.schedule import RawEntry, entry_at
from plandraft.samples.structure.segments import Segment

TableKind = Literal["schedule", "tasks", "money"]
HEAD_CHARS = 12
"""The name of a column is no longer than this (our choice)."""
_COLUMNS = (
    ("number", re.compile(r"^(?:序号|编号|号|项次|序)$")),
    ("share", re.compile(r"占比|比例")),
    (
        "time",
        re.compile(
            r"^(?:月份?|季度|学期|进度|日期|时[间段限]|(?:活动|工作|完成|实施|计划)?(?:时[间限段]|日期|月份|进度|节点)(?:安排)?)$"
        ),
    ),
    ("budget", re.compile(r"^(?:经费|预算|金额|费用|数额)|金额|预算额|经费预算|[（(]?万?元[)）]?$")),
    ("note", re.compile(r"备注|说明|依据|(?:主要|具体|资金|经费)用途")),
    ("owner", re.compile(r"责任|牵头|负责|承办|主办|实施部门")),
    ("partners", re.compile(r"配合|协办|参与|协同")),
    ("indicator", re.compile(r"目标|指标|标准|要求|成效|成果|完成标志")),
    ("work", re.compile(r"措施|内容|任务|事项|项目|活动|工作|安排|举措|要点|用途|科目|支出|开支|类别|要做的事|名称")),
)
_AMOUNT = re.compile(r"(?:约|共|不超过)?\s*\d[\d,，]*(?:\.\d+)?\s*万?元?")
TOTAL = re.compile(r"合\s*计|总\s*计|共\s*计|小\s*计|总额|总金额")
"""The first words of a row that sums up the others."""
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
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            names = [name for name, words in _COLUMNS if cell and len(cell) <= HEAD_CHARS and words.search(cell)]
            if names and names[0] not in columns:
                columns[names[0]] = at
            elif "note" not in columns and names == ["work"]:
                columns["note"] = at
        if "note" in columns and "work" not in columns and "budget" in columns:
            columns["work"] = columns.pop("note")
        scale = "万" if "budget" in columns and "万元" in cells[columns["budget"]] else ""
        return cls(columns, scale) if "work" in columns and len(columns) >= 2 else None

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
        self.months = (heads_line(said) or read_time(said)) if said else self.months
        if self.months is None or not work:
            return
        start, owner = self.start(row, "work"), self.cell(row, "owner")
        by = row.runs(self.start(row, "owner")) if owner else ()
        for offset, piece in pieces(work):
            bare = marked(piece)
            yield replace(
                entry_at(row, self.months, start + offset + bare.offset, bare.text), owner=owner, owner_runs=by
            )


def without_header(row: Segment, around: str) -> Table | None:
    """A table of two columns whose rows begin with a month, or of money where the words around speak of it.

    Args:
        row: Its first row.
        around: The heading and the line above it.
    """
    if len(row.cells) < 2:
        return None
    if heads_line(row.cells[0]) is not None:
        return Table({"time": 0, "work": 1})
    amounts = [at for at, cell in enumerate(row.cells) if _AMOUNT.fullmatch(cell)]
    words = [at for at, cell in enumerate(row.cells) if re.search("[\u4e00-\u9fff]{2}", cell) and at not in amounts]
    if not amounts or not words or not _OF_MONEY.search(around):
        return None
    columns = {"work": words[0], "budget": next((at for at in amounts if at > words[0]), amounts[-1])}
    scale = "万" if "万元" in around and "." in row.cells[columns["budget"]] else ""
    return Table(columns | ({"note": words[1]} if len(words) > 1 else {}), scale)
