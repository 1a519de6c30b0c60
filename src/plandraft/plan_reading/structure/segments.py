"""The numbered points and the prose of a plan, in order, before anything is nested."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plandraft.plan_reading.structure.markers import Marked, Style, bare_marked, bare_numbers, pieces, without_marker
from plandraft.plan_reading.structure.months import Months, heads_line
from plandraft.plan_reading.structure.numerals import number_of
from plandraft.plan_reading.structure.paragraphs import Paragraph, RunPlaces

_N = r"[一二三四五六七八九十元]{1,2}|\d{1,2}"
_NUMBERED_MONTH = re.compile(rf"\s*({_N})[、.．](?=({_N})月)")

_NEXT_MONTH = re.compile(r"[。；;]\s*(?=[一二三四五六七八九十元\d][^。；;：:]{0,8}月份?[：:])")


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One numbered point, one heading or one paragraph.

    Attributes:
        text: Without its marker.
        style: Kind of numbering, or None.
        number: Value of the marker, or None.
        level: Depth of a heading that the file marks as one.
        time: The time that heads it, with the offset in ``text`` where the rest begins.
        cells: The cells of a table row, else empty.
    """

    text: str
    line: int
    column: int
    marker: str | None = None
    style: Style | None = None
    number: int | None = None
    level: int | None = None
    time: Months | None = None
    cells: tuple[str, ...] = ()
    places: Paragraph
    offset: int = 0

    @property
    def numbered(self) -> bool:
        """Whether a marker stands before it."""
        return self.style is not None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in its text."""
        return self.places.place(self.offset + offset)

    def runs(self, start: int) -> RunPlaces:
        """Where its text stands from an offset on, run by run."""
        return self.places.runs(self.offset + start)


def segments(found: Sequence[Paragraph]) -> list[Segment]:
    """Cut paragraphs at the markers inside them."""
    bare = bare_numbers([paragraph.text for paragraph in found])
    numbered_months = _months_are_numbered(found)
    result: list[Segment] = []
    for at, paragraph in enumerate(found):
        cells = _cells(paragraph)
        if cells is not None:
            if cells:
                result.append(_row(paragraph, cells))
            continue
        for start, piece in _by_month(pieces(paragraph.text)):
            result.append(_segment(paragraph, start, piece, bare=at in bare, numbered_months=numbered_months))
    return result


def _by_month(found: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Pieces; one that a month heads is cut where another month follows a full stop, as in 九月：甲。十月：乙."""
    for start, piece in found:
        cuts = [0]
        if heads_line(piece) is not None:
            cuts += [m.end() for m in _NEXT_MONTH.finditer(piece) if heads_line(piece[m.end() :]) is not None]
        ends = [*cuts[1:], len(piece)]
        yield from ((start + cut, piece[cut:end]) for cut, end in zip(cuts, ends, strict=True))


def _segment(paragraph: Paragraph, start: int, piece: str, *, bare: bool, numbered_months: frozenset[bool]) -> Segment:
    pair = _NUMBERED_MONTH.match(piece)
    time = None if pair is not None and pair[1].isdecimal() in numbered_months else heads_line(piece)
    if time is not None:
        lead = len(piece) - len(piece.lstrip())
        taken = Marked(None, None, None, piece.strip(), lead)
        time = time._replace(end=max(time.end - lead, 0))
    else:
        taken = bare_marked(piece) if bare else without_marker(piece)
        time = heads_line(taken.text)
    line, column = paragraph.place(start + taken.offset)
    return Segment(
        text=taken.text,
        line=line,
        column=column,
        marker=taken.marker,
        style=taken.style,
        number=taken.number,
        level=paragraph.level if start == 0 else None,
        time=time,
        places=paragraph,
        offset=start + taken.offset,
    )


def _row(paragraph: Paragraph, cells: tuple[str, ...]) -> Segment:
    line, column = paragraph.place(0)
    return Segment(text=paragraph.text, line=line, column=column, cells=cells, places=paragraph)


def _cells(paragraph: Paragraph) -> tuple[str, ...] | None:
    """The cells of a table row, nothing for a rule between rows, None for what is no row."""
    text = paragraph.text
    if not paragraph.row:
        return None
    if "\t" in text or not text.startswith("|"):
        return tuple(cell.strip() for cell in text.split("\t"))
    cells = [cell.strip() for cell in text[1:-1].split("|")]
    return () if all(re.fullmatch(r":?-+:?", cell) or not cell for cell in cells) else tuple(cells)


def _months_are_numbered(found: Sequence[Paragraph]) -> frozenset[bool]:
    """Whether ``二、三月份：`` is the second point, March, and not February with March; for digits, and for numerals.

    It is where some number is not the one before its month, or where the numbers count 1, 2, 3.
    """
    numbered = set()
    matches = [m for paragraph in found if (m := _NUMBERED_MONTH.match(paragraph.text)) is not None]
    for digits in (True, False):
        pairs = [(number_of(m[1]), number_of(m[2])) for m in matches if m[1].isdecimal() is digits]
        if any(month != (number or 0) + 1 for number, month in pairs) or [n for n, _ in pairs[:2]] == [1, 2]:
            numbered.add(digits)
    return frozenset(numbered)


def joined_runs(found: Sequence[Segment]) -> RunPlaces:
    """Where the texts of some lines stand that are read as one."""
    runs: list[tuple[int, int, int]] = []
    done = 0
    for segment in found:
        runs += [(done + at, line, column) for at, line, column in segment.runs(0)]
        done += len(segment.text)
    return tuple(runs)
