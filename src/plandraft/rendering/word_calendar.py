"""The calendar's table in a Word file of ours that was edited: which entry each row is, and what it says now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plandraft.core.blocks import CALENDAR_KEY
from plandraft.core.calendar_rows import MONTH, OWNER, WORK, CalendarRow, calendar_rows, owner_of_entry
from plandraft.core.months import OPEN_TIME, read_heading
from plandraft.core.plan import Plan
from plandraft.core.sample import Line
from plandraft.core.wording import without_brackets
from plandraft.messages import both, marked
from plandraft.rendering.comments import comment, take_apart
from plandraft.rendering.docx_xml import printable
from plandraft.rendering.escapes import on_one_line
from plandraft.rendering.lines import owner_hints
from plandraft.rendering.word_lines import WordLine, is_like, says_the_same

_HEADS = (MONTH, WORK, OWNER)
_UNREAD_MONTH = marked("no month: it was read as the one before, or as open")

_OF_MEASURE = marked("who does it is said by the measure: change it there")


@dataclass(frozen=True, kw_only=True)
class ReadRow:
    """A row as it is now.

    Attributes:
        line: Where it stands.
        before: What it was; None for a new one.
        month: The month under which it stands now.
        work: What is done.
        owner: Who does it where that was edited or is new; None where it was left as it was.
        told: Why something of it was not taken, in Chinese and in English.
    """

    line: WordLine
    before: CalendarRow | None
    month: str
    work: str
    owner: str | None
    told: tuple[str, str] | None = None

    @property
    def is_untouched(self) -> bool:
        """Whether it says what it said."""
        row = self.before
        return row is not None and self.owner is None and (self.month, self.work) == (row.month, row.work)


def holds_table(lines: Sequence[Line], plan: Plan) -> bool:
    """Whether a file's calendar is a table: a row of it is marked, or its heads stand somewhere."""
    marks = {CALENDAR_KEY, *(entry.id for entry in plan.schedule)}
    return any(line.row and (line.mark in marks or _is_heads(line)) for line in lines)


def read_rows(lines: Sequence[WordLine], plan: Plan) -> dict[int, ReadRow | None]:
    """The rows of the table by the numbers of their lines; None for the heads.

    Args:
        lines: The rows of the part, in the file's order.
        plan: The plan that the file carries.
    """
    printed = calendar_rows(plan)
    cells = [_cells(line, _columns(lines)) for line in lines if not _is_heads(line)]
    rows = [line for line in lines if not _is_heads(line)]
    known = _known(rows, cells, printed)
    months = _months([own[0] for own in cells], known, printed)
    found: dict[int, ReadRow | None] = {line.number: None for line in lines if _is_heads(line)}
    for line, own, before, month in zip(rows, cells, known, months, strict=True):
        if own[1] or (before is not None and not before.work and own[2]):
            found[line.number] = _read(line, own, before, month)
        else:
            found[line.number] = None  # a row without work says nothing any more
    return found


def edited_line(row: ReadRow, comment_: str) -> tuple[str, str]:
    """A row that was edited, or is new, as a line of our Markdown, and its comment.

    Args:
        row: As it is now.
        comment_: Of the line before it was edited; empty for a new one.
    """
    named = row.before.entry.owner if row.owner is None and row.before else row.owner or ""
    owner = on_one_line(without_brackets(named) if row.owner is None else named)
    words = f"{row.month}：{on_one_line(row.work)}" + (f"（{owner}）" if owner else "")
    kept = take_apart(comment_).data if comment_ else {}
    kept = {name: value for name, value in kept.items() if name not in ("by", "not_by")}
    return words, comment("node", kept | owner_hints(words, owner))


def without_echoes(plan: Plan, before: Plan) -> Plan:
    """The plan in which an entry does not repeat the owner of its measure, which it did not name before either."""
    own = {entry.id for entry in before.schedule if entry.owner}
    entries = tuple(
        entry.model_copy(update={"owner": ""})
        if entry.owner
        and entry.id not in own
        and entry.owner == owner_of_entry(entry.model_copy(update={"owner": ""}), plan)
        else entry
        for entry in plan.schedule
    )
    return plan if entries == plan.schedule else plan.model_copy(update={"schedule": entries})


def _is_heads(line: WordLine | Line) -> bool:
    cells = [printable(cell) for cell in line.text.split("\t")]
    return line.row and cells[:2] == [MONTH, WORK]


def _columns(lines: Sequence[WordLine]) -> tuple[int, ...]:
    """In which column month, work and owner stand; people move columns."""
    heads = next(([printable(cell) for cell in line.text.split("\t")] for line in lines if _is_heads(line)), [*_HEADS])
    return tuple(heads.index(head) if head in heads else -1 for head in _HEADS)


def _cells(line: WordLine, columns: Sequence[int]) -> tuple[str, str, str]:
    cells = [printable(cell) for cell in line.text.split("\t")]
    month, work, owner = (cells[at] if 0 <= at < len(cells) else "" for at in columns)
    return month, work, owner


def _known(
    rows: Sequence[WordLine], cells: Sequence[tuple[str, str, str]], printed: Sequence[CalendarRow]
) -> list[CalendarRow | None]:
    """For each row what it was: by its mark, else by what it says."""
    by_id = {row.entry.id: row for row in printed}
    found = [by_id.pop(line.key, None) for line in rows]
    for is_same in (_is_equal, _is_similar):
        for at, own in enumerate(cells):
            same = next((row for row in by_id.values() if is_same(own, row)), None) if found[at] is None else None
            if same is not None:
                found[at] = by_id.pop(same.entry.id)
    return found


def _is_equal(cells: tuple[str, str, str], row: CalendarRow) -> bool:
    return bool(cells[1]) and says_the_same(cells[1], row.work) and says_the_same(cells[0], row.month)


def _is_similar(cells: tuple[str, str, str], row: CalendarRow) -> bool:
    return bool(cells[1]) and is_like(cells[1], printable(row.work))


def _months(seen: Sequence[str], known: Sequence[CalendarRow | None], printed: Sequence[CalendarRow]) -> list[str]:
    """The month under which each row stands.

    The name of a month stands in its first row; the cells below are empty, or merged with it by somebody. Where the
    first row was deleted, or given another month, the next ones would hang below the month before: those that are still
    in their place keep theirs.
    """
    at = {row.entry.id: number for number, row in enumerate(printed)}
    there = {
        row.entry.id
        for cell, row in zip(seen, known, strict=True)
        if row is not None and (not cell or says_the_same(cell, row.month))
    }
    months, shown, head, last = list[str](), "", None, -1
    for cell, row in zip(seen, known, strict=True):
        hangs = not cell or says_the_same(cell, shown)
        month = (months[-1] if months else OPEN_TIME) if hangs else cell
        if not hangs:
            shown, head = cell, row
        if row is not None:
            place = at[row.entry.id]
            is_orphan = hangs and (head is None or head.month != row.month)
            if is_orphan and last < place and not there & {one.entry.id for one in printed[last + 1 : place]}:
                month = row.month
            last = place
        months.append(month)
    return months


def _read(line: WordLine, cells: tuple[str, str, str], before: CalendarRow | None, month: str) -> ReadRow:
    if before is None:
        named = month if read_heading(month) is not None else OPEN_TIME
        read = ReadRow(line=line, before=None, month=named, work=cells[1], owner=cells[2])
        return read if named == month else replace(read, told=both(_UNREAD_MONTH))
    told = None
    if says_the_same(month, before.month):
        month = before.month
    elif read_heading(month) is None:
        month, told = before.month, both(_UNREAD_MONTH)
    work = before.work if says_the_same(cells[1], before.work) else cells[1]
    owner = None if says_the_same(cells[2], before.owner) else cells[2]
    if owner == "" and not before.entry.owner:
        owner, told = None, both(_OF_MEASURE)
    return ReadRow(line=line, before=before, month=month, work=work, owner=owner, told=told)
