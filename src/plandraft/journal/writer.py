"""One thread that writes: what waits when it comes round is made durable by one commit.

So asks in parallel share the cost of getting to the disk.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from concurrent.futures import Future
from pathlib import Path

from plandraft.errors import StateError
from plandraft.journal.store import connect, explained
from plandraft.journal.writes import Write
from plandraft.messages import tr

MOST_A_COMMIT = 512
"""Writes that share a commit at most (our choice: it bounds what one failing commit can lose)."""


class Writer:
    """Takes writes from any thread; each write's future is done when it is on the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._queue: queue.SimpleQueue[tuple[Write, Future[None]] | None] = queue.SimpleQueue()
        self._broken: StateError | None = None
        self._connection = connect(path)
        self._lock = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="plandraft-journal", daemon=True)
        self._thread.start()

    def put(self, write: Write) -> Future[None]:
        """Queue a write.

        After a commit that failed nothing more is written: what the disk then holds is not known, and a gap in the
        middle of a run is worse than its end.
        """
        done: Future[None] = Future()
        done.set_running_or_notify_cancel()  # who waits may be cancelled; the write may not
        with self._lock:
            if self._closed:
                done.set_exception(StateError(tr("the journal {path} is closed", path=self._path)))
            else:
                self._queue.put((write, done))
        return done

    def close(self) -> None:
        """Write what waits, and end the thread."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        going = True
        while going:
            batch, going = self._batch()
            if batch:
                self._commit(batch)
        try:
            self._connection.close()
        except sqlite3.Error:
            return  # all that was promised was committed before

    def _batch(self) -> tuple[list[tuple[Write, Future[None]]], bool]:
        """What waits now, and whether there is more to come after it."""
        batch: list[tuple[Write, Future[None]]] = []
        found = self._queue.get()
        while found is not None:
            batch.append(found)
            if len(batch) >= MOST_A_COMMIT:
                return batch, True
            try:
                found = self._queue.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False

    def _commit(self, batch: list[tuple[Write, Future[None]]]) -> None:
        error = self._broken
        if error is None:
            try:
                self._written(batch)
            except Exception as found:
                error = self._broken = explained(self._path, found)
        for _, done in batch:
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(StateError(error.message, hint=error.hint))

    def _written(self, batch: list[tuple[Write, Future[None]]]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for write, _ in batch:
                write(self._connection)
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
