"""A text with slots where names, figures and years stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from plandraft.core.knowledge import Knowledge
from plandraft.core.sample import FlagType
from plandraft.names.spans import SLOTS, NameSpan, free_of
from plandraft.samples.anonymize.figures import figures
from plandraft.samples.anonymize.finding import Names, found_in
from plandraft.samples.anonymize.known import Known, known_of


class Slot(NamedTuple):
    """What was taken out of a text; ordinary figures and money have no flag type."""

    start: int
    text: str
    type: FlagType | None


@cache
def without_knowledge() -> Known:
    """No reference, law or term is known: every local-looking title counts as one body's."""
    return known_of(Knowledge(as_of=dt.date.min), dt.date.min)


def clean(
    text: str,
    *,
    known: Known | None = None,
    names: Names | None = None,
    found: Sequence[NameSpan] | None = None,
) -> tuple[str, tuple[Slot, ...]]:
    """The text with typed slots, and what stood in them with its place.

    Args:
        text: A heading, an item, an entry or a line.
        known: What the knowledge files say (`known_of`); titles everybody may name stay.
        names: Names found elsewhere in the same plan (`names_in`), which go here as well.
        found: What the line shows of which the text is a part (`found_within`); else the text is judged alone.

    Returns:
        A text that holds none of the strings that were taken out of it, and those strings in order.
    """
    found = list(found_in(text, known or without_knowledge()) if found is None else found)
    found += names.spans(text) if names is not None else ()
    spans = found + _everywhere(text, {text[s.start : s.end]: s.type for s in found if s.type is not None})
    parts, at = [], 0
    for start, end, slot in _groups([*spans, *figures(text)]):
        parts += [text[at:start], slot]
        at = end
    named = {(s.start, s.end, s.type) for s in spans}
    counted = {(s.start, s.end, None) for s in free_of(figures(text), spans)}
    taken = sorted(named | counted, key=lambda s: (s[0], s[1], s[2] or ""))
    return "".join((*parts, text[at:])), tuple(Slot(start, text[start:end], kind) for start, end, kind in taken)


def found_within(line: str, start: int, text: str, known: Known) -> tuple[NameSpan, ...] | None:
    """What a line shows of the text that begins at an offset in it; None where the text is not a part of the line.

    A name that reaches over the text's ends is judged anew with the text alone.

    Args:
        line: A line of the document.
        start: Offset at which the text begins in it.
        text: The text.
        known: What is nobody's name.
    """
    end = start + len(text)
    if line[start:end] != text:
        return None
    inside = tuple(s for s in found_in(line, known) if s.start < end and s.end > start)
    if any(s.start < start or s.end > end for s in inside):
        return None
    return tuple(s._replace(start=s.start - start, end=s.end - start) for s in inside)


def _everywhere(text: str, strings: Mapping[str, FlagType]) -> list[NameSpan]:
    """Every other place where a string that goes stands again."""
    found = []
    for string, kind in strings.items():
        at = text.find(string) if string else -1
        while at >= 0:
            found.append(NameSpan(at, at + len(string), kind, SLOTS[kind]))
            at = text.find(string, at + 1)
    return found


def _groups(spans: Iterable[NameSpan]) -> list[tuple[int, int, str]]:
    """Overlapping spans become one slot: that of the widest."""
    groups: list[tuple[int, int, str, int]] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        width = span.end - span.start
        if groups and span.start < groups[-1][1]:
            start, end, slot, widest = groups[-1]
            groups[-1] = (start, max(end, span.end), span.slot if width > widest else slot, max(width, widest))
        else:
            groups.append((span.start, span.end, span.slot, width))
    return [(start, end, slot) for start, end, slot, _ in groups]
