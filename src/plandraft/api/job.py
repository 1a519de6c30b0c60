"""One job: the material, the model that is asked, and the run that keeps what was asked and answered."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from plandraft import prompts
from plandraft.api.material import Material
from plandraft.core.ask import Failed, Model
from plandraft.core.draft import Draft
from plandraft.core.events import OnEvent, ignore, tell
from plandraft.core.money import Cost, cost
from plandraft.drivers.asynchronous import ConcurrencyLimit, arun, drive
from plandraft.drivers.stepping import Waiting, step
from plandraft.drivers.threads import run
from plandraft.errors import ModelError, StateError
from plandraft.journal import Journal, OpenRun, RunKind
from plandraft.messages import tr
from plandraft.models.calls.telemetry import Traced, run_span

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Job:
    """What one call of ``draft``, ``fill`` or ``resume`` works with; close it."""

    material: Material
    model: Model
    offline: bool
    run: OpenRun | None = None
    journal: Journal | None = None

    def done(self, *, on_event: OnEvent | None = None) -> Draft:
        """Do it, with threads."""
        with self._watched() as span:
            self._warn(on_event)
            return self._finished(run(self.material.flow(), self.model, on_event=on_event), span)

    async def adone(self, *, on_event: OnEvent | None = None, workers: int = 8) -> Draft:
        """Do it on the running event loop."""
        with self._watched() as span:
            self._warn(on_event)
            made = await arun(self.material.flow(), self.model, workers=workers, on_event=on_event)
            return self._finished(made, span)

    async def adone_beside(self, limit: ConcurrencyLimit, *, on_event: OnEvent | None = None) -> Draft:
        """Do it on the running event loop, beside others; the model, which is theirs too, stays open."""
        with self._watched() as span:
            self._warn(on_event)
            made = await drive(self.material.flow(), self.model, limit, on_event or ignore)
            return await asyncio.to_thread(self._finished, made, span)  # it waits for the disk

    def step(self) -> Draft | Waiting:
        """Do it as far as the kept answers lead; what it then waits for is kept as asked."""
        assert self.run is not None
        with self._watched() as span:
            found = step(self.material.flow(), self.run.answer)
            if not isinstance(found, Waiting):
                return self._finished(found, span)
            for kept in [self.run.asked(ask) for ask in found.asks]:
                kept.result()
            self.run.stop(tr("waits for its batch"))
            return found

    def close(self) -> None:
        """Let others work on the run, and close its journal."""
        if self.run is not None:
            self.run.close()
        if self.journal is not None:
            self.journal.close()

    @property
    def kind(self) -> RunKind:
        """What is done."""
        return self.material.kind

    @contextmanager
    def _watched(self) -> Iterator[Traced]:
        """Log and trace the run, keep why it stopped, where it does, and say how it goes on."""
        name = f"{self.kind} {self.run.id}" if self.run else self.kind
        _log.info("%s begun with %s", name, self.model.name)
        try:
            with run_span(self.kind, plandraft__run__id=self.run.id if self.run else None) as span:
                yield span
        except BaseException as error:
            _log.info("%s stopped: %s", name, getattr(error, "message", type(error).__name__))
            if self.run is not None and isinstance(error, KeyboardInterrupt):
                error.add_note(tr("plandraft resume {id}", id=self.run.id))
            if self.run is not None and not isinstance(error, StateError):
                self._stopped(error)
            raise
        finally:
            self.close()

    def _warn(self, on_event: OnEvent | None) -> None:
        """Say where an answer is paid for already and only has to be fetched."""
        awaited = self.run.awaited() if self.run is not None and on_event is not None else {}
        for batch, asks in awaited.items():
            said = tr(
                "{asks} of its asks are in batch {batch}, which is under way: asked now they are paid twice",
                asks=asks,
                batch=batch,
            )
            tell(on_event, tr("{said}; plandraft batch collect {batch} fetches them", said=said, batch=batch))

    def _stopped(self, error: BaseException) -> None:
        assert self.run is not None
        if isinstance(error, ModelError):
            error.hint = tr("{hint}\n  to go on: plandraft resume {id}", hint=error.hint, id=self.run.id).lstrip()
        try:
            self.run.stop(error.message if isinstance(error, ModelError) else type(error).__name__)
        except StateError:
            return  # the error on its way up says more than why the journal could not be told of it

    def _finished(self, made: Draft, span: Traced) -> Draft:
        over = (e.answer.message for e in made.exchanges if isinstance(e.answer, Failed) and _is_over(e.answer))
        draft = dataclasses.replace(
            made,
            kind=self.material.brief.kind,
            model=self.model.name,
            offline=self.offline,
            notes=(*self.material.notes, *made.notes, *self._of_samples(made)),
            missing=() if self.offline else made.missing,  # nobody was asked who could have written it
            template_digest=prompts.template_digest(self.material.settings.prompts),
            run=self.run.id if self.run else "",
            cost=self._cost(made),
            stopped=next(over, ""),
        )
        if self.run is not None and draft.useless is not None:
            self.run.forget_replies()
        span.set(plandraft__strategy=draft.strategy, plandraft__asks=len(draft.exchanges))
        if self.run is not None and draft.stopped:
            self.run.stop(draft.stopped, draft)
        elif self.run is not None:
            self.run.finish(draft)
        self._log_end(draft)
        return draft

    def _of_samples(self, made: Draft) -> tuple[str, ...]:
        """What the samples changed in an offline draft, in a sentence; nothing where there are none."""
        brief = self.material.brief
        if not (self.offline and brief.samples) or self.material.read:
            return ()
        from plandraft.drafting.areas import shares_of, sizes_of
        from plandraft.offline.sampled import brought_in, sample_note

        titles = [measure.title for measure in made.plan.measures]
        variant = self.material.options.variant
        return (sample_note(brought_in(titles, shares_of(brief), brief, sizes_of(brief), variant)),)

    def _cost(self, made: Draft) -> Cost | None:
        price = self.run.header.price if self.run is not None else None
        return cost(made.usage, price, at_least=self.run.untold > 0) if self.run and price else None

    def _log_end(self, draft: Draft) -> None:
        _log.info(
            "%s %s %s: %d asks, %d + %d tokens, %d findings",
            self.kind,
            draft.run or draft.model,
            f"stopped, {draft.stopped}" if draft.stopped else "ended",
            len(draft.exchanges),
            draft.usage.prompt_tokens,
            draft.usage.completion_tokens,
            len(draft.findings),
        )


def _is_over(failed: Failed) -> bool:
    return failed.kind == "over_budget"
