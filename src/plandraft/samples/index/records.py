"""One file of old plans as rows for the catalogue; made in other processes, so everything here can travel."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from plandraft.core.knowledge import Knowledge
from plandraft.core.sample import Library, Sample
from plandraft.errors import SampleError
from plandraft.samples.index.concepts import Lexicon
from plandraft.samples.judging import judged_items
from plandraft.samples.library import read_samples
from plandraft.samples.near_duplicates import fingerprint_of, rank_of
from plandraft.samples.near_duplicates.duplicates import faults_of


@dataclass(frozen=True, kw_only=True)
class ItemRecord:
    """An item that may be shown, slotted; nothing else of its plan's wording is kept."""

    id: str
    text: str
    concepts: tuple[str, ...]
    not_for: tuple[str, ...]


PassedOver = tuple[str, tuple[str, ...]]
"""Why an item may not be shown, and the concepts in it; nothing of its wording is kept."""


@dataclass(frozen=True, kw_only=True)
class PlanRecord:
    """A plan's row, its items, and what tells whether it is a copy.

    Attributes:
        passed: What may not be shown, with how often it stands in the plan; only where a concept stands in it.
    """

    number: int
    heading: str
    start_line: int
    end_line: int
    sector: str
    kind: str
    year: str | None
    truncated: bool
    rank: str
    fingerprint: bytes
    items: tuple[ItemRecord, ...]
    passed: tuple[tuple[PassedOver, int], ...]


@dataclass(frozen=True, kw_only=True)
class FileRecord:
    """What a file gave: plans, or why it gave none.

    Attributes:
        digest: SHA-256 of the bytes; None where they could not be read.
        same: The digest is the one that was expected: nothing was read.
        skipped: Names of texts that were not read, and why.
        leaks: Strings that must not reach a draft.
    """

    path: str
    digest: str | None
    same: bool = False
    plans: tuple[PlanRecord, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    leaks: tuple[str, ...] = ()


class Recorder:
    """Reads files into records."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._lexicon = Lexicon(knowledge)

    def record(self, path: str, known_digest: str | None) -> FileRecord:
        """Read a file, unless its bytes have the digest that is known already."""
        try:
            with Path(path).open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            return FileRecord(path=path, digest=None, skipped=((path, error.strerror or str(error)),))
        if digest == known_digest:
            return FileRecord(path=path, digest=digest, same=True)
        try:
            library = read_samples([path], knowledge=self._knowledge)
        except SampleError as error:
            return FileRecord(path=path, digest=digest, skipped=((path, error.message),))
        return FileRecord(
            path=path,
            digest=digest,
            plans=self._plans(path, library),
            skipped=tuple((s.file, s.why) for s in library.skipped),
            leaks=tuple(sorted(library.leaks.strings)),
        )

    def _plans(self, path: str, library: Library) -> tuple[PlanRecord, ...]:
        items: defaultdict[int, list[ItemRecord]] = defaultdict(list)
        passed: defaultdict[int, Counter[PassedOver]] = defaultdict(Counter)
        for sample, item, reason in judged_items(library):
            concepts = self._lexicon.concepts(item.clean)
            if reason is None:
                record = ItemRecord(id=item.id, text=item.clean, concepts=concepts, not_for=item.not_for)
                items[sample.number].append(record)
            elif concepts:
                passed[sample.number][reason, concepts] += 1
        faults = faults_of(library.samples, library.flags)
        return tuple(
            _plan(path, sample, number, items[sample.number], passed[sample.number])
            for sample, number in zip(library.samples, faults, strict=True)
        )


def _plan(path: str, sample: Sample, faults: int, items: list[ItemRecord], passed: Counter[PassedOver]) -> PlanRecord:
    return PlanRecord(
        number=sample.number,
        heading=sample.heading,
        start_line=sample.start_line,
        end_line=sample.end_line,
        sector=sample.sector.value,
        kind=sample.kind,
        year=sample.year,
        truncated=sample.truncated,
        rank=rank_of(sample, faults=faults, place=f"{path} {sample.number:06}"),
        fingerprint=fingerprint_of(sample).to_bytes(),
        items=tuple(items),
        passed=tuple(passed.items()),
    )
