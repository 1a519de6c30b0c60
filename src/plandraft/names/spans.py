"""A piece of a text that was found, and what becomes of pieces that overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from plandraft.core.sample import FlagType


class NameSpan(NamedTuple):
    """Code points ``start`` to ``end`` of a text.

    Attributes:
        type: The flag it becomes; None for ordinary figures and money, which are slotted and not flagged.
        slot: What stands in its place in a cleaned text; empty where the text stays.
    """

    start: int
    end: int
    type: FlagType | None
    slot: str = ""


SLOTS: dict[FlagType, str] = {
    "org": "〔单位〕",
    "person": "〔人名〕",
    "identifier": "〔号码〕",
    "place": "〔地点〕",
    "programme": "〔项目〕",
    "document": "〔文件〕",
    "ordinal": "〔序数〕",
    "dated": "〔年份〕",
    "placeholder": "〔待填〕",
}
"""Only these types are taken out of a text; the others are marked where they stand."""


def one_each(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """In order, the longest of those of one type that overlap."""
    taken: dict[FlagType | None, CoveredPoints] = defaultdict(CoveredPoints)
    kept: list[NameSpan] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start)):
        if not taken[span.type].touches(span):
            taken[span.type].add(span)
            kept.append(span)
    return sorted(kept, key=lambda s: (s.start, s.end, s.type or ""))


def joined_spans(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """In order; those that overlap, or follow each other at once, as one of the first one's type."""
    found: list[NameSpan] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = found[-1]._replace(end=max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def free_of(spans: Iterable[NameSpan], taken: Iterable[NameSpan]) -> list[NameSpan]:
    """Those that touch none of the taken ones."""
    held = CoveredPoints()
    for span in taken:
        held.add(span)
    return [span for span in spans if not held.touches(span)]


class Placeable(Protocol):
    """Code points ``start`` to ``end`` of a text, whatever else is known of them."""

    @property
    def start(self) -> int:
        """The first."""

    @property
    def end(self) -> int:
        """The one after the last."""


class CoveredPoints:
    """The code points that spans cover; asking costs the length of what is asked about, however many there are."""

    def __init__(self) -> None:
        self._places: set[int] = set()

    def add(self, span: Placeable) -> None:
        """Cover a span."""
        self._places.update(range(span.start, span.end))

    def touches(self, span: Placeable) -> bool:
        """Whether some of a span is covered."""
        return not self._places.isdisjoint(range(span.start, span.end))
