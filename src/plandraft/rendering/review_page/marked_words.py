"""Where in a printed paragraph notes and nodes stand: a paragraph becomes runs of words that look alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plandraft.core.texts import one_line
from plandraft.rendering.review_page.view import NoteKind, Run

_GRAVEST: tuple[NoteKind, ...] = ("error", "warning", "gap", "hint", "proposal")
_MARKS = "，,、；;：:。 \u3000"


@dataclass(frozen=True, kw_only=True)
class MarkedStretch:
    """Code points ``start`` to ``end`` (exclusive) of a paragraph with what they are.

    Attributes:
        node: The node or owner they speak of.
        note: Id of the note they have.
        kind: The note's kind.
    """

    start: int
    end: int
    node: str = ""
    note: str = ""
    kind: NoteKind | None = None


def marked_runs(text: str, stretches: Iterable[MarkedStretch]) -> tuple[Run, ...]:
    """The paragraph cut wherever a stretch begins or ends; notes and nodes may overlap.

    The first run of a note bears the note's id as its anchor.

    >>> [run.text for run in marked_runs("由谁牵头", [MarkedStretch(start=1, end=2, note="w1", kind="gap")])]
    ['由', '谁', '牵头']
    """
    there = [one for one in stretches if 0 <= one.start < one.end <= len(text)]
    cuts = sorted({0, len(text), *(one.start for one in there), *(one.end for one in there)})
    begun: set[str] = set()
    runs = []
    for start, end in pairwise(cuts):
        over = [one for one in there if one.start <= start and end <= one.end]
        node = next((one.node for one in over if one.node), "")
        notes = tuple(dict.fromkeys(one.note for one in over if one.note))
        kinds = tuple(kind for kind in _GRAVEST if any(one.kind == kind for one in over))
        anchors = tuple(name for name in notes if name not in begun)
        is_first = bool(node) and node not in begun
        begun |= {node, *notes}
        runs.append(Run(text=text[start:end], node=node, is_first=is_first, anchors=anchors, kinds=kinds, notes=notes))
    return tuple(runs)


def quoted_at(text: str, field: str, quote: str, offset: int | None) -> tuple[int, int] | None:
    """Where quoted words of a field stand in the paragraph that prints it; None where they do not, or none are quoted.

    Args:
        text: The paragraph.
        field: The whole field, as the plan has it; empty where it is not known.
        quote: The words.
        offset: Where they begin in the field; None where that is not known.

    >>> quoted_at("1.走访：3月走访甲、走访乙。", "走访甲、走访乙", "走访", 4)
    (11, 13)
    """
    if not quote:
        return None
    printed = one_line(field).rstrip(_MARKS)
    at = text.find(printed) if printed else -1
    if at >= 0 and offset is not None and text.startswith(quote, at + offset):
        return at + offset, at + offset + len(quote)
    start = text.find(quote, max(at, 0))
    start = text.find(quote) if start < 0 else start
    return (start, start + len(quote)) if start >= 0 else None


def in_row(text: str, words: Sequence[tuple[str, str]]) -> tuple[MarkedStretch, ...]:
    """Where several things stand that a paragraph says one after the other: (node id, words) each."""
    found, after = [], 0
    for node, said in words:
        bare = said.rstrip("。")
        start = text.find(bare, after) if bare else -1
        if start >= 0:
            after = start + len(bare)
            found.append(MarkedStretch(start=start, end=after, node=node))
    return tuple(found)
