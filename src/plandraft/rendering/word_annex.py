"""Edits in the task table of a Word file that came back: it is a view of the measures, and the text wins over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from plandraft.core.plan import Measure, Plan
from plandraft.core.source_map import Unread
from plandraft.messages import both
from plandraft.rendering.docx_xml import printable
from plandraft.rendering.lines import listed
from plandraft.rendering.tasks import BUDGET, TASK_HEADS, task_table
from plandraft.rendering.word_lines import WordLine

_NUMBER, _TITLE, _OWNER, _PARTNERS, _TIMING, _INDICATOR = TASK_HEADS


_FIELDS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    _TITLE: ("title", str),
    _OWNER: ("owner", str),
    _PARTNERS: ("partners", listed),
    _INDICATOR: ("indicator", str),
}
"""The columns whose edits are taken, with their fields; times and money belong to the text and to the part on money."""


def with_annex(plan: Plan, before: Plan, rows: Sequence[WordLine]) -> tuple[Plan, tuple[Unread, ...]]:
    """The plan with what was edited in the table alone, and what of the table was not taken.

    Args:
        plan: As the text says it now.
        before: As it was written, text and table alike.
        rows: The table as it is now, the heads first; empty where it was deleted.
    """
    if not rows:
        return plan, ()
    table = task_table(before)
    old = {printable(row[0]): (measure, row) for measure, row in zip(before.measures, table.rows, strict=True)}
    measures, told = {measure.id: measure for measure in plan.measures}, list[Unread]()
    heads = [cell.strip() for cell in rows[0].text.split("\t")]
    for line in rows[1:]:
        cells = dict(zip(heads, [*line.text.split("\t"), *[""] * len(heads)], strict=False))
        known = _known(cells, old)
        if known is None:
            told.append(_unread(line, *both("a new row of the table: write it into the text")))
            continue
        measure, row = known
        for head, cell in _changed(cells, dict(zip(table.heads, row, strict=True))):
            taken = _taken(head, cell, measure, measures.get(measure.id))
            if taken is None:
                why = both("the edit of “{head}” in the table was not taken: the text wins", head=head)
                told.append(_unread(line, *why))
            else:
                measures[measure.id] = taken
    return plan.model_copy(update={"measures": tuple(measures.values())}), tuple(told)


def _known(
    cells: Mapping[str, str], old: dict[str, tuple[Measure, tuple[str, ...]]]
) -> tuple[Measure, tuple[str, ...]] | None:
    """The measure of a row: by its title, else by its number."""
    title, number = printable(cells.get(_TITLE, "")), printable(cells.get(_NUMBER, ""))
    by_title = next((key for key, (measure, _) in old.items() if title and printable(measure.title) == title), None)
    key = by_title or (number if number in old else None)
    return old.pop(key) if key is not None else None


def _changed(cells: Mapping[str, str], row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for head in (*TASK_HEADS[1:], BUDGET):
        now = " ".join(cells.get(head, "").split())
        if head in cells and now != " ".join(printable(row.get(head, "")).split()):
            yield head, now


def _taken(head: str, cell: str, before: Measure, now: Measure | None) -> Measure | None:
    """The measure with an edited cell; None where its text was edited too, or where the column is not taken."""
    if now is None or head not in _FIELDS:
        return None
    name, read = _FIELDS[head]
    value = read(cell)
    if getattr(now, name) == value:
        return now
    return now.model_copy(update={name: value}) if getattr(now, name) == getattr(before, name) else None


def _unread(line: WordLine, why: str, why_en: str) -> Unread:
    return Unread(line=line.number, text=line.text.replace("\t", " | ")[:40], why=why, why_en=why_en)
