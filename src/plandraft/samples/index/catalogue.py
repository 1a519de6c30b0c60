"""The rows of a library: files, plans, items, what was skipped, what must not leak."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from plandraft.samples.index.records import FileRecord, PlanRecord
from plandraft.samples.near_duplicates import SCHEMA as COPIES
from plandraft.samples.near_duplicates import Fingerprint, Originals

_SCHEMA = f"""
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER, mtime_ns INTEGER, digest TEXT
);
CREATE TABLE skipped (file INTEGER, name TEXT NOT NULL, why TEXT NOT NULL);
CREATE INDEX skipped_of ON skipped (file);
CREATE TABLE plans (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, number INTEGER, heading TEXT, start_line INTEGER, end_line INTEGER,
    sector TEXT, kind TEXT, year TEXT, truncated INTEGER, items INTEGER, listed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX plans_of ON plans (file);
CREATE TABLE items (
    plan INTEGER, ordinal INTEGER, id TEXT, text TEXT, concepts TEXT, not_for TEXT, PRIMARY KEY (plan, ordinal)
) WITHOUT ROWID;
CREATE TABLE passed (plan INTEGER, reason TEXT, concepts TEXT, number INTEGER);
CREATE INDEX passed_of ON passed (plan);
CREATE TABLE leaks (file INTEGER, string TEXT, PRIMARY KEY (file, string)) WITHOUT ROWID;
{COPIES}
"""
"""``listed``: the plan's items are in the search engine. Concepts and sectors are parted by tabs."""
_CACHE_KIB = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """By what an unchanged file is known without being opened."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, kw_only=True)
class KnownFile:
    """A file as it was when it was read."""

    id: int
    stamp: Stamp
    digest: str | None


@contextmanager
def catalogue_writer(file: Path) -> Iterator[sqlite3.Connection]:
    """A catalogue that nobody else knows of yet: without journal, since an unfinished one is thrown away."""
    new = not file.exists()
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        if new:
            database.executescript(_SCHEMA)
        database.execute("BEGIN")
        yield database
        database.execute("COMMIT")


def reading(file: Path) -> sqlite3.Connection:
    """A finished catalogue, which never changes."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def known_files(database: sqlite3.Connection) -> dict[str, KnownFile]:
    """All files by path."""
    rows = database.execute("SELECT path, id, size, mtime_ns, digest FROM files")
    return {
        path: KnownFile(id=number, stamp=Stamp(size=size, mtime_ns=mtime), digest=digest)
        for path, number, size, mtime, digest in rows
    }


def restamp(database: sqlite3.Connection, file: int, stamp: Stamp) -> None:
    """A file was touched and says the same."""
    database.execute("UPDATE files SET size = ?, mtime_ns = ? WHERE id = ?", (stamp.size, stamp.mtime_ns, file))


def add_file(database: sqlite3.Connection, record: FileRecord, stamp: Stamp, originals: Originals) -> None:
    """Take in what a file gave."""
    row = (record.path, stamp.size, stamp.mtime_ns, record.digest)
    file = database.execute("INSERT INTO files (path, size, mtime_ns, digest) VALUES (?, ?, ?, ?)", row).lastrowid
    database.executemany("INSERT INTO skipped VALUES (?, ?, ?)", ((file, name, why) for name, why in record.skipped))
    database.executemany("INSERT INTO leaks VALUES (?, ?)", ((file, string) for string in record.leaks))
    for plan in record.plans:
        number = _add_plan(database, file, plan)
        originals.add(number, rank=plan.rank, fingerprint=Fingerprint.from_bytes(plan.fingerprint))


def remove_file(database: sqlite3.Connection, file: int, originals: Originals) -> tuple[int, ...]:
    """Forget a file; its plans' numbers, for the search engine to forget them as well."""
    plans = tuple(row[0] for row in database.execute("SELECT id FROM plans WHERE file = ?", (file,)).fetchall())
    for plan in plans:
        originals.remove(plan)
        database.execute("DELETE FROM items WHERE plan = ?", (plan,))
        database.execute("DELETE FROM passed WHERE plan = ?", (plan,))
    for table, column in (("plans", "file"), ("skipped", "file"), ("leaks", "file"), ("files", "id")):
        database.execute(f"DELETE FROM {table} WHERE {column} = ?", (file,))  # noqa: S608  names from the line above
    return plans


def set_unopened(database: sqlite3.Connection, skipped: list[tuple[str, str]]) -> None:
    """What was not even opened in this build."""
    database.execute("DELETE FROM skipped WHERE file IS NULL")
    database.executemany("INSERT INTO skipped VALUES (NULL, ?, ?)", skipped)


def _add_plan(database: sqlite3.Connection, file: int | None, plan: PlanRecord) -> int:
    row = (file, plan.number, plan.heading, plan.start_line, plan.end_line, plan.sector, plan.kind)
    number = database.execute(
        "INSERT INTO plans (file, number, heading, start_line, end_line, sector, kind, year, truncated, items) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, plan.year, plan.truncated, len(plan.items)),
    ).lastrowid
    assert number is not None
    database.executemany(
        "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, at, item.id, item.text, "\t".join(item.concepts), "\t".join(item.not_for))
            for at, item in enumerate(plan.items)
        ),
    )
    database.executemany(
        "INSERT INTO passed VALUES (?, ?, ?, ?)",
        ((number, reason, "\t".join(concepts), many) for (reason, concepts), many in plan.passed),
    )
    return number
