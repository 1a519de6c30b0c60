"""What came back is read and kept: each line once, whatever its order, and whenever the process ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from plandraft.batch.line_outcome import LineOutcome, best_outcome, line_outcome, missing, not_served
from plandraft.batch.lines import ReplyLine, read_lines
from plandraft.batch.records import BatchFile, BatchLine
from plandraft.batch.remote import RemoteBatch
from plandraft.batch.service import BatchService
from plandraft.batch.store import BatchStore
from plandraft.core.ask import Ask, Failed, Limits, Reply
from plandraft.core.events import Event, OnEvent, replied
from plandraft.core.frozen_model import FrozenModel
from plandraft.journal.writes import Write, call_row, failure_row, reply_row
from plandraft.messages import tr
from plandraft.models.faults.error_codes import CODES, FaultAction
from plandraft.models.faults.fault import Fault

_AT_ONCE = 500
"""Lines kept by one commit (our choice)."""
_UNREADABLE = Ask(
    prompt="", messages=(), schema_name="", schema={}, inputs=FrozenModel(), limits=Limits(reply_tokens=1)
)
"""Stands in for an ask whose own record is damaged: its reply is as good as ever."""


@dataclass(frozen=True, kw_only=True)
class Collected:
    """What one ended batch brought.

    Attributes:
        file: It.
        progress: Asks that need not be asked again, or will be asked in another way.
        stop: A fault that asking on would not help against.
        too_much: It was not taken because too much waits at the endpoint.
        lines: Asks in it.
    """

    file: BatchFile
    progress: int
    stop: Fault | None
    too_much: bool
    lines: int


class Collector:
    """Fetches what ended.

    Args:
        store: Where it is kept.
        service: The endpoint's batch API.
        stamp: The time now, as it is kept.
        tell: The observer.
    """

    def __init__(self, *, store: BatchStore, service: BatchService, stamp: Callable[[], str], tell: OnEvent) -> None:
        self._store, self._service, self._stamp, self._tell = store, service, stamp, tell

    def look(self, file: BatchFile) -> Collected | None:
        """Fetch a file's replies where the endpoint is done with it, else keep how far it is.

        Raises:
            Gone: The endpoint has lost the batch or its files.
            ModelError: It cannot be reached, or refused.
        """
        remote = self._service.retrieve(file.remote)
        file = seen(file, remote)
        if not remote.ended:
            self._store.save(file)
            return None
        return self._kept(file, remote, [self._service.content(name) for name in remote.results])

    def _kept(self, file: BatchFile, remote: RemoteBatch, texts: list[str]) -> Collected:
        lines = {line.ask: line for line in self._store.lines(file.token)}
        found = self._found(file, texts, lines)
        whole = _of_all(remote)
        rest = (
            missing() if remote.status == "completed" else not_served(tr("the batch is {status}", status=remote.status))
        )
        verdicts = {ask_id: best_outcome(found[ask_id]) if ask_id in found else whole or rest for ask_id in lines}
        open_lines = [line for line in lines.values() if line.state == "sent"]
        self._keep(file, open_lines, verdicts)
        said = remote.details.message
        self._store.save(file.model_copy(update={"state": "collected", "said": said}))
        return Collected(
            file=file,
            progress=sum(verdicts[line.ask].state in ("answered", "failed", "refused") for line in open_lines),
            stop=next((v.fault for v in verdicts.values() if v.stops), None),
            too_much=remote.too_much,
            lines=len(lines),
        )

    def _found(self, file: BatchFile, texts: list[str], asked: dict[str, BatchLine]) -> dict[str, list[LineOutcome]]:
        found: dict[str, list[LineOutcome]] = {}
        broken = strange = 0
        for text in texts:
            read, unread = read_lines(text)
            broken += unread
            for line in read:
                if line.ask_id not in asked:
                    strange += 1
                    continue
                found.setdefault(line.ask_id, []).append(self._verdict(line))
        if broken or strange:
            said = tr(
                "{remote}: {broken} lines could not be read, {strange} answer nothing that was asked in it",
                remote=file.remote,
                broken=broken,
                strange=strange,
            )
            self._tell(Event(kind="note", message=said))
        return found

    def _verdict(self, line: ReplyLine) -> LineOutcome:
        return line_outcome(self._store.ask(line.ask_id) or _UNREADABLE, line, endpoint=self._service.endpoint)

    def _keep(self, file: BatchFile, lines: list[BatchLine], verdicts: dict[str, LineOutcome]) -> None:
        """Line, cost and answer of an ask are on the disk together or not at all."""
        runs, rest = self._store.asked_by(file.batch), iter(lines)
        while some := list(islice(rest, _AT_ONCE)):
            writes = [write for one in some for write in self._writes(file, one, verdicts[one.ask], runs)]
            self._store.save(*(_settled(one, verdicts[one.ask]) for one in some), also=writes)
            for one in some:
                self._told(one, verdicts[one.ask])

    def _writes(
        self, file: BatchFile, line: BatchLine, found: LineOutcome, runs: dict[str, list[str]]
    ) -> Iterator[Write]:
        """The first run that asked is the one that paid."""
        at, asking = self._stamp(), runs.get(line.ask, [])
        if asking and found.state != "unserved":
            yield call_row(asking[0], line.ask, at, found.usage, found.said)
        for run in asking:
            if isinstance(found.answer, Reply):
                yield reply_row(file.scope, run, line.ask, at, found.answer, source=asking[0], over=False)
            elif isinstance(found.answer, Failed):
                yield failure_row(run, line.ask, at, found.answer)

    def _told(self, line: BatchLine, found: LineOutcome) -> None:
        if found.answer is not None:
            self._tell(replied(self._store.ask(line.ask) or _UNREADABLE, found.answer))


def seen(file: BatchFile, remote: RemoteBatch) -> BatchFile:
    """A file with how far it is by now."""
    total, completed, failed = remote.counts
    now = {"status": remote.status, "total": total or file.total, "completed": completed, "failed": failed}
    return file.model_copy(update=now)


def _settled(line: BatchLine, found: LineOutcome) -> BatchLine:
    fault = found.fault
    about = (
        {
            "action": fault.action,
            "codes": fault.details.codes,
            "param": fault.details.param,
            "sentence": fault.details.message,
        }
        if fault is not None
        else {}
    )
    return line.model_copy(update={"state": found.state, "said": found.said, **about})


def _of_all(remote: RemoteBatch) -> LineOutcome | None:
    """Of a batch that was refused as a whole: what is to be done about it."""
    if remote.status != "failed" or remote.too_much:
        return None
    said = remote.details.message or tr("the endpoint refused the batch and does not say why")
    known: Iterator[FaultAction] = (CODES[code] for code in remote.details.codes if code in CODES)
    action = next((one for one in known if one in ("quota", "key", "unknown", "retry")), None) or "stop"
    fault = Fault(action=action, message=said)
    return LineOutcome(state="unserved", fault=fault, said=said)
