"""One file of old plans as rows for the catalogue; made in other processes, so everything here can travel."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from plandraft.core.knowledge import Knowledge
from plandraft.core.sample import Library, Sample
from plandraft.errors import SampleError
from plandraft.samples.candidates import usable_items
from plandraft.samples.copies import rank_of, sketch_of
from plandraft.samples.duplicates import faults_of
from plandraft.samples.index.concepts import Lexicon
from plandraft.samples.library import read_samples


@dataclass(frozen=True, kw_only=True)
class ItemRecord:
    """An item that may be shown, slotted; nothing else of its plan's wording is kept."""

    id: str
    text: str
    concepts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanRecord:
    """A plan's row, its items, and what tells whether it is a copy."""

    number: int
    heading: str
    start_line: int
    end_line: int
    sector: str
    union_plan: bool
    year: str | None
    truncated: bool
    rank: str
    sketch: bytes
    items: tuple[ItemRecord, ...]


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
        items: dict[int, list[ItemRecord]] = {}
        for sample, item in usable_items(library):
            found = ItemRecord(id=item.id, text=item.clean, concepts=self._lexicon.concepts(item.clean))
            items.setdefault(sample.number, []).append(found)
        faults = faults_of(library.samples, library.flags)
        return tuple(
            _plan(path, sample, number, tuple(items.get(sample.number, ())))
            for sample, number in zip(library.samples, faults, strict=True)
        )


def _plan(path: str, sample: Sample, faults: int, items: tuple[ItemRecord, ...]) -> PlanRecord:
    return PlanRecord(
        number=sample.number,
        heading=sample.heading,
        start_line=sample.start_line,
        end_line=sample.end_line,
        sector=sample.sector.value,
        union_plan=sample.union_plan,
        year=sample.year,
        truncated=sample.truncated,
        rank=rank_of(sample, faults=faults, place=f"{path} {sample.number:06}"),
        sketch=sketch_of(sample).to_bytes(),
        items=items,
    )
