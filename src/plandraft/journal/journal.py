"""The journal of one state folder: it begins runs, finds them again and lists them."""

from __future__ import annotations

import datetime as dt
import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from plandraft.core.ask import Answer, Ask
from plandraft.core.sample import LeakList
from plandraft.errors import RunHeld, StateError, UsageError
from plandraft.journal import listing, rows
from plandraft.journal.file import JournalFile, utc_now
from plandraft.journal.header import RunHeader
from plandraft.journal.listing import Overview, RunSummary
from plandraft.journal.locks import LOOK_S, RunLock
from plandraft.journal.open_run import OpenRun, kept_answer
from plandraft.journal.store import explained
from plandraft.journal.writes import AWAITED, LeaksRow, Write, forget, forget_orphans, leaks_row, run_row
from plandraft.messages import tr


class Journal(JournalFile):
    """All runs of a state folder, in one file; safe to use from many threads and processes.

    Args:
        folder: The state folder; it is made with the first run.
        now: The clock; tests pass their own.
    """

    def __init__(self, folder: Path, *, now: Callable[[], dt.datetime] = utc_now) -> None:
        super().__init__(folder / "journal.sqlite", now=now)
        self._locks = folder / "locks"
        self._last_leaks: tuple[LeakList | None, LeaksRow | None] = (None, None)

    def begin(self, header: RunHeader) -> OpenRun:
        """Begin a run or take it up again; a run that was done is asked again for what failed in it.

        Raises:
            RunHeld: Another process works on it.
            StateError: The journal cannot be written.
        """
        run_id = header.run_id
        lock = RunLock(self._locks, run_id)
        if not lock.take(wait_s=LOOK_S):
            raise RunHeld(
                tr("run {run_id} is being worked on by {holder}", run_id=run_id, holder=self._holder(run_id)),
                hint=tr("wait until it has ended"),
            )
        try:
            self.write(self._begun(header)).result()
        except BaseException:
            lock.give_back()
            raise
        return OpenRun(self, header, lock)

    def unfinished(self, key: str) -> RunHeader | None:
        """The header of the newest run with this key that was begun and not finished.

        One whose header cannot be read any more is passed over: the same command then begins a new run.
        """
        if not self.path.exists():
            return None
        sql = "SELECT id FROM runs WHERE key=? AND state<>'done' ORDER BY begun DESC LIMIT 1"
        for (run_id,) in self.read(sql, (key,)):
            try:
                return self.header(run_id)
            except StateError:
                return None
        return None

    def header(self, run_id: str) -> RunHeader:
        """What a run was begun with.

        Raises:
            StateError: It is damaged, or of a version whose headers this one does not understand.
        """
        ((body, stored, leaks),) = self.read("SELECT header, checksum, leaks FROM runs WHERE id=?", (run_id,))
        try:
            header = RunHeader.model_validate(rows.unpacked(body, stored, run_id))
            return header.model_copy(update={"leaks": self._leaks(leaks)})
        except rows.Damaged:
            raise StateError(
                tr("what run {run_id} was begun with is damaged", run_id=run_id),
                hint=tr("begin anew: its replies are used where they fit"),
            ) from None
        except ValidationError as error:
            raise StateError(
                tr(
                    "run {run_id} was begun by another version of plandraft: {loc} does not fit",
                    run_id=run_id,
                    loc=error.errors()[0]["loc"],
                ),
                hint=tr("run the same command again; its replies can be read with plandraft runs show"),
            ) from None

    def state(self, run_id: str) -> str:
        """``begun`` or ``done``, as the last process that worked on it left it; empty where there is no such run."""
        return "".join(state for (state,) in self.read("SELECT state FROM runs WHERE id=?", (run_id,)))

    def draft(self, run_id: str) -> dict[str, Any] | None:
        """The draft that a run last came to; None where there is none that can be read."""
        return listing.draft_of(self.read, run_id)

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Keep other processes from doing the same at the same time.

        Raises:
            StateError: One is at it.
        """
        lock = RunLock(self._locks, name)
        if not lock.take(wait_s=LOOK_S):
            raise StateError(
                tr("another process is sending or collecting the same"), hint=tr("wait until it has ended")
            )
        try:
            yield
        finally:
            lock.give_back()

    def find(self, name: str | None) -> str:
        """The id of a run from the beginning of its name; without a name, of the newest unfinished one.

        Raises:
            UsageError: None, or more than one.
        """
        known = [summary for summary in self.runs() if name is None or summary.id.startswith(name)]
        if name is None:
            known = [summary for summary in known if summary.state == "stopped"][:1]
        exact = [summary.id for summary in known if summary.id == name]
        found = exact or [summary.id for summary in known]
        if len(found) == 1:
            return found[0]
        if not found:
            what = tr("there is no unfinished run") if name is None else tr("there is no run {name}", name=name)
            raise UsageError(what, hint=tr("plandraft runs lists them"))
        raise UsageError(
            tr("{name} may be any of {found}", name=name, found=", ".join(found[:5])), hint=tr("give more of the name")
        )

    def runs(self) -> tuple[RunSummary, ...]:
        """All runs, the newest first.

        Raises:
            StateError: The journal cannot be read, or what it says of a run cannot be.
        """
        if not self.path.exists():
            return ()
        try:
            return listing.run_summaries(self.read, held=lambda run_id: RunLock(self._locks, str(run_id)).is_held())
        except ValidationError:
            raise explained(self.path, sqlite3.DatabaseError(tr("malformed row in the table of runs"))) from None

    def overview(self, run_id: str) -> Overview:
        """Everything that is kept of a run."""
        summary = next(found for found in self.runs() if found.id == run_id)
        return listing.overview(self.read, summary)

    def clean(self, *, older_than_days: float) -> tuple[str, ...]:
        """Forget runs that nobody has worked on for so many days; those under way are kept, also in a batch.

        Returns:
            Their ids.
        """
        before = (self._now() - dt.timedelta(days=older_than_days)).isoformat(timespec="milliseconds")
        awaited = {run for (run,) in self.read(AWAITED)} if self.path.exists() else set()
        old = [
            run.id for run in self.runs() if run.touched < before and run.state != "running" and run.id not in awaited
        ]
        # held while they are forgotten: nobody may take one up in that moment
        held = {run_id: lock for run_id in old if (lock := RunLock(self._locks, run_id)).take()}
        try:
            if held:
                self.write(forget(tuple(held))).result()
                self.write(forget_orphans).result()
                self.close()
                self.vacuum()
        finally:
            for lock in held.values():
                lock.give_back()
        for run_id in held:
            (self._locks / f"{run_id}.lock").unlink(missing_ok=True)
        return tuple(held)

    def answer(self, header: RunHeader, ask: Ask) -> tuple[Answer | None, str, bool]:
        """A kept answer for a run that is not taken up; see ``kept_answer``."""
        return kept_answer(self, header, ask)

    def _begun(self, header: RunHeader) -> Write:
        holder = tr("process {getpid} on {gethostname}", getpid=os.getpid(), gethostname=socket.gethostname())
        known = header.leaks is self._last_leaks[0]
        if not known:  # many runs in a row have one list, and it may be long
            self._last_leaks = (header.leaks, leaks_row(header.leaks))
        return run_row(header, self.stamp(), holder, leaks=self._last_leaks[1], known=known)

    def _leaks(self, digest: str) -> LeakList | None:
        if not digest:
            return None
        for body, stored in self.read("SELECT body, checksum FROM leaks WHERE id=?", (digest,)):
            value = rows.unpacked(body, stored, digest)
            return LeakList(strings=frozenset(value["strings"]), runs=frozenset(value["runs"]))
        raise rows.Damaged(digest)

    def _holder(self, run_id: str) -> str:
        found = self.read("SELECT holder, touched FROM runs WHERE id=?", (run_id,)) if self.path.exists() else []
        return (
            tr("{found}, last heard of at {found_2}", found=found[0][0], found_2=found[0][1])
            if found
            else tr("another process")
        )
