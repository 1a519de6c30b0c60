"""Everything in one line that belongs to another body or to another time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from plandraft.core.sample import FlagType
from plandraft.names.bodies import bodies
from plandraft.names.identifiers import identifier_spans
from plandraft.names.people import people
from plandraft.names.placeholders import placeholders
from plandraft.names.places import places
from plandraft.names.searching import Searched
from plandraft.names.spans import SLOTS, CoveredPoints, NameSpan, free_of, one_each
from plandraft.samples.anonymize.documents import documents
from plandraft.samples.anonymize.known import Known
from plandraft.samples.anonymize.programmes import programmes
from plandraft.samples.anonymize.times import dated, ordinals

NAMES: tuple[FlagType, ...] = ("org", "person", "identifier", "place", "programme", "document")
"""The types that name somebody; the others number, date or blank out."""
_LONG_CHARS = 1500
"""Longer lines are judged in pieces that end with a sentence, so that the time grows with the length only."""
_SENTENCE = re.compile(rf"[^\n]{{1,{_LONG_CHARS}}}[。！？；;]|[^\n]{{1,{_LONG_CHARS}}}|\n+")


def found_in(text: str, known: Known) -> tuple[NameSpan, ...]:
    """Names, ordinals, dates and blanks of a line, judged by the line alone."""
    if len(text) <= _LONG_CHARS:
        return _found_in(text, known)
    return tuple(
        span._replace(start=span.start + piece.start(), end=span.end + piece.start())
        for piece in _SENTENCE.finditer(text)
        for span in _found_in(piece[0], known)
    )


@lru_cache(maxsize=8192)
def _found_in(text: str, known: Known) -> tuple[NameSpan, ...]:
    if not text.strip():
        return ()
    papers, named = documents(text, known), bodies(text)
    ended = [NameSpan(*m.span(), None) for pattern in known.ended for m in pattern.finditer(text)]
    found = [
        *papers,
        *identifier_spans(text),
        *placeholders(text),
        *dated(text),
        *named,
        *free_of(places(text), [*named, *papers]),
        *free_of(people(text), [*named, *papers]),
        *free_of(programmes(text), [*papers, *ended]),
        *free_of(ordinals(text), ended),
    ]
    return tuple(sorted(found))


@dataclass(frozen=True)
class Names:
    """The names of a plan: what is a name in one line is one in every other."""

    kinds: dict[str, FlagType] = field(default_factory=dict)

    @cached_property
    def _searched(self) -> Searched:
        return Searched(self.kinds)

    def spans(self, text: str) -> Iterator[NameSpan]:
        """Every place where one of them stands."""
        for start, end in self._searched.spans(text):
            kind = self.kinds[text[start:end]]
            yield NameSpan(start, end, kind, SLOTS[kind])


def names_of_texts(lines: Iterable[str], known: Known) -> Names:
    """The names that single lines of a plan show to be names."""
    kinds: dict[str, FlagType] = {}
    for line in lines:
        for span in found_in(line, known):
            name = line[span.start : span.end]
            if span.type in NAMES and len(name) >= (2 if span.type == "person" else 3) and name not in kinds:
                kinds[name] = span.type
    return Names(kinds)


def with_names(text: str, spans: Iterable[NameSpan], names: Names) -> list[NameSpan]:
    """The spans of a line, and the plan's names where the line alone did not show them.

    Args:
        text: A line.
        spans: What the line alone shows.
        names: Those of the whole plan.
    """
    found = list(spans)
    wholes = CoveredPoints()
    for span in found:
        if span.type in {"org", "document"}:
            wholes.add(span)
    found += (span for span in names.spans(text) if span.type == "org" or not wholes.touches(span))
    return one_each(found)
