"""Where the words of a page stand: fragments become visual lines, slanted ones are watermarks."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from plandraft.documents.pdf.line import VisualLine, least_width, most_width
from plandraft.documents.pdf.ruling import Grid, Pen, grids

_RADICALS = str.maketrans(
    "⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳⻁⻄⺟⻨⻧⻫⻭⻯⻲",
    "民见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙龟虎西母麦卤齐齿龙龟",
)
"""The supplement has no decompositions in Unicode; these are the ones that are characters of their own."""


def plain_characters(text: str) -> str:
    """⼯会 (U+2F2F) becomes 工会; everything else stays."""
    return "".join(unicodedata.normalize("NFKC", char) if _stands_in(char) else char for char in text).translate(
        _RADICALS
    )


def _stands_in(char: str) -> bool:
    return "\u2f00" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff" or "\ufb00" <= char <= "\ufb06"


_GAP = 1.5
"""Empty space of so many characters inside a line parts the cells of a table (our choice)."""
_SAME_LINE = 0.4
"""Base lines nearer than this share of the font size are one (our choice; superscripts are farther up)."""


class Fragment(NamedTuple):
    """Some words with their place; ``angle`` in whole degrees against the page."""

    text: str
    left: float
    base: float
    size: float
    angle: int


def page_lines(page: Any, number: int) -> tuple[list[VisualLine], list[str]]:
    """The visual lines and table rows of a page from the top, and the words that run in another direction."""
    fragments, pen = _fragments(page)
    lengths = Counter[int]()
    for fragment in fragments:
        lengths[fragment.angle] += len(fragment.text.strip())
    if not lengths:
        return [], []
    main = lengths.most_common(1)[0][0]
    slanted = [f.text.strip() for f in fragments if f.angle != main and f.text.strip()]
    upright = [f for f in fragments if f.angle == main]
    rows, rest = _rows(upright, list(grids(pen.strokes)) if main == 0 else [], number)
    return sorted([*rows, *_lines(rest, number)], key=lambda line: -line.base), slanted


def _fragments(page: Any) -> tuple[list[Fragment], Pen]:
    found: list[Fragment] = []
    pen = Pen()

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        words = plain_characters(text).replace("\n", "").replace("\xa0", " ").replace("\0", "")
        if words.strip():
            found.append(_placed(words, _product(tm, cm), size))

    def draw(operator: bytes, operands: Sequence[float], cm: Sequence[float], _tm: Sequence[float]) -> None:
        pen.draw(operator, operands, cm)

    page.extract_text(visitor_text=visit, visitor_operand_before=draw)
    return found, pen


def _rows(fragments: Sequence[Fragment], tables: Sequence[Grid], page: int) -> tuple[list[VisualLine], list[Fragment]]:
    """The rows of ruled tables and the fragments outside of them; what is merged downwards is in each of its rows."""
    cells: dict[tuple[int, int], dict[int, list[Fragment]]] = {}
    rest = []
    for fragment in fragments:
        middle = fragment.base + fragment.size * 0.3
        inside = ((t, c) for t, grid in enumerate(tables) if (c := grid.cell(fragment.left + 1, middle)) is not None)
        table, cell = next(inside, (None, None))
        if table is None or cell is None:
            rest.append(fragment)
        else:
            for row in tables[table].merged(*cell):
                cells.setdefault((table, row), {}).setdefault(cell[1], []).append(fragment)
    return [_row(row, len(tables[table].columns) - 1, page) for (table, _), row in sorted(cells.items())], rest


def _row(cells: dict[int, list[Fragment]], columns: int, page: int) -> VisualLine:
    inside = {column: _lines(fragments, page) for column, fragments in cells.items()}
    texts = ["".join(line.text for line in inside.get(column, ())) for column in range(columns)]
    lines = [line for column in inside.values() for line in column]
    top = max(lines, key=lambda line: line.base)
    right = max(line.most_right for line in lines)
    left = min(line.left for line in lines)
    return replace(top, text="\t".join(texts).rstrip("\t"), left=left, least_right=right, most_right=right, row=True)


def _placed(text: str, matrix: Sequence[float], size: float) -> Fragment:
    """Turned so that the words run to the right, whatever their direction on the page."""
    a, b, c, d, x, y = matrix
    angle = math.atan2(b, a)
    cos, sin = math.cos(angle), math.sin(angle)
    scale = math.sqrt(abs(a * d - b * c)) or 1.0
    lead = len(text) - len(text.lstrip(" "))
    left = x * cos + y * sin + least_width(text[:lead], abs(size * scale))
    return Fragment(text.lstrip(" "), left, y * cos - x * sin, abs(size * scale), round(math.degrees(angle)))


def _product(one: Sequence[float], two: Sequence[float]) -> tuple[float, ...]:
    """Text matrix times page matrix."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _lines(fragments: list[Fragment], page: int) -> list[VisualLine]:
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.base):
        near = rows and abs(rows[-1][0].base - fragment.base) <= _SAME_LINE * max(rows[-1][0].size, fragment.size)
        if near:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_line(sorted(row, key=lambda f: f.left), page) for row in rows]


def _line(row: list[Fragment], page: int) -> VisualLine:
    text, least, most = "", row[0].left, row[0].left
    size = Counter[float]()
    for fragment in row:
        gap = fragment.left - most
        if text and gap > _GAP * fragment.size:
            text = text.rstrip(" ") + "\t"
        elif text and gap > 0.2 * fragment.size and _latin(text[-1]) and _latin(fragment.text[0]):
            text += " "
        text += fragment.text
        least = fragment.left + least_width(fragment.text, fragment.size)
        most = fragment.left + most_width(fragment.text, fragment.size)
        size[fragment.size] += len(fragment.text)
    return VisualLine(
        text=text.rstrip(" "),
        page=page,
        left=row[0].left,
        least_right=least,
        most_right=most,
        base=row[0].base,
        size=size.most_common(1)[0][0],
        row="\t" in text,
    )


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
