"""Plans that are nearly the same, and which of them is the better copy."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace

from plandraft.core.sample import Flag, Sample
from plandraft.samples.near_duplicates.fingerprint import fingerprint_of
from plandraft.samples.near_duplicates.originals import SCHEMA, Originals

_FAULTS = ("placeholder", "stray_char", "spun", "typo", "page_noise")


def duplicates(samples: Sequence[Sample], flags: Iterable[Flag] = ()) -> tuple[Sample, ...]:
    """The samples, each near-copy pointing at the number of the best copy.

    The best copy is whole rather than truncated, longer, with fewer masks and less noise, more recent, and where all
    that is equal the first. What it points at is never a copy itself.

    Args:
        samples: Plans with different numbers.
        flags: What was marked while reading; without them only masks count as faults.
    """
    faults = faults_of(samples, flags)
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        originals = Originals(database)
        for at, sample in enumerate(samples):
            place = f"{sample.number:09}"
            originals.add(at, rank=rank_of(sample, faults=faults[at], place=place), fingerprint=fingerprint_of(sample))
        originals.settle()
        found = dict(database.execute("SELECT plan, original FROM likeness").fetchall())
    return tuple(
        replace(sample, duplicate_of=None if found[at] == at else samples[found[at]].number)
        for at, sample in enumerate(samples)
    )


def faults_of(samples: Sequence[Sample], flags: Iterable[Flag]) -> tuple[int, ...]:
    """How many spans of each plan were marked as faults."""
    lines = Counter((flag.file, flag.line) for flag in flags if flag.type in _FAULTS)
    by_file: dict[str, list[tuple[int, int]]] = {}
    for (file, line), number in lines.items():
        by_file.setdefault(file, []).append((line, number))
    return tuple(
        sum(number for line, number in by_file.get(s.file, ()) if s.start_line <= line <= s.end_line) for s in samples
    )


FAULT_CHARS = 20
"""Characters of good text that outweigh one mask, stray character or corrupted word (our choice)."""
_BAND = math.log(1.15)


def rank_of(sample: Sample, *, faults: int, place: str) -> str:
    """A text that sorts the better copy first.

    Whole before truncated; then the longer, less its faults, where the difference is more than some 15 %; then the
    more recent; then the longer by any difference; then by place, so that no two ever tie.

    Args:
        sample: The plan.
        faults: How many spans were marked in it as masked, stray, corrupted or noise.
        place: Where it stands; two plans never share one.
    """
    items = list(sample.items())
    words = sum(len(i.text) for i in items) + sum(len(e.text) for e in sample.schedule)
    masks = sum(i.clean.count("〔待填〕") for i in items) + sum(e.clean.count("〔待填〕") for e in sample.schedule)
    good = max(1, words - FAULT_CHARS * max(faults, masks))
    band = round(math.log(good) / _BAND)
    year = int(sample.year[:4]) if sample.year else 0
    return f"{int(sample.truncated)}-{9999 - band:04}-{9999 - year:04}-{99_999_999 - good:08}-{place}"
