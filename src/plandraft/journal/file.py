"""The journal's file in use: one connection that reads, one thread that writes, opened when first needed."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from plandraft.journal.store import connect, explained
from plandraft.journal.writer import Writer
from plandraft.journal.writes import Write


def utc_now() -> dt.datetime:
    """The time now."""
    return dt.datetime.now(dt.UTC)


class JournalFile:
    """Rows are read from it and written to it; safe to use from many threads and processes.

    Args:
        path: The file; it is made with the first use.
        now: The clock; tests pass their own.
    """

    def __init__(self, path: Path, *, now: Callable[[], dt.datetime] = utc_now) -> None:
        self.path = path
        self._now = now
        self._guard = threading.Lock()
        self._reader: sqlite3.Connection | None = None
        self._writer: Writer | None = None

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of a query.

        Raises:
            StateError: The journal cannot be read.
        """
        with self._guard:
            try:
                if self._reader is None:
                    self._reader = connect(self.path)
                return self._reader.execute(sql, values).fetchall()
            except (sqlite3.Error, UnicodeDecodeError) as error:
                raise explained(self.path, error) from None

    def write(self, write: Write) -> Future[None]:
        """Have something written; the future is done when it is on the disk."""
        with self._guard:
            if self._writer is None:
                self._writer = Writer(self.path)
            return self._writer.put(write)

    def stamp(self) -> str:
        """The time now, as it is kept."""
        return self._now().isoformat(timespec="milliseconds")

    def close(self) -> None:
        """Write what waits and close the file; it opens again with the next use."""
        with self._guard:
            writer, reader, self._writer, self._reader = self._writer, self._reader, None, None
        if writer is not None:
            writer.close()
        if reader is not None:
            reader.close()

    def vacuum(self) -> None:
        """Give the room back to the disk; not being able to costs nothing but the room."""
        connection = connect(self.path)
        try:
            connection.execute("VACUUM")
        except sqlite3.Error:
            return
        finally:
            connection.close()
