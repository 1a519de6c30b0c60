"""Lines become paragraphs: what was broken in mid-sentence is joined again, and every place is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import quantiles
from unicodedata import east_asian_width

from plandraft.core.sample import Line
from plandraft.plan_reading.structure.flattened import FlattenedRow, rows_at
from plandraft.plan_reading.structure.inline import is_markdown, without_marks
from plandraft.plan_reading.structure.markers import without_marker

_LONG_CHARS = 60
"""A line of this length that ends without a mark was cut by a machine and is no heading (our choice)."""
LEAST_WRAPPED = 8
"""So many lines of nearly one width make a text that was wrapped at a column (our choice)."""
_END = re.compile(r"[。！？：；!?:;…”）)】》]\s*$")
_GOES_ON = re.compile(r"^[”’，。、；：！？）)】》,.;:!?]|^(?:年|月|日|的|和|与|及|等|了)(?![\u4e00-\u9fff]{0,3}[：:])")
_MASK_END = re.compile(r"(?:20|19)?[_＿xX×]{2}$")
_DECORATION = re.compile(r"^(?P<hashes>#{1,6})\s+|^>\s*|^\s+")

RunPlaces = tuple[tuple[int, int, int], ...]
"""Where a text stands in the file: offset in it, line and column (both from 1) of each run of characters."""


def runs_from(runs: RunPlaces, start: int) -> RunPlaces:
    """The runs of what is left of a text from an offset on, offsets counted from there.

    >>> runs_from(((0, 7, 3), (10, 8, 1)), 4)
    ((0, 7, 7), (6, 8, 1))
    """
    at, line, column = next(run for run in reversed(runs) if run[0] <= start)
    later = ((offset - start, line, column) for offset, line, column in runs if offset > start)
    return ((0, line, column + start - at), *later)


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph with the places of its parts.

    Attributes:
        text: Joined and without decoration.
        starts: For each joined line, and behind every mark taken off: offset in ``text``, line number, column from 1.
        tail: Offset in ``text`` of its last line.
        level: Depth of a heading that the file itself marks as one, from 1.
        row: Whether it is the row of a table.
        width: Columns of its last line on a terminal, indent included: 2 a Chinese character.
        indented: Whether its first line is.
    """

    text: str
    starts: RunPlaces
    level: int | None = None
    row: bool = False
    width: int = 0
    indented: bool = False
    tail: int = 0

    @property
    def line(self) -> int:
        """Line on which it begins."""
        return self.starts[0][1]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of an offset in the text."""
        _, line, column = runs_from(self.starts, max(offset, 0))[0]
        return line, column

    def runs(self, start: int) -> RunPlaces:
        """Where the text stands from an offset on, offsets counted from there."""
        return runs_from(self.starts, start)


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of some lines; empty lines end one."""
    width = _wrapped_at(lines)
    markdown = is_markdown(line.text for line in lines)
    found: list[Paragraph] = []
    apart = True
    filled = [line for line in lines if line.text.strip()]
    rows = _flattened(filled)
    for line in lines:
        if not line.text.strip():
            apart = True
            continue
        row = rows.get(line.number, ...)
        if row is not ...:
            found += [row] if row is not None else []
            apart = True
            continue
        now = _paragraph(line, markdown=markdown, row=line.row or bool(found and found[-1].row and "\t" in line.text))
        if not now.text:
            continue
        if found and not apart and now.level is None and _belongs(found[-1], now, width):
            found[-1] = _joined(found[-1], now)
        else:
            found.append(now)
        apart = False
    return found


def _flattened(filled: Sequence[Line]) -> dict[int, Paragraph | None]:
    """For the lines of tables that lost their rows: the row that begins there, None where one goes on."""
    rows: dict[int, Paragraph | None] = {}
    at = 0
    while at < len(filled):
        found = rows_at(filled, at)
        for row in found:
            rows |= dict.fromkeys((line.number for line in filled[at : at + row.lines]), None)
            rows[filled[at].number] = _row(row)
            at += row.lines
        at += not found
    return rows


def _row(row: FlattenedRow) -> Paragraph:
    text, starts = "", []
    for cell in row.cells:
        text += "\t" if text else ""
        starts.append((len(text), cell.line, cell.column))
        text += cell.text
    return Paragraph(text=text, starts=tuple(starts), row=True)


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: cells between tabs, or between upright bars as in Markdown."""
    return "\t" in text.strip() or (len(text) > 2 and text.startswith("|") and text.endswith("|"))


def _paragraph(line: Line, *, markdown: bool, row: bool) -> Paragraph:
    text, column, level = line.text.rstrip(), 1, line.level
    while not row and (found := _DECORATION.match(text)) is not None and found.end():
        level = len(found["hashes"]) if found["hashes"] else level
        column += found.end()
        text = text[found.end() :]
    bare = without_marks(text, markdown=markdown)
    return Paragraph(
        text=bare.text,
        starts=tuple((offset, line.number, column + at) for offset, at in bare.cuts),
        level=level,
        row=row or is_row(bare.text),
        width=_width(line.text.rstrip()),
        indented=line.text[:1] in (" ", "\u3000", "\t"),
    )


@lru_cache(maxsize=4096)
def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _belongs(before: Paragraph, now: Paragraph, width: int | None) -> bool:
    """Whether a line goes on with the sentence of the one before."""
    if before.level is not None or before.row or now.row:
        return False
    if _MASK_END.search(before.text) and _GOES_ON.match(now.text):
        return True
    if _END.search(before.text) and not re.match(r"[”’，。、；：！？）)】》]", now.text):
        return False
    if without_marker(now.text).style is not None:
        return False
    if width is not None and now.indented:
        return False
    last = before.text[before.tail :]
    if _GOES_ON.match(now.text) and len(last) > 12:
        return True
    if width is not None:
        return before.width >= width - 4
    return len(last) >= _LONG_CHARS


def _joined(before: Paragraph, now: Paragraph) -> Paragraph:
    blank = " " if before.text[-1:].isascii() and before.text[-1:].isalnum() and now.text[0].isascii() else ""
    text = before.text + blank
    offset = len(text)
    starts = tuple((offset + start, line, column) for start, line, column in now.starts)
    return replace(before, text=text + now.text, starts=(*before.starts, *starts), width=now.width, tail=offset)


def _wrapped_at(lines: Sequence[Line]) -> int | None:
    """The column at which a text was wrapped by its program, or None where lines are paragraphs."""
    widths = [_width(line.text.rstrip()) for line in lines if line.text.strip()]
    if len(widths) < LEAST_WRAPPED or max(widths) > 2 * _LONG_CHARS:
        return None
    widest = round(quantiles(widths, n=20)[-1])
    near = sum(widest - 4 <= width <= widest for width in widths)
    return widest if near * 4 >= len(widths) and widest >= 30 else None
