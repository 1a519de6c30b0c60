"""The batches of one model at one address are taken further: fetched, stepped, written, and sent again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from plandraft.batch.bounds import reached
from plandraft.batch.collecting import Collected, Collector, seen
from plandraft.batch.flows import BatchFlows, Plans
from plandraft.batch.next_request import NextRequest
from plandraft.batch.records import Batch, BatchFile, BatchRun
from plandraft.batch.sending import Sender
from plandraft.batch.service import BatchGone, BatchService
from plandraft.batch.store import BatchStore
from plandraft.batch.view import Round
from plandraft.core.events import Event, OnEvent, ignore, sent
from plandraft.core.model_limits import RunBounds
from plandraft.errors import ModelError, ModelUnknown, ModelUnreachable
from plandraft.journal import Journal
from plandraft.messages import tr
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.faults.fatal_errors import model_error
from plandraft.models.faults.fault import Fault

MOST_IDLE = 3
"""Rounds in a row that may bring nothing before the user is asked (our choice)."""


class BatchRunner:
    """Works on batches of one model at one address; close it.

    Args:
        model: Name of the model.
        endpoint: Where it is, and the key for it.
        cache: What it was found to accept.
        journal: Where everything is kept.
        plans: Knows the runs' flows and files.
        on_event: The observer.

    Attributes:
        gave_up: Whether the last error was a declared stop: going on by itself would not help.
    """

    def __init__(
        self,
        model: str,
        *,
        endpoint: KeyedEndpoint,
        cache: CapabilityCache,
        journal: Journal,
        plans: Plans,
        on_event: OnEvent | None = None,
    ) -> None:
        self.store = BatchStore(journal)
        self._journal, self._plans = journal, plans
        self._tell = on_event if on_event is not None else ignore
        self.gave_up = False
        self._service = BatchService(model, endpoint=endpoint, cache=cache)
        self._sender = Sender(store=self.store, service=self._service, cache=cache, stamp=journal.stamp)
        self._collector = Collector(store=self.store, service=self._service, stamp=journal.stamp, tell=self._tell)
        self._flows = BatchFlows(
            model, store=self.store, journal=journal, sender=self._sender, plans=plans, note=self.note
        )

    def advance(self, batch_id: str, *, anew: bool = False) -> Round:
        """Fetch what ended, go on with the flows as far as that leads, write finished plans, send what is pending.

        Args:
            batch_id: The batch. What other batches of the same model have brought is fetched as well: their questions
                may be its own.
            anew: Look at the flows also where nothing has come for them.

        Raises:
            ModelError: The endpoint cannot be reached or refused, has lost what it was given, or rounds bring nothing;
                what came is kept.
            StateError: Another process does the same, or the journal cannot be used.
            OutputError: A plan cannot be written; it is the next time.
        """
        scope = self.store.find(batch_id).scope
        with self._journal.alone(f"batches-{scope}"):
            found = self._sender.recover(scope)
            if found:
                self.note(
                    tr("{found} files that were on their way when a process ended are at the endpoint", found=found)
                )
            collected, lost = self._collected(scope)
            round_ = Round()
            if collected or anew or not any(file.batch == batch_id for file in self._under_way(scope)):
                ways = self._flows.advance(batch_id, round_)
                self._look_at(batch_id, collected, ways, round_)
                self._send(batch_id, collected, ways, round_)
            if batch_id in lost:
                raise lost[batch_id]
            return round_

    def refresh(self, batch_id: str) -> None:
        """Ask how far the files of a batch are, and fetch nothing.

        Raises:
            ModelError: The endpoint cannot be reached or refused.
        """
        for file in self.store.files(batch=batch_id):
            if file.state == "sent":
                try:
                    self.store.save(seen(file, self._service.retrieve(file.remote)))
                except BatchGone as gone:
                    self.store.save(file.model_copy(update={"status": "lost", "said": str(gone)}))

    def cancel(self, batch_id: str) -> None:
        """Have nothing more done for a batch; what the endpoint has done by then can still be collected.

        Raises:
            ModelError: The endpoint cannot be reached or refused.
        """
        batch = self.store.find(batch_id)
        with self._journal.alone(f"batches-{batch.scope}"):
            self._sender.recover(batch.scope)
            self.store.save(batch.model_copy(update={"state": "cancelled"}))
            for file in self.store.files(batch=batch.id):
                try:
                    if file.state == "sent":
                        self._service.cancel(file.remote)
                except BatchGone as gone:
                    self._sender.drop(file, str(gone))

    def note(self, said: str) -> None:
        """Tell the user."""
        self._tell(Event(kind="note", message=said))

    def close(self) -> None:
        """Close the connections."""
        self._service.close()

    def _collected(self, scope: str) -> tuple[list[Collected], dict[str, ModelUnknown]]:
        """What ended, and by their batches what the endpoint has lost."""
        found: list[Collected] = []
        lost: dict[str, ModelUnknown] = {}
        for file in self._under_way(scope):
            try:
                collected = self._collector.look(file)
            except BatchGone as gone:
                error = self._lost(file, str(gone))
                lost |= {file.batch: error} if error is not None else {}
                continue
            if collected is not None:
                found.append(collected)
                said = tr(
                    "{progress} of {lines} questions are settled", progress=collected.progress, lines=collected.lines
                )
                self.note(
                    tr("{remote} is {status}: {said}", remote=file.remote, status=collected.file.status, said=said)
                )
        for batch_id in {one.file.batch for one in found}:
            self._count(batch_id, [one for one in found if one.file.batch == batch_id])
        return found, lost

    def _lost(self, file: BatchFile, said: str) -> ModelUnknown | None:
        """What the endpoint has no more is given up only where the user has said so: it may have been paid."""
        if self.store.find(file.batch).state == "cancelled":
            self._sender.drop(file, said)
            return None
        return ModelUnknown(
            tr("the endpoint has no batch {remote} any more, or not its files: {said}", remote=file.remote, said=said),
            hint=tr(
                "plandraft batch cancel {batch} gives it up; a new submit then asks its questions anew",
                batch=file.batch,
            ),
        )

    def _count(self, batch_id: str, collected: list[Collected]) -> None:
        """Keep whether there was progress; that less is sent at once is some."""
        batch = self.store.find(batch_id)
        most = min([batch.most_lines, *(one.lines // 2 for one in collected if one.too_much and one.lines > 1)])
        idle = batch.idle + 1 if most == batch.most_lines else batch.idle
        idle = 0 if any(one.progress for one in collected) else idle
        self.store.save(batch.model_copy(update={"idle": idle, "most_lines": most}))

    def _look_at(
        self, batch_id: str, collected: list[Collected], ways: dict[str, NextRequest | Fault], round_: Round
    ) -> None:
        """Mark the batch where it is done; stop where going on would not help."""
        batch = self.store.find(batch_id)
        if not self._open(batch_id):
            self.store.save(batch.model_copy(update={"state": "done"}))
            return
        fault = next((found.stop for found in collected if found.stop is not None), None)
        fault = fault or next((way for way in ways.values() if isinstance(way, Fault)), None)
        error = model_error(fault, self._service.where) if fault is not None else None
        if error is None and batch.idle >= MOST_IDLE:
            said = collected[-1].file.said if collected else ""
            error = ModelUnreachable(
                tr(
                    "{where}: {idle} rounds in a row brought nothing {what}",
                    where=self._service.where,
                    idle=batch.idle,
                    what=f"({said})" if said else "",
                ),
            )
        if error is None:
            return
        # declared once: who goes on after it has changed something, and nothing counts that was before
        self.store.save(batch.model_copy(update={"idle": 0, "since": self._journal.stamp()}))
        self._stop(batch_id, error, round_)

    def _stop(self, batch_id: str, error: ModelError, round_: Round) -> NoReturn:
        self.gave_up = True
        said = tr("{n} questions of {n_2} plans are open", n=len(round_.pending), n_2=len(self._open(batch_id)))
        error.message = f"{error.message}; {said}"
        error.hint = tr(
            "{hint}\n  to go on: plandraft batch collect {batch_id}, or live: plandraft resume",
            hint=error.hint,
            batch_id=batch_id,
        ).strip()
        raise error

    def _send(
        self, batch_id: str, collected: list[Collected], ways: dict[str, NextRequest | Fault], round_: Round
    ) -> None:
        batch = self.store.find(batch_id)
        ready = {ask: way for ask, way in ways.items() if isinstance(way, NextRequest)}
        held = any(found.too_much for found in collected) and self._under_way(batch.scope)
        if not ready or held:
            return
        self._look_at_bounds(batch, round_, ready)
        round_.sent = self._sender.send(batch, ready)
        batch = batch.model_copy(update={"rounds": batch.rounds + 1})
        self.store.save(batch)
        for ask_id in ready:
            self._tell(sent(round_.pending[ask_id]))
        names = ", ".join(file.remote for file in round_.sent)
        self.note(tr("round {rounds}: {n} questions sent as {names}", rounds=batch.rounds, n=len(ready), names=names))

    def _look_at_bounds(self, batch: Batch, round_: Round, ready: Mapping[str, NextRequest]) -> None:
        if batch.bounds == RunBounds():
            return
        asks, price = [round_.pending[ask] for ask in ready], self._journal.header(self._open(batch.id)[0].run).price
        said = reached(batch, asks, store=self.store, price=price, count=self._plans.count)
        if said is not None:
            self._stop(batch.id, ModelError(said, hint=tr("plandraft batch collect takes a higher bound")), round_)

    def _under_way(self, scope: str) -> list[BatchFile]:
        return [file for file in self.store.files(scope=scope) if file.state == "sent"]

    def _open(self, batch_id: str) -> list[BatchRun]:
        return [entry for entry in self.store.runs(batch_id) if entry.state == "open"]
