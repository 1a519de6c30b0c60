"""Which style of numbering lies inside which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from plandraft.plan_reading.structure.markers import Style
from plandraft.plan_reading.structure.segments import Segment

UNNUMBERED = -1
"""Rank of a heading without a number: outside all numbered ones."""
MARKED_BY_FILE = -20
"""Rank of the file's own headings of level 0; deeper levels follow, all outside the numbered ones."""


def ranks(found: Sequence[Segment]) -> dict[Style, float]:
    """A rank for each style, the outermost least: custom's order, turned round where a plan does it the other way."""
    order: dict[Style, float] = {style: float(style) for style in Style}
    styles = sorted({s.style for s in found if s.style is not None})
    for outer, inner in combinations(styles, 2):
        if _turned(found, outer, inner):
            order[outer], order[inner] = order[inner], order[outer]
    return order


def _turned(found: Sequence[Segment], outer: Style, inner: Style) -> bool:
    """Whether ``outer`` starts again at 1 after a later number of ``inner``, which itself never starts again."""
    numbers = [(s.style, s.number) for s in found if s.style in (outer, inner) and s.number is not None]
    if not numbers or numbers[0][0] is not inner:
        return False
    inner_numbers = [n for style, n in numbers if style is inner]
    restarts = sum(style is outer and n == 1 for style, n in numbers)
    return restarts >= 2 and inner_numbers == sorted(set(inner_numbers)) and len(inner_numbers) >= 2


def levels(found: Sequence[Segment]) -> dict[Style, int]:
    """The level at which the file marks most headings of a style, for those of it that it does not mark.

    Only of styles that number headings and hardly ever points.
    """
    result: dict[Style, int] = {}
    for style in (Style.PART, Style.CHINESE, Style.CHINESE_BRACKET):
        marked = [segment.level for segment in found if segment.style is style and segment.level is not None]
        if 2 * len(marked) > sum(segment.style is style for segment in found):
            result[style] = max(set(marked), key=marked.count)
    return result
