"""Drafts of one plan side by side, as a text for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from plandraft.core.comparison import Comparison, DraftFigures, MatterCompared
from plandraft.core.texts import json_shown
from plandraft.core.timing import Timing
from plandraft.rendering.coverage import STATES

_HEADS = ("字数", "错误", "警告", "提示", "待补", "落实事项", "措施", "有责任主体", "有时间", "有安排的月份")
"""What is told of each draft."""


def comparison_text(found: Comparison) -> str:
    """A table with a column a draft, a block a demand, and the draft that a merge begins with."""
    matters = len(found.matters)
    columns = [(draft.name, *_cells(draft, matters)) for draft in found.drafts]
    lines = list(_table(("", *_HEADS), columns))
    for matter in found.matters:
        lines += ["", *_block(matter, [draft.name for draft in found.drafts])]
    lines += ["", f"问题最少的是 {found.drafts[found.best].name}，合并时以它为底稿"]
    return "\n".join(lines) + "\n"


def comparison_json(found: Comparison) -> str:
    """The same for programs."""
    return json_shown(found.model_dump(mode="json"))


def _cells(draft: DraftFigures, matters: int) -> tuple[str, ...]:
    return (
        f"{draft.length}/{draft.wanted}" if draft.wanted else str(draft.length),
        str(draft.errors),
        str(draft.warnings),
        str(draft.hints),
        str(draft.gaps),
        f"{draft.claimed}/{matters}",
        str(draft.measures),
        f"{draft.with_owner:.0%}",
        f"{draft.with_time:.0%}",
        Timing.of(*draft.months).label if draft.months else "无",
    )


def _table(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of a table that is given by columns, each as wide as its widest cell."""
    all_columns = [heads, *columns]
    widths = [max(map(_width, column)) for column in all_columns]
    for row in zip(*all_columns, strict=True):
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _block(compared: MatterCompared, names: Sequence[str]) -> Iterator[str]:
    yield f"{'、'.join(compared.matter.ids)} {compared.matter.text}"
    for name, draft in zip(names, compared.drafts, strict=True):
        yield f"    {name}：{'；'.join(draft.titles) or '—'}  〔{STATES[draft.state]}〕"
        yield from (f"        {finding}" for finding in draft.findings)


def _width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
