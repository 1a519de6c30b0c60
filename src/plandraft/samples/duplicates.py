"""Plans that are nearly the same: by shared runs of five characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plandraft.core.sample import Sample

ALIKE = 0.5
"""Jaccard of 5-grams from which two plans are one; on a page of 16 the one pair has 0.82, the next 0.02."""


def duplicates(samples: Sequence[Sample]) -> tuple[Sample, ...]:
    """The samples, each later near-copy pointing at the first."""
    kept: list[tuple[int, frozenset[str]]] = []
    found = []
    for sample in samples:
        grams = _grams(sample)
        first = next((number for number, other in kept if _jaccard(grams, other) >= ALIKE), None)
        found.append(replace(sample, duplicate_of=first))
        if first is None:
            kept.append((sample.number, grams))
    return tuple(found)


def _grams(sample: Sample) -> frozenset[str]:
    text = "".join(item.text for item in sample.items()) + "".join(entry.text for entry in sample.schedule)
    return frozenset(text[at : at + 5] for at in range(len(text) - 4))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
