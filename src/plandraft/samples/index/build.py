"""Files and folders become a library on disk, or bring the one that is there up to date."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from plandraft.core.knowledge import Knowledge
from plandraft.core.sector import Sector
from plandraft.documents.walk import find
from plandraft.samples.index import catalogue, layout, words
from plandraft.samples.index.catalogue import KnownFile, Stamp
from plandraft.samples.index.concepts import made_with
from plandraft.samples.index.layout import CATALOGUE, WORDS, Pointer
from plandraft.samples.index.workers import is_worker, records
from plandraft.samples.near_duplicates import Originals
from plandraft.samples.ranking import merit

BuildStage = Literal["reading", "comparing", "indexing"]


@dataclass(frozen=True, kw_only=True)
class IndexProgress:
    """So many of so many files (reading) or plans (comparing, indexing) are done."""

    stage: BuildStage
    done: int
    total: int


OnProgress = Callable[[IndexProgress], None]


def silent(progress: IndexProgress) -> None:
    """Nobody is watching."""
    del progress


_WAIT_S = 60.0


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What a build changed, in files.

    Attributes:
        added: New ones.
        changed: Ones that were read again.
        removed: Ones that are gone, or lie outside what was named this time.
        unchanged: Ones that were not read, since size and time or the bytes are as they were.
        rebuilt: Whether everything was read, for want of an older library that could be used.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    rebuilt: bool = False


@dataclass(frozen=True)
class _Files:
    """What lies at the named paths now."""

    stamps: dict[str, Stamp]
    unopened: list[tuple[str, str]] = field(default_factory=list)

    def against(self, known: Mapping[str, KnownFile]) -> tuple[list[str], list[str], list[str]]:
        """New paths, paths whose file may have changed, and paths that are gone."""
        new = [path for path in self.stamps if path not in known]
        touched = [p for p, k in known.items() if p in self.stamps and (k.stamp != self.stamps[p] or k.digest is None)]
        return new, touched, [path for path in known if path not in self.stamps]


def build_library(
    paths: Sequence[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    knowledge: Knowledge,
    workers: int | None = None,
    progress: OnProgress = silent,
    wait_s: float = _WAIT_S,
) -> Changes:
    """Make the library in a folder hold exactly what lies at the paths.

    Only files that are new or changed (by size and time, then by their bytes) are read. Where the library is of
    another format, was made by another version or with other knowledge, or is damaged, everything is read anew. The
    old state stays in use until the new one is complete; a killed build leaves it as it was.

    Args:
        paths: Files, folders and zip files of old plans.
        folder: Where the library lives; empty, missing, or a library.
        knowledge: Decides which names are terms of the field and which wording is stale.
        workers: Processes to read with; by default one a core where there are many files, else none. A script that
            is to use several needs ``if __name__ == "__main__"``.
        progress: Called in this thread.
        wait_s: How long to wait, in seconds, for another process that builds there.

    Raises:
        SampleError: A path is missing, the folder holds something else or cannot be written, or the wait was too long.
    """
    target = Path(folder)
    layout.check_target(target)
    files = _files(paths, target)
    with layout.building(target, wait_s=0 if is_worker() else wait_s):
        current = layout.pointer(target)
        if current is not None and current.made_with != made_with(knowledge):
            current = None
        known = _known(target, current)
        if known is None:
            current = None
        elif not any(files.against(known)):
            return Changes(unchanged=len(known))
        books = layout.new_books(target, copy_of=current)
        changes = _update(books, files, knowledge, workers, progress, rebuilt=current is None)
        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        pointed = Pointer(format=layout.FORMAT, made_with=made_with(knowledge), books=books.name, built=today)
        layout.publish(target, pointed)
    return changes


def _files(paths: Sequence[str | os.PathLike[str]], target: Path) -> _Files:
    stamps: dict[str, Stamp] = {}
    unopened: list[tuple[str, str]] = []
    own = target.resolve()
    for path in paths:
        found = find(path)
        unopened += ((s.file, s.why) for s in found.skipped)
        for file in found.files:
            if own in file.resolve().parents:
                continue
            try:
                seen = file.stat()
            except OSError as error:
                unopened.append((str(file), error.strerror or str(error)))
                continue
            stamps[str(file.absolute())] = Stamp(size=seen.st_size, mtime_ns=seen.st_mtime_ns)
    return _Files(dict(sorted(stamps.items())), unopened)


def _known(folder: Path, current: Pointer | None) -> dict[str, KnownFile] | None:
    """The files of the library in use; None where there is none that can be read."""
    if current is None:
        return None
    try:
        database = catalogue.reading(folder / current.books / CATALOGUE)
        try:
            words.IndexReader(folder / current.books / WORDS)
            return catalogue.known_files(database)
        finally:
            database.close()
    except (sqlite3.Error, OSError, ValueError):
        return None


def _update(
    books: Path,
    files: _Files,
    knowledge: Knowledge,
    workers: int | None,
    progress: OnProgress,
    *,
    rebuilt: bool,
) -> Changes:
    with catalogue.catalogue_writer(books / CATALOGUE) as database, words.index_writer(books / WORDS) as shelf:
        originals = Originals(database)
        known = catalogue.known_files(database)
        new, touched, gone = files.against(known)
        for path in gone:
            _forget(database, shelf, originals, known[path])
        tasks = [(path, None) for path in new] + [(path, known[path].digest) for path in touched]
        same = 0
        for done, record in enumerate(records(tasks, knowledge, workers=workers), 1):
            stamp, old = files.stamps[record.path], known.get(record.path)
            if record.same and old is not None:
                catalogue.restamp(database, old.id, stamp)
                same += 1
            else:
                if old is not None:
                    _forget(database, shelf, originals, old)
                catalogue.add_file(database, record, stamp, originals)
            progress(IndexProgress(stage="reading", done=done, total=len(tasks)))
        catalogue.set_unopened(database, files.unopened)
        originals.settle(lambda done, total: progress(IndexProgress(stage="comparing", done=done, total=total)))
        _relist(database, shelf, progress)
    return Changes(
        added=len(new),
        changed=len(touched) - same,
        removed=len(gone),
        unchanged=len(files.stamps) - len(new) - len(touched) + same,
        rebuilt=rebuilt,
    )


def _forget(database: sqlite3.Connection, shelf: words.IndexWriter, originals: Originals, file: KnownFile) -> None:
    for plan in catalogue.remove_file(database, file.id, originals):
        shelf.drop(plan)


def _relist(database: sqlite3.Connection, shelf: words.IndexWriter, progress: OnProgress) -> None:
    """The engine holds the items of originals, and of nobody else."""
    state = "SELECT p.id, p.sector, p.kind, p.year FROM plans p JOIN likeness l ON l.plan = p.id WHERE "
    for plan, *_ in database.execute(f"{state} l.original <> p.id AND p.listed").fetchall():
        shelf.drop(plan)
        database.execute("UPDATE plans SET listed = 0 WHERE id = ?", (plan,))
    new = database.execute(f"{state} l.original = p.id AND NOT p.listed").fetchall()
    for done, (plan, sector, kind, year) in enumerate(new, 1):
        rows = database.execute("SELECT ordinal, text, concepts, not_for FROM items WHERE plan = ?", (plan,))
        for ordinal, text, concepts, not_for in rows:
            shelf.put(
                (plan, ordinal),
                text=text,
                concepts=concepts.split("\t") if concepts else (),
                sector=Sector(sector),
                kind=kind,
                not_for=not_for.split("\t") if not_for else (),
                merit=merit(text, year),
            )
        if done % 100 == 0 or done == len(new):
            progress(IndexProgress(stage="indexing", done=done, total=len(new)))
    database.execute("UPDATE plans SET listed = 1 WHERE id IN (SELECT plan FROM likeness WHERE original = plan)")
