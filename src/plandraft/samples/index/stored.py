"""A library on disk, opened for reading."""

from __future__ import annotations

import copy
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType

from plandraft.core.knowledge import Knowledge
from plandraft.core.sample import LeakList, Skipped
from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea
from plandraft.errors import SampleError
from plandraft.messages import tr
from plandraft.samples.index import catalogue, layout
from plandraft.samples.index.concepts import made_with
from plandraft.samples.index.layout import CATALOGUE, WORDS, Pointer
from plandraft.samples.index.words import IndexReader, ItemPlace
from plandraft.samples.judging import Candidate
from plandraft.samples.ranking import tier
from plandraft.samples.reasons import Reason

_TRIES = 3


@dataclass(frozen=True, kw_only=True)
class StoredPlan:
    """A plan of the library, without its text.

    Attributes:
        number: In this library; changes when its file does.
        items: Items that may be shown.
        duplicate_of: Number of the better copy, or None.
    """

    number: int
    file: str
    heading: str
    start_line: int
    end_line: int
    sector: Sector
    kind: str
    year: str | None
    truncated: bool
    items: int
    duplicate_of: int | None


def open_library(folder: str | os.PathLike[str]) -> StoredLibrary:
    """Open the library in a folder, in milliseconds whatever its size.

    A build that finishes meanwhile does not disturb it: it goes on showing the state it was opened with.

    Raises:
        SampleError: There is none, it is of another format, or it is damaged.
    """
    place = Path(folder)
    for attempt in range(_TRIES):
        pointed = layout.pointer(place)
        if pointed is None:
            break
        try:
            return StoredLibrary(place, pointed)
        except (sqlite3.Error, OSError, ValueError) as error:
            if attempt == _TRIES - 1 or layout.pointer(place) == pointed:
                raise SampleError(
                    tr("the library in {place} is damaged: {error}", place=place, error=error),
                    hint=tr("build it again"),
                ) from None
    if layout.is_library(place):
        raise SampleError(
            tr("the library in {place} has the format of another version", place=place), hint=tr("build it again")
        )
    raise SampleError(tr("there is no library in {place}", place=place), hint=tr("build one: plandraft library build"))


class StoredLibrary:
    """What ``open_library`` gives; close it, or use it in a ``with`` block.

    Attributes:
        folder: Where it lives.
        state: Name of the state that is shown; another one after every change.
        built: Day of the build, in ISO form.
        kinds: The kinds of plan whose items may be shown; None for all.
    """

    def __init__(self, folder: Path, pointed: Pointer) -> None:
        self.folder = folder
        self.state = pointed.books
        self.built = pointed.built
        self.kinds: frozenset[str] | None = None
        self._made_with = pointed.made_with
        self._database = catalogue.reading(folder / pointed.books / CATALOGUE)
        try:
            self._words = IndexReader(folder / pointed.books / WORDS)
            self._database.execute("SELECT id FROM plans LIMIT 1").fetchone()
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> StoredLibrary:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()

    def for_kinds(self, kinds: frozenset[str]) -> StoredLibrary:
        """The same library, open as long as this one, for a plan that may be shown items of these kinds of plan."""
        other = copy.copy(self)
        other.kinds = kinds
        vars(other).pop("_kept_back", None)
        return other

    def outdated(self, knowledge: Knowledge) -> bool:
        """Whether plans would be read otherwise today: build it again when convenient."""
        return self._made_with != made_with(knowledge)

    def candidates(self, area: WorkArea, sector: Sector, *, most: int) -> tuple[Sequence[Candidate], int]:
        """Good items for a work area, up to ``most`` of each nearness of trade; and how many there are in all."""
        concepts = area.terms_for(sector)
        found: list[ItemPlace] = []
        total = 0
        for near in range(3):
            sectors = [other for other in Sector if tier(other, sector) == near]
            places, number = self._words.with_concepts(
                concepts, wanted=sector, sectors=sectors, kinds=self.kinds, most=most
            )
            found, total = found + places, total + number
        return [self._candidate(place) for place in found], total

    def passed_over(self, area: WorkArea, sector: Sector) -> Counter[Reason]:
        """Why the other items that speak of the area may not be shown, with how many of them."""
        wanted, found = set(area.terms_for(sector)), Counter[Reason]()
        for (reason, concepts, not_for), number in self._kept_back.items():
            if not wanted.isdisjoint(concepts) and (reason or sector.value in not_for):
                found[reason or "other_trade"] += number
        return found

    @cached_property
    def _kept_back(self) -> Counter[tuple[Reason | None, tuple[str, ...], tuple[str, ...]]]:
        """Reason, concepts and foreign sectors of all that some prompt must not show, with how often they stand."""
        rows = self._database.execute(
            "SELECT l.original <> l.plan, p.kind, reason, concepts, '', passed.number "
            "FROM passed JOIN likeness l USING (plan) JOIN plans p ON p.id = l.plan UNION ALL "
            "SELECT l.original <> l.plan, p.kind, NULL, concepts, not_for, 1 "
            "FROM items JOIN likeness l USING (plan) JOIN plans p ON p.id = l.plan "
            "WHERE l.original <> l.plan OR not_for <> '' OR ?",
            (self.kinds is not None,),
        )
        found: Counter[tuple[Reason | None, tuple[str, ...], tuple[str, ...]]] = Counter()
        for is_copy, kind, reason, concepts, not_for, number in rows:
            foreign = self.kinds is not None and kind not in self.kinds
            why: Reason | None = "copied_plan" if is_copy else "other_kind" if foreign else reason
            found[why, tuple(concepts.split("\t")), tuple(not_for.split("\t"))] += number
        return found

    def search(self, text: str, *, most: int = 20) -> list[Candidate]:
        """Items that are about the same as a text, the best first."""
        return [self._candidate(place) for place in self._words.like(text, most=most)]

    @cached_property
    def leaks(self) -> LeakList:
        """Strings of all its plans that must not reach a draft."""
        rows = self._database.execute("SELECT DISTINCT string FROM leaks")
        return LeakList(strings=frozenset(row[0] for row in rows))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What was not read, and why."""
        rows = self._database.execute("SELECT name, why FROM skipped ORDER BY name")
        return tuple(Skipped(file=name, why=why) for name, why in rows)

    def plans(self) -> Iterator[StoredPlan]:
        """All plans, by file and place."""
        rows = self._database.execute(
            "SELECT p.id, f.path, heading, start_line, end_line, sector, kind, year, truncated, items, original "
            "FROM plans p JOIN files f ON f.id = p.file JOIN likeness l ON l.plan = p.id ORDER BY f.path, p.number"
        )
        for number, file, heading, start, end, sector, kind, year, truncated, items, original in rows:
            yield StoredPlan(
                number=number,
                file=file,
                heading=heading,
                start_line=start,
                end_line=end,
                sector=Sector(sector),
                kind=kind,
                year=year,
                truncated=bool(truncated),
                items=items,
                duplicate_of=None if original == number else original,
            )

    def counts(self) -> Counter[str]:
        """How much there is: files, plans, copies, items, names kept out, and plans by sector and by kind."""
        tallies = {
            "files": "SELECT count(*) FROM files",
            "plans": "SELECT count(*) FROM plans",
            "copies": "SELECT count(*) FROM likeness WHERE original <> plan",
            "items": "SELECT coalesce(sum(items), 0) FROM plans WHERE listed",
            "names": "SELECT count(DISTINCT string) FROM leaks",
            "skipped": "SELECT count(*) FROM skipped",
        }
        found = Counter({name: self._database.execute(query).fetchone()[0] for name, query in tallies.items()})
        found.update(dict(self._database.execute("SELECT 'kind ' || kind, count(*) FROM plans GROUP BY kind")))
        found.update(dict(self._database.execute("SELECT 'sector ' || sector, count(*) FROM plans GROUP BY sector")))
        return found

    def _candidate(self, place: ItemPlace) -> Candidate:
        row = self._database.execute(
            "SELECT i.id, text, sector, year FROM items i JOIN plans p ON p.id = i.plan WHERE plan = ? AND ordinal = ?",
            place,
        ).fetchone()
        return Candidate(id=row[0], text=row[1], plan=str(place[0]), sector=Sector(row[2]), year=row[3])
