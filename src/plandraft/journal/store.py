"""The journal's file: SQLite in WAL mode, with the version of its format in it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from plandraft.errors import StateError
from plandraft.messages import tr
from plandraft.private_state import private_file, private_folder

JOURNAL_FORMAT_VERSION = 2
APPLICATION_ID = 0x706C6466
"""Says whose file it is: the letters ``pldf``."""
BUSY_S = 30.0
"""Seconds to wait for another process's commit (our choice; a commit takes milliseconds)."""
_PAUSE_S = 0.01
_DAMAGE = ("malformed", "not a database", "no such", "has no column", "not decode", "constraint failed", "corrupt")
"""Parts of what SQLite says of a file whose content is not what was written."""

_TABLES = """
CREATE TABLE runs(
  id TEXT PRIMARY KEY, key TEXT NOT NULL, as_of TEXT NOT NULL, begun TEXT NOT NULL, touched TEXT NOT NULL,
  state TEXT NOT NULL, reason TEXT NOT NULL, holder TEXT NOT NULL,
  summary BLOB NOT NULL, summary_checksum BLOB NOT NULL, header BLOB NOT NULL, checksum BLOB NOT NULL,
  leaks TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE leaks(id TEXT PRIMARY KEY, body BLOB NOT NULL, checksum BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX runs_by_key ON runs(key);
CREATE TABLE asks(id TEXT PRIMARY KEY, body BLOB NOT NULL, checksum BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE asked(run TEXT NOT NULL, ask TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(run, ask)) WITHOUT ROWID;
CREATE TABLE replies(
  scope TEXT NOT NULL, ask TEXT NOT NULL, run TEXT NOT NULL, at TEXT NOT NULL, source TEXT NOT NULL,
  body BLOB NOT NULL, checksum BLOB NOT NULL, PRIMARY KEY(scope, ask, run)) WITHOUT ROWID;
CREATE TABLE failures(
  run TEXT NOT NULL, ask TEXT NOT NULL, at TEXT NOT NULL,
  body BLOB NOT NULL, checksum BLOB NOT NULL, PRIMARY KEY(run, ask)) WITHOUT ROWID;
CREATE TABLE calls(
  run TEXT NOT NULL, number INTEGER PRIMARY KEY, ask TEXT NOT NULL, at TEXT NOT NULL,
  prompt_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL,
  reasoning_tokens INTEGER NOT NULL, body BLOB NOT NULL, checksum BLOB NOT NULL);
CREATE INDEX calls_by_run ON calls(run);
CREATE TABLE drafts(run TEXT PRIMARY KEY, at TEXT NOT NULL, body BLOB NOT NULL, checksum BLOB NOT NULL) WITHOUT ROWID;
"""
"""Of format 1."""
_LATER_TABLES = {
    2: """
CREATE TABLE batches(
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, begun TEXT NOT NULL, touched TEXT NOT NULL, state TEXT NOT NULL,
  body BLOB NOT NULL, checksum BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE batch_runs(
  batch TEXT NOT NULL, run TEXT NOT NULL, place INTEGER NOT NULL, state TEXT NOT NULL,
  body BLOB NOT NULL, checksum BLOB NOT NULL, PRIMARY KEY(batch, run)) WITHOUT ROWID;
CREATE TABLE batch_files(
  token TEXT PRIMARY KEY, batch TEXT NOT NULL, scope TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL,
  body BLOB NOT NULL, checksum BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE batch_lines(
  file TEXT NOT NULL, ask TEXT NOT NULL, state TEXT NOT NULL,
  body BLOB NOT NULL, checksum BLOB NOT NULL, PRIMARY KEY(file, ask)) WITHOUT ROWID;
CREATE INDEX batch_lines_by_ask ON batch_lines(ask);
"""
}
"""What a format has that the one before had not."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the journal, making it where there is none.

    Raises:
        StateError: It cannot be read or written, is damaged, or is of a later version.
    """
    try:
        private_folder(path.parent)
        private_file(path)
        for beside in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            if beside.exists():  # SQLite gives new ones the rights of the first
                private_file(beside)
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise explained(path, error) from None
    try:
        _log_ahead(connection)
        connection.execute("PRAGMA synchronous=FULL")
        _prepare(connection, path)
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:
        connection.close()
        raise explained(path, error) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; SQLite does not wait by itself where two processes do so to a new file at once."""
    until = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def explained(path: Path, error: Exception) -> StateError:
    """What happened to the journal's file, and what can be done about it."""
    said = getattr(error, "strerror", None) or str(error)
    if isinstance(error, UnicodeDecodeError) or any(sign in said for sign in _DAMAGE):
        return StateError(
            tr("the journal {path} is damaged: {said}", path=path, said=said),
            hint=tr("move it away to begin a new one; what it held is then asked, and paid, again"),
        )
    if "locked" in said:
        return StateError(
            tr("another process has held the journal {path} for {busy_s:.0f} s", path=path, busy_s=BUSY_S),
            hint=tr("try again later"),
        )
    if "full" in said or "disk I/O" in said:
        return StateError(
            tr("the journal {path} cannot be written: {said}", path=path, said=said),
            hint=tr("is the disk full? what was kept before is safe; make room and run the same command again"),
        )
    return StateError(
        tr("the journal {path} cannot be used: {said}", path=path, said=said),
        hint=tr("set PLANDRAFT_HOME to a folder you may write to"),
    )


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version == 0:
        version = _at_once(connection, lambda: _make(connection, path))
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:
        raise StateError(
            tr("{path} is a database of another program", path=path), hint=tr("set PLANDRAFT_HOME to another folder")
        )
    if version < JOURNAL_FORMAT_VERSION:
        version = _at_once(connection, lambda: _raise(connection))
    if version > JOURNAL_FORMAT_VERSION:
        raise StateError(
            tr(
                "the journal {path} is of format {version}; this version knows up to {journal_format_version}",
                path=path,
                version=version,
                journal_format_version=JOURNAL_FORMAT_VERSION,
            ),
            hint=tr("update plandraft, or set PLANDRAFT_HOME to another folder"),
        )


def _at_once(connection: sqlite3.Connection, change: Callable[[], int]) -> int:
    """Change the tables whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = change()
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return version


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _make(connection: sqlite3.Connection, path: Path) -> int:
    """Make the tables, unless another process was quicker."""
    version = _version(connection)
    if version:
        return version
    if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise StateError(
            tr("{path} is a database of another program", path=path), hint=tr("set PLANDRAFT_HOME to another folder")
        )
    _add(connection, _TABLES, version=1)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    return _raise(connection)


def _raise(connection: sqlite3.Connection) -> int:
    """Add what later formats have, unless another process was quicker; what is there stays as it is."""
    for version in range(_version(connection) + 1, JOURNAL_FORMAT_VERSION + 1):
        _add(connection, _LATER_TABLES[version], version=version)
    return _version(connection)


def _add(connection: sqlite3.Connection, tables: str, *, version: int) -> None:
    for statement in tables.split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version={version}")
