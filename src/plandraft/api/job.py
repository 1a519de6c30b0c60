"""One job: the material, the model that is asked, and the run that keeps what was asked and answered."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from plandraft import prompts
from plandraft.api.material import AnyLibrary, Material, from_header, gather, identity
from plandraft.api.opening import PathLike, Samples, open_profile, opened_library, today
from plandraft.api.picking import ModelChoice, OnEvent, options_for
from plandraft.api.state import state_folder
from plandraft.core.ask import Failed, Model
from plandraft.core.draft import Draft
from plandraft.core.money import Cost, Price, cost
from plandraft.core.profile import Profile
from plandraft.core.source_map import ReadPlan
from plandraft.drafting import DraftOptions
from plandraft.errors import ModelError, StateError
from plandraft.models.batch.stepping import Waiting, step
from plandraft.models.budget import Budget
from plandraft.models.driving import run
from plandraft.models.driving_async import Gate, arun, drive
from plandraft.models.events import Event
from plandraft.models.journal import Journal, JournaledModel, OpenRun, RunHeader, RunKind, keep_calls
from plandraft.models.observing import ignore
from plandraft.models.pace import Pace
from plandraft.models.prices import Prices, find_price
from plandraft.models.telemetry import Traced, run_span
from plandraft.models.tokens import TokenCounter

_log = logging.getLogger(__name__)
_Made = Callable[[dt.date], Material]


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

    async def adone_beside(self, gate: Gate, *, on_event: OnEvent | None = None) -> Draft:
        """Do it on the running event loop, beside others; the model, which is theirs too, stays open."""
        with self._watched() as span:
            self._warn(on_event)
            made = await drive(self.material.flow(), self.model, gate, on_event or ignore)
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
            self.run.stop("waits for its batch")
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
        return "fill" if self.material.read else "draft"

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
            if self.run is not None and not isinstance(error, StateError):
                self._stopped(error)
            raise
        finally:
            self.close()

    def _warn(self, on_event: OnEvent | None) -> None:
        """Say where an answer is paid for already and only has to be fetched."""
        awaited = self.run.awaited() if self.run is not None and on_event is not None else {}
        for batch, asks in awaited.items():
            said = f"{asks} of its asks are in batch {batch}, which is under way: asked now they are paid twice"
            _tell(on_event, f"{said}; plandraft batch collect {batch} fetches them")

    def _stopped(self, error: BaseException) -> None:
        assert self.run is not None
        if isinstance(error, ModelError):
            error.hint = f"{error.hint}\n  to go on: plandraft resume {self.run.id}".lstrip()
        try:
            self.run.stop(error.message if isinstance(error, ModelError) else type(error).__name__)
        except StateError:
            return  # the error on its way up says more than why the journal could not be told of it

    def _finished(self, made: Draft, span: Traced) -> Draft:
        over = (e.answer.message for e in made.exchanges if isinstance(e.answer, Failed) and _is_over(e.answer))
        draft = dataclasses.replace(
            made,
            model=self.model.name,
            offline=self.offline,
            template_digest=prompts.template_digest(),
            run=self.run.id if self.run else "",
            cost=self._cost(made),
            stopped=next(over, ""),
        )
        span.set(plandraft__strategy=draft.strategy, plandraft__asks=len(draft.exchanges))
        if self.run is not None and draft.stopped:
            self.run.stop(draft.stopped, draft)
        elif self.run is not None:
            self.run.finish(draft)
        self._log_end(draft)
        return draft

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


def _tell(on_event: OnEvent | None, said: str) -> None:
    if on_event is not None:
        on_event(Event(kind="note", message=said))


def _is_over(failed: Failed) -> bool:
    return failed.kind == "over_budget"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a caller asks for, apart from whose plan it is.

    Attributes:
        as_of: Drafting date; None means today, or the day an unfinished run began.
        budget: Bounds the calls to the endpoint.
        prices: The caller's own.
        pace: Spreads them.
        on_event: The observer.
        model: What answers, where it is made already; many runs share it.
        journal: Where runs are kept, where it is open already.
    """

    choice: ModelChoice
    options: DraftOptions | None = None
    as_of: dt.date | None = None
    budget: Budget | None = None
    prices: Prices = field(default_factory=dict)
    pace: Pace | None = None
    on_event: OnEvent | None = None
    model: Model | None = None
    journal: Journal | None = None

    @property
    def chosen_options(self) -> DraftOptions:
        """The options given, else those that fit the model."""
        return self.options or options_for(self.choice.name)

    def price(self, model: str, base_url: str) -> Price | None:
        """What the model costs today, as far as that is known."""
        return find_price(model, base_url, own=self.prices, day=today())

    def pick(self, *, deltas: bool = True) -> Model:
        """The model; an observer is told the pieces of its replies where it wants ``deltas``."""
        if self.model is not None:
            return self.model
        watched = deltas and self.on_event is not None
        told = keep_calls(self.on_event)
        return self.choice.pick(on_event=told, budget=self.budget, pace=self.pace, deltas=watched)


def job_for(profile: PathLike | Profile, request: Request, *, samples: Samples = None) -> Job:
    """Open, resolve and pick: a draft's job."""
    facts = open_profile(profile)
    with opened_library(samples) as library:
        return drafting_job(facts, library, request)


def drafting_job(profile: Profile, library: AnyLibrary, request: Request) -> Job:
    """A draft's job; where the same was begun and not finished, that run goes on as it was begun."""
    options, counter = request.chosen_options, request.choice.counter()

    def made(day: dt.date) -> Material:
        return gather(profile, library, options, day=day, counter=counter)

    if not request.choice.journaled:
        return _unkept(made(request.as_of or today()), request)
    base_url = request.choice.endpoint().base_url
    key = identity(profile, library, options, model=request.choice.name or "", base_url=base_url)
    return _kept(key, base_url, made, counter, request)


def filling_job(read: ReadPlan, profile: PathLike | Profile, request: Request) -> Job:
    """A job that mends a plan."""
    facts, options, counter = open_profile(profile), request.chosen_options, request.choice.counter()

    def made(day: dt.date) -> Material:
        return dataclasses.replace(gather(facts, None, options, day=day, counter=counter), read=read)

    if not request.choice.journaled:
        return _unkept(made(request.as_of or today()), request)
    base_url = request.choice.endpoint().base_url
    key = identity(facts, None, options, model=request.choice.name or "", base_url=base_url, read=read)
    return _kept(key, base_url, made, counter, request)


def resumed_job(
    name: str | None,
    *,
    on_event: OnEvent | None = None,
    budget: Budget | None = None,
    prices: Prices | None = None,
) -> Job:
    """The job of a run, rebuilt from its header alone; without a name, of the newest unfinished one.

    Raises:
        UsageError: There is no such run.
        StateError: Its header cannot be read, or another process works on it.
    """
    journal = open_journal()
    try:
        header = journal.header(journal.find(name))
        choice = ModelChoice(model=header.model, base_url=header.base_url, api_key_env=header.api_key_env)
        request = Request(choice=choice, budget=budget, prices=prices or {}, on_event=on_event)
        return _begun(header, from_header(header), journal, request, owned=True)
    except BaseException:
        journal.close()
        raise


def going_on(run_id: str, request: Request) -> Job:
    """The job of a run, rebuilt from its header alone, with the request's model and journal.

    Raises:
        StateError: Its header cannot be read, or another process works on it.
    """
    assert request.journal is not None
    header = request.journal.header(run_id)
    return _begun(header, from_header(header), request.journal, request, owned=False)


def open_journal() -> Journal:
    """The journal in the state folder."""
    return Journal(state_folder(os.environ))


def _unkept(material: Material, request: Request) -> Job:
    return Job(material=material, model=request.pick(), offline=request.choice.offline)


def _kept(key: str, base_url: str, made: _Made, counter: TokenCounter, request: Request) -> Job:
    journal = request.journal or open_journal()
    owned = request.journal is None
    try:
        header = journal.unfinished(key)
        if header is not None and request.as_of in (None, header.brief.as_of):
            return _begun(header, from_header(header), journal, request, owned=owned)
        material = made(request.as_of or today())
        header = material.header(key, request.choice, base_url, counter)
        return _begun(header, material, journal, request, owned=owned)
    except BaseException:
        if owned:
            journal.close()
        raise


def _begun(header: RunHeader, material: Material, journal: Journal, request: Request, *, owned: bool) -> Job:
    price = header.price or request.price(header.model, header.base_url)
    if request.budget is not None:
        request.budget.begin(price)
    inner = request.pick()
    begun = journal.begin(header.model_copy(update={"price": price}))

    model = JournaledModel(inner, begun, on_loss=partial(_tell, request.on_event), owned=request.model is None)
    return Job(material=material, model=model, offline=False, run=begun, journal=journal if owned else None)
