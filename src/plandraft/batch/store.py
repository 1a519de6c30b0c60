"""Batches in the journal: what was handed to an endpoint's batch API, for which runs, and what became of each line."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from plandraft.batch.lines import MOST_LINES
from plandraft.batch.records import Batch, BatchFile, BatchLine, BatchRun, line_of_row, record_row, value_of
from plandraft.core.ask import Ask, Usage
from plandraft.core.model_limits import RunBounds
from plandraft.errors import UsageError
from plandraft.journal import Journal, RunHeader, rows
from plandraft.journal.writes import Write
from plandraft.messages import tr

_AT_ONCE = 500
"""Asks looked up by one query (SQLite takes a bounded number of values)."""


class BatchStore:
    """The batches of a journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def begin(
        self,
        headers: Sequence[RunHeader],
        targets: Sequence[tuple[str, tuple[str, ...]]],
        *,
        api_key_env: str | None,
        bounds: RunBounds | None,
    ) -> Batch:
        """The batch of these runs, made where it is not there yet; a run that is named twice is one.

        Args:
            headers: The runs.
            targets: Beside each, what the user calls it and the files its plan is written to.
            api_key_env: Environment variable with the key.
            bounds: They take the place of the ones that a batch already has; None leaves them.
        """
        first, at = headers[0], self._journal.stamp()
        entries: dict[str, tuple[str, tuple[str, ...]]] = {}
        for header, (name, files) in zip(headers, targets, strict=True):
            known = entries.get(header.run_id, (name, ()))
            entries[header.run_id] = (known[0], tuple(dict.fromkeys((*known[1], *files))))
        named = "\n".join((first.scope, *(f"{run} {files}" for run, (_, files) in entries.items())))
        batch_id = f"b-{hashlib.sha256(named.encode()).hexdigest()[:10]}"
        batch = next((batch for batch in self.batches() if batch.id == batch_id), None) or Batch(
            id=batch_id,
            scope=first.scope,
            model=first.model,
            base_url=first.base_url,
            api_key_env=api_key_env,
            begun=at,
            since=at,
            most_lines=MOST_LINES,
        )
        batch = batch.model_copy(update={"state": "open"} | ({"bounds": bounds} if bounds is not None else {}))
        runs = [
            BatchRun(batch=batch_id, run=run, place=place, name=name, files=files)
            for place, (run, (name, files)) in enumerate(entries.items())
        ]
        self.save(batch, *runs)
        return batch

    def batches(self) -> tuple[Batch, ...]:
        """All, the newest first."""
        if not self._journal.path.exists():
            return ()
        found = self._journal.read("SELECT body, checksum, id FROM batches ORDER BY begun DESC, id")
        return tuple(value_of(Batch, *row) for row in found)

    def find(self, name: str) -> Batch:
        """The batch whose name begins so.

        Raises:
            UsageError: None, or more than one.
        """
        found = [batch for batch in self.batches() if batch.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        said = (
            tr("there is no batch {name}", name=name)
            if not found
            else tr("{name} may be any of {n} batches", name=name, n=len(found))
        )
        raise UsageError(said, hint=tr("plandraft batch status lists them"))

    def runs(self, batch: str) -> tuple[BatchRun, ...]:
        """The runs of a batch, in the order they were named."""
        found = self._journal.read(
            "SELECT body, checksum, batch, run FROM batch_runs WHERE batch=? ORDER BY place", (batch,)
        )
        return tuple(value_of(BatchRun, *row) for row in found)

    def files(self, *, scope: str | None = None, batch: str | None = None) -> tuple[BatchFile, ...]:
        """The files of a scope or of a batch, the oldest first."""
        column, value = ("scope", scope) if scope is not None else ("batch", batch)
        found = self._journal.read(
            f"SELECT body, checksum, token FROM batch_files WHERE {column}=? ORDER BY at, token",  # noqa: S608
            (value,),
        )
        return tuple(value_of(BatchFile, *row) for row in found)

    def lines(self, token: str) -> tuple[BatchLine, ...]:
        """The lines of a file; of a damaged one it is only known that it was sent."""
        found = self._journal.read("SELECT file, ask, state, body, checksum FROM batch_lines WHERE file=?", (token,))
        return tuple(map(line_of_row, found))

    def history(self, asks: Iterable[str], *, scope: str, since: str) -> dict[str, list[BatchLine]]:
        """What was tried for asks since a time, the oldest first.

        Args:
            asks: Hashes.
            scope: One model at one address.
            since: ISO 8601, in UTC.
        """
        listed, told = list(asks), dict[str, list[BatchLine]]()
        for at in range(0, len(listed), _AT_ONCE):
            some = listed[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            found = self._journal.read(
                "SELECT l.file, l.ask, l.state, l.body, l.checksum FROM batch_lines l JOIN batch_files f"  # noqa: S608
                f" ON f.token=l.file WHERE f.scope=? AND f.at>=? AND l.ask IN ({marks}) ORDER BY f.at, f.token",
                (scope, since, *some),
            )
            for line in map(line_of_row, found):
                told.setdefault(line.ask, []).append(line)
        return told

    def in_flight(self, scope: str) -> set[str]:
        """The asks that an endpoint has, or may have, and has not answered."""
        return {
            ask
            for (ask,) in self._journal.read(
                "SELECT l.ask FROM batch_lines l JOIN batch_files f ON f.token=l.file"
                " WHERE f.scope=? AND l.state='sent' AND f.state IN ('meant','sent')",
                (scope,),
            )
        }

    def last_manners(self, scope: str) -> dict[str, Any]:
        """How the endpoint was asked when it last answered; empty where it has since refused to, or never did."""
        found = self._journal.read(
            "SELECT l.file, l.ask, l.state, l.body, l.checksum FROM batch_lines l JOIN batch_files f ON f.token=l.file"
            " WHERE f.scope=? AND l.state IN ('answered','refused') ORDER BY f.at DESC, l.state DESC LIMIT 1",
            (scope,),
        )
        return next((line.capabilities for line in map(line_of_row, found) if line.state == "answered"), {})

    def asked_by(self, batch: str) -> dict[str, list[str]]:
        """The runs of a batch that asked each of its asks."""
        found: dict[str, list[str]] = {}
        for ask, run in self._journal.read(
            "SELECT a.ask, a.run FROM batch_runs b JOIN asked a ON a.run=b.run WHERE b.batch=? ORDER BY b.place",
            (batch,),
        ):
            found.setdefault(ask, []).append(run)
        return found

    def spent(self, batch: Batch) -> tuple[int, Usage]:
        """What a batch took: questions sent (but those that were never served), and its runs' tokens since it began."""
        ((sent,),) = self._journal.read(
            "SELECT COUNT(*) FROM batch_lines l JOIN batch_files f ON f.token=l.file"
            " WHERE f.batch=? AND l.state<>'unserved'",
            (batch.id,),
        )
        ((prompt, cached, completion, reasoning),) = self._journal.read(
            "SELECT SUM(prompt_tokens), SUM(cached_tokens), SUM(completion_tokens), SUM(reasoning_tokens)"
            " FROM calls c JOIN batch_runs r ON r.run=c.run WHERE r.batch=? AND c.at>=?",
            (batch.id, batch.begun),
        )
        return sent, Usage(
            prompt_tokens=prompt or 0,
            cached_tokens=cached or 0,
            completion_tokens=completion or 0,
            reasoning_tokens=reasoning or 0,
        )

    def ask(self, ask_id: str) -> Ask | None:
        """An ask as it was sent; None where it is damaged."""
        for body, stored in self._journal.read("SELECT body, checksum FROM asks WHERE id=?", (ask_id,)):
            try:
                return rows.ask_from(rows.unpacked(body, stored, ask_id))
            except rows.Damaged:
                return None
        return None

    def save(self, *things: Batch | BatchRun | BatchFile | BatchLine, also: Sequence[Write] = ()) -> None:
        """Write all of it at once, and wait until it is on the disk."""
        kept = [record_row(thing, self._journal.stamp()) for thing in things]

        def write(connection: sqlite3.Connection) -> None:
            for sql, values in kept:
                connection.execute(sql, values)
            for one in also:
                one(connection)

        self._journal.write(write).result()
