"""What is kept of batches: values, and the rows they become."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from pydantic import ConfigDict, Field, ValidationError

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.model_limits import RunBounds
from plandraft.errors import StateError
from plandraft.journal import rows
from plandraft.messages import tr

FileState = Literal["meant", "sent", "collected", "dropped"]
LineState = Literal["sent", "answered", "failed", "refused", "again", "unserved"]
_Kept = TypeVar("_Kept", bound=FrozenModel)


class Batch(FrozenModel):
    """What one ``submit`` is about: some runs of one model, over as many rounds as their flows need.

    Attributes:
        scope: What replies are shared within: one model at one address.
        begun: When, in UTC, ISO 8601.
        state: ``open`` until every run has its plan; ``cancelled`` sends nothing more.
        rounds: How often something was sent.
        idle: Rounds without progress since the last one with some.
        since: What was tried before this time does not count any more.
        most_lines: Asks in one file at most; less than the API's limit where the endpoint took no more.
        bounds: Reached, nothing more is sent.
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
    bounds: RunBounds = RunBounds()


class BatchRun(FrozenModel):
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


class BatchFile(FrozenModel):
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


class BatchLine(FrozenModel):
    """One ask in a file.

    Attributes:
        capabilities: How it was asked.
        digest: Hash of the body as it was sent.
        action: What its fault calls for.
        said: What the endpoint said, for people.
        codes: The codes in it, the parameter and the sentence, to find another way by.
    """

    model_config = ConfigDict(populate_by_name=True)

    file: str
    ask: str
    state: LineState = "sent"
    capabilities: dict[str, Any] = Field(default_factory=dict, alias="manners")  # as the journal's format names it
    digest: str = ""
    action: str = ""
    said: str = ""
    codes: tuple[str, ...] = ()
    param: str = ""
    sentence: str = ""


def record_row(thing: Batch | BatchRun | BatchFile | BatchLine, at: str) -> tuple[str, tuple[Any, ...]]:
    """The statement that writes a value's row, and its values."""
    body = rows.packed(thing.model_dump(mode="json", by_alias=True))
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


def value_of(kind: type[_Kept], body: object, stored: object, *key: str) -> _Kept:
    """The value of a row.

    Args:
        kind: What is kept in the row.
        body: Packed JSON.
        stored: Its checksum.
        *key: What the row is found by; part of the checksum.

    Raises:
        StateError: It is damaged, or of another version.
    """
    try:
        return kind.model_validate(rows.unpacked(body, stored, *key))
    except (rows.Damaged, ValidationError):
        raise StateError(
            tr("what is kept of batch {key} is damaged, or of another version of plandraft", key=key[0]),
            hint=tr("plandraft resume RUN goes on with its runs, one by one"),
        ) from None


def line_of_row(row: tuple[Any, ...]) -> BatchLine:
    """The value of a line's row; of a damaged one it is only known that it was sent."""
    file, ask, state, body, stored = row
    try:
        return BatchLine.model_validate(rows.unpacked(body, stored, file, ask))
    except (rows.Damaged, ValidationError):
        return BatchLine(file=file, ask=ask, state=state)
