"""The flows of a batch's runs are taken as far as the answers lead; a finished plan is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from plandraft.batch.next_request import NextRequest
from plandraft.batch.records import Batch, BatchRun
from plandraft.batch.sending import Sender
from plandraft.batch.store import BatchStore
from plandraft.batch.view import Round
from plandraft.core.ask import Failed
from plandraft.core.draft import Draft
from plandraft.core.plan import Plan
from plandraft.drivers.stepping import Waiting
from plandraft.errors import StateError
from plandraft.journal import Journal, rows
from plandraft.journal.writes import failure_row
from plandraft.messages import tr
from plandraft.models.faults.fault import Fault


class Plans(Protocol):
    """What a batch does not know of its runs: how their flows go on, and what becomes of their plans."""

    def step(self, run: str) -> Draft | Waiting:
        """Take a run's flow as far as the kept answers lead.

        Raises:
            StateError: It cannot be taken up.
        """
        ...

    def foreign(self, files: Sequence[str]) -> Sequence[Path]:
        """Files that are there and not as they were written last."""
        ...

    def write(self, plan: Plan, file: str) -> None:
        """Write a plan.

        Raises:
            OutputError: It cannot be written.
        """
        ...

    def count(self, text: str) -> int:
        """Tokens of a text."""
        ...


class BatchFlows:
    """Takes the flows of a batch further.

    Args:
        model: Name of the model.
        store: Where batches are kept.
        journal: Where runs are kept.
        sender: Knows how an ask is put next.
        plans: Knows the flows and the files.
        note: Tells the user.
    """

    def __init__(
        self,
        model: str,
        *,
        store: BatchStore,
        journal: Journal,
        sender: Sender,
        plans: Plans,
        note: Callable[[str], None],
    ) -> None:
        self._model, self._store, self._journal, self._sender = model, store, journal, sender
        self._plans, self._note = plans, note

    def advance(self, batch_id: str, round_: Round) -> dict[str, NextRequest | Fault]:
        """Every flow as far as it goes; an ask that is given up is an answer too, and its flow goes on."""
        while True:
            round_.pending = {}
            for entry in self._store.runs(batch_id):
                if entry.state == "open" and entry.run not in round_.problems:
                    self._step(entry, round_)
            batch, in_flight = self._store.find(batch_id), self._store.in_flight(self._store.find(batch_id).scope)
            asks = [ask for ask in round_.pending.values() if ask.id not in in_flight]
            ways = self._sender.ways(batch, asks) if batch.state == "open" else {}
            given_up = {ask: way for ask, way in ways.items() if isinstance(way, Failed)}
            if not given_up:
                return {ask: way for ask, way in ways.items() if not isinstance(way, Failed)}
            self._give_up(batch, given_up)

    def _step(self, entry: BatchRun, round_: Round) -> None:
        try:
            found = self._draft_of(entry)
        except StateError as error:
            round_.problems[entry.run] = error.message
            self._note(tr("{name}: {message}; it is left out", name=entry.name, message=error.message))
            return
        if isinstance(found, Waiting):
            round_.pending |= {ask.id: ask for ask in found.asks}
            return
        theirs = self._plans.foreign(entry.files)
        if theirs:
            round_.problems[entry.run] = tr("{theirs} was made or changed by somebody else", theirs=theirs[0])
            self._note(
                tr(
                    "{name}: {problems}; plandraft resume {run} -o writes it elsewhere",
                    name=entry.name,
                    problems=round_.problems[entry.run],
                    run=entry.run,
                )
            )
            return
        for file in entry.files:
            self._plans.write(found.plan, file)
        self._store.save(entry.model_copy(update={"state": "done"}))
        round_.drafts[entry.run] = found

    def _draft_of(self, entry: BatchRun) -> Draft | Waiting:
        """Its draft, also where a live run has come to it in the meantime."""
        if self._journal.state(entry.run) == "done":
            kept = self._journal.draft(entry.run)
            if kept is not None:
                return rows.draft_from(kept, entry.run, self._model)
        return self._plans.step(entry.run)

    def _give_up(self, batch: Batch, given_up: dict[str, Failed]) -> None:
        asking, at = self._store.asked_by(batch.id), self._journal.stamp()
        rows = [failure_row(run, ask, at, failed) for ask, failed in given_up.items() for run in asking.get(ask, ())]
        self._store.save(also=rows)
