"""Batches in the journal: what was handed to an endpoint's batch API, for which runs, and what became of each line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import Field, ValidationError

from plandraft.core.ask import Ask
from plandraft.core.noun import Noun
from plandraft.errors import StateError, UsageError
from plandraft.models.journal import rows
from plandraft.models.journal.keeping import Write

if TYPE_CHECKING:
    from plandraft.models.journal.journal import Journal

FileState = Literal["meant", "sent", "collected", "dropped"]
LineState = Literal["sent", "answered", "failed", "refused", "again", "unserved"]
_AT_ONCE = 500
"""Asks looked up by one query (SQLite takes a bounded number of values)."""
_Kept = TypeVar("_Kept", bound=Noun)


class Batch(Noun):
    """What one ``submit`` is about: some runs of one model, over as many rounds as their flows need.

    Attributes:
        scope: What replies are shared within: one model at one address.
        begun: When, in UTC, ISO 8601.
        state: ``open`` until every run has its plan; ``cancelled`` sends nothing more.
        rounds: How often something was sent.
        idle: Rounds without progress since the last one with some.
        since: What was tried before this time does not count any more.
        most_lines: Asks in one file at most; less than the API's limit where the endpoint took no more.
    """

    id: str
    scope: str
    model: str
    base_url: str
    api_key_env: str | None = None
    begun: str
    state: Literal["open", "done", "cancelled"] = "open"
    rounds: int = 0
    idle: int = 0
    since: str
    most_lines: int


class BatchRun(Noun):
    """One run of a batch.

    Attributes:
        name: What the user calls it: the profile's file.
        files: Where its plan is written.
        state: ``done`` when it is written.
    """

    batch: str
    run: str
    place: int
    name: str
    files: tuple[str, ...] = ()
    state: Literal["open", "done"] = "open"


class BatchFile(Noun):
    """One file of asks at the endpoint, which calls that a batch.

    Attributes:
        token: Ours; it stands in the metadata at the endpoint.
        at: When it was meant to be sent.
        state: ``meant`` until the endpoint's name for it is known; ``dropped`` where it was never sent or is lost.
        remote: The endpoint's name for the batch.
        upload: The endpoint's name for the uploaded file.
        status: The endpoint's word for how far it is.
        total: Lines, by the endpoint's count; so are ``completed`` and ``failed``.
        said: What the endpoint had to say about the whole file.
    """

    token: str
    batch: str
    scope: str
    at: str
    state: FileState = "meant"
    remote: str = ""
    upload: str = ""
    status: str = ""
    total: int = 0
    completed: int = 0
    failed: int = 0
    said: str = ""


class BatchLine(Noun):
    """One ask in a file.

    Attributes:
        manners: How it was asked.
        digest: Hash of the body as it was sent.
        action: What its fault calls for.
        said: What the endpoint said, for people.
        codes: The codes in it, the parameter and the sentence, to find another manner by.
    """

    file: str
    ask: str
    state: LineState = "sent"
    manners: dict[str, Any] = Field(default_factory=dict)
    digest: str = ""
    action: str = ""
    said: str = ""
    codes: tuple[str, ...] = ()
    param: str = ""
    sentence: str = ""


class BatchStore:
    """The batches of a journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def batches(self) -> tuple[Batch, ...]:
        """All, the newest first."""
        if not self._journal.path.exists():
            return ()
        found = self._journal.read("SELECT body, checksum, id FROM batches ORDER BY begun DESC, id")
        return tuple(_opened(Batch, *row) for row in found)

    def find(self, name: str) -> Batch:
        """The batch whose name begins so.

        Raises:
            UsageError: None, or more than one.
        """
        found = [batch for batch in self.batches() if batch.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        said = f"there is no batch {name}" if not found else f"{name} may be any of {len(found)} batches"
        raise UsageError(said, hint="plandraft batch status lists them")

    def runs(self, batch: str) -> tuple[BatchRun, ...]:
        """The runs of a batch, in the order they were named."""
        found = self._journal.read(
            "SELECT body, checksum, batch, run FROM batch_runs WHERE batch=? ORDER BY place", (batch,)
        )
        return tuple(_opened(BatchRun, *row) for row in found)

    def files(self, *, scope: str | None = None, batch: str | None = None) -> tuple[BatchFile, ...]:
        """The files of a scope or of a batch, the oldest first."""
        column, value = ("scope", scope) if scope is not None else ("batch", batch)
        found = self._journal.read(
            f"SELECT body, checksum, token FROM batch_files WHERE {column}=? ORDER BY at, token",  # noqa: S608
            (value,),
        )
        return tuple(_opened(BatchFile, *row) for row in found)

    def lines(self, token: str) -> tuple[BatchLine, ...]:
        """The lines of a file; of a damaged one it is only known that it was sent."""
        found = self._journal.read("SELECT file, ask, state, body, checksum FROM batch_lines WHERE file=?", (token,))
        return tuple(map(_line, found))

    def history(self, asks: Iterable[str], *, scope: str, since: str) -> dict[str, list[BatchLine]]:
        """What was tried for asks since a time, the oldest first."""
        listed, told = list(asks), dict[str, list[BatchLine]]()
        for at in range(0, len(listed), _AT_ONCE):
            some = listed[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            found = self._journal.read(
                "SELECT l.file, l.ask, l.state, l.body, l.checksum FROM batch_lines l JOIN batch_files f"  # noqa: S608
                f" ON f.token=l.file WHERE f.scope=? AND f.at>=? AND l.ask IN ({marks}) ORDER BY f.at, f.token",
                (scope, since, *some),
            )
            for line in map(_line, found):
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
        return next((line.manners for line in map(_line, found) if line.state == "answered"), {})

    def asked_by(self, batch: str) -> dict[str, list[str]]:
        """The runs of a batch that asked each of its asks."""
        found: dict[str, list[str]] = {}
        for ask, run in self._journal.read(
            "SELECT a.ask, a.run FROM batch_runs b JOIN asked a ON a.run=b.run WHERE b.batch=? ORDER BY b.place",
            (batch,),
        ):
            found.setdefault(ask, []).append(run)
        return found

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
        kept = [_saved(thing, self._journal.stamp()) for thing in things]

        def write(connection: sqlite3.Connection) -> None:
            for sql, values in kept:
                connection.execute(sql, values)
            for one in also:
                one(connection)

        self._journal.write(write).result()


def _saved(thing: Batch | BatchRun | BatchFile | BatchLine, at: str) -> tuple[str, tuple[Any, ...]]:
    """A row's statement and its values."""
    body = rows.packed(thing.model_dump(mode="json"))
    if isinstance(thing, Batch):
        key: tuple[str, ...] = (thing.id,)
        columns: tuple[Any, ...] = (thing.id, thing.scope, thing.begun, at, thing.state)
        table = "batches"
    elif isinstance(thing, BatchRun):
        key, table = (thing.batch, thing.run), "batch_runs"
        columns = (*key, thing.place, thing.state)
    elif isinstance(thing, BatchFile):
        key, table = (thing.token,), "batch_files"
        columns = (thing.token, thing.batch, thing.scope, thing.at, thing.state)
    else:
        key, table = (thing.file, thing.ask), "batch_lines"
        columns = (*key, thing.state)
    values = (*columns, body, rows.checksum(body, *key))
    return f"INSERT OR REPLACE INTO {table} VALUES({','.join('?' * len(values))})", values


def _opened(kind: type[_Kept], body: object, stored: object, *key: str) -> _Kept:
    try:
        return kind.model_validate(rows.unpacked(body, stored, *key))
    except (rows.Damaged, ValidationError):
        raise StateError(
            f"what is kept of batch {key[0]} is damaged, or of another version of plandraft",
            hint="plandraft resume RUN goes on with its runs, one by one",
        ) from None


def _line(row: tuple[Any, ...]) -> BatchLine:
    file, ask, state, body, stored = row
    try:
        return BatchLine.model_validate(rows.unpacked(body, stored, file, ask))
    except (rows.Damaged, ValidationError):
        return BatchLine(file=file, ask=ask, state=state)
