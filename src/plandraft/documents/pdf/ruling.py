"""The lines drawn on a page, and the tables that they make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_THIN = 3.0
"""A drawn rectangle thinner than this many points is a line; lines nearer than this are one (our choice)."""
_SHORT = 8.0
"""Shorter lines, in points, are parts of signs and not of tables (our choice)."""
_PAINTING = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))

Matrix = Sequence[float]


class Stroke(NamedTuple):
    """A level or upright line: its place across (``at``), and from where to where along."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table.

    Attributes:
        columns: Borders of its columns from the left, in points.
        rows: Borders of its rows from the bottom, in points.
        open_below: Row (from the top) and column of the cells without a line below: merged with the next.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    open_below: frozenset[tuple[int, int]] = frozenset()

    def merged(self, row: int, column: int) -> range:
        """The rows that a cell reaches over, itself included."""
        first = last = row
        while (first - 1, column) in self.open_below:
            first -= 1
        while (last, column) in self.open_below:
            last += 1
        return range(first, last + 1)

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Row from the top and column from the left of a point, or None outside."""
        column, row = bisect_right(self.columns, x) - 1, bisect_right(self.rows, y) - 1
        if not (0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1):
            return None
        return len(self.rows) - 2 - row, column


class Pen:
    """Goes along with the drawing operators of a page and remembers the lines."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self._path: list[Stroke] = []
        self._at: tuple[float, float] | None = None

    def draw(self, operator: bytes, operands: Sequence[float], matrix: Matrix) -> None:
        """Take one operator: a path counts when it is painted, not when it only bounds what is drawn later."""
        if operator in _PAINTING:
            self.strokes += self._path
        if operator in _PAINTING or operator == b"n":
            self._path.clear()
        elif operator == b"re" and len(operands) == 4:
            x, y, width, height = map(float, operands)
            self._rectangle(_moved(matrix, x, y), _moved(matrix, x + width, y + height))
        elif operator in (b"m", b"l") and len(operands) == 2:
            here = _moved(matrix, float(operands[0]), float(operands[1]))
            if operator == b"l" and self._at is not None:
                self._line(self._at, here)
            self._at = here

    def _rectangle(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        (left, right), (low, high) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if right - left < _THIN or high - low < _THIN:
            self._line((left, low), (right, high))
            return
        for x in (left, right):
            self._line((x, low), (x, high))
        for y in (low, high):
            self._line((left, y), (right, y))

    def _line(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        across, up = abs(one[0] - other[0]), abs(one[1] - other[1])
        if across < _THIN and up >= _SHORT:
            self._path.append(Stroke(True, (one[0] + other[0]) / 2, *sorted((one[1], other[1]))))
        elif up < _THIN and across >= _SHORT:
            self._path.append(Stroke(False, (one[1] + other[1]) / 2, *sorted((one[0], other[0]))))


def grids(strokes: Sequence[Stroke]) -> Iterator[Grid]:
    """The tables: lines that touch one another and make at least two columns."""
    for group in _touching(strokes):
        columns = _borders(stroke.at for stroke in group if stroke.upright)
        rows = _borders(stroke.at for stroke in group if not stroke.upright)
        if len(columns) >= 3 and len(rows) >= 2:
            level = [stroke for stroke in group if not stroke.upright]
            yield Grid(columns=columns, rows=rows, open_below=frozenset(_open(columns, rows, level)))


def _open(columns: Sequence[float], rows: Sequence[float], level: Sequence[Stroke]) -> Iterator[tuple[int, int]]:
    """The cells of all rows but the last that no level line closes below."""
    for row, border in enumerate(reversed(rows[1:-1])):
        for column, (left, right) in enumerate(pairwise(columns)):
            middle = (left + right) / 2
            if not any(abs(line.at - border) <= _THIN and line.start <= middle <= line.end for line in level):
                yield row, column


def _touching(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Groups by what they cover up and down the page; tables stand below each other, not side by side."""
    groups: list[list[Stroke]] = []
    reach = 0.0
    for stroke in sorted(strokes, key=_low):
        if groups and _low(stroke) <= reach + _THIN:
            groups[-1].append(stroke)
            reach = max(reach, _high(stroke))
        else:
            groups.append([stroke])
            reach = _high(stroke)
    return groups


def _low(stroke: Stroke) -> float:
    return stroke.start if stroke.upright else stroke.at


def _high(stroke: Stroke) -> float:
    return stroke.end if stroke.upright else stroke.at


def _borders(places: Iterator[float]) -> tuple[float, ...]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _THIN:
            found.append(place)
    return tuple(found)


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
