"""Drafts through an endpoint's batch API: submitted, looked at, collected, cancelled."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from plandraft.api.batch_targets import targets_of
from plandraft.api.inputs import Samples, opened_library, screened_profile
from plandraft.api.jobs import drafting_job, going_on, open_journal
from plandraft.api.laying import house_near
from plandraft.api.model_choice import Endpoint
from plandraft.api.outputs import foreign
from plandraft.api.request import Given, Request, asked, asking
from plandraft.api.saving import save_plan
from plandraft.api.settings import PathLike
from plandraft.api.state import state_folder
from plandraft.api.terms import Terms, terms_of
from plandraft.arguments import checked
from plandraft.batch.bounds import bounds_of
from plandraft.batch.records import Batch
from plandraft.batch.remote import ENDED
from plandraft.batch.runner import BatchRunner
from plandraft.batch.store import BatchStore
from plandraft.batch.view import BatchView, view_of
from plandraft.core.draft import Draft
from plandraft.core.events import OnEvent
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.drivers.stepping import Waiting
from plandraft.errors import ModelUnreachable, StateError, UsageError
from plandraft.journal import Journal, RunHeader
from plandraft.messages import tr
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.costs.budget import RunBudget
from plandraft.profiles import Screened

POLL_S = 60.0
"""Seconds between two looks at what is under way (our choice: a batch takes minutes to a day)."""
LEAST_POLL_S = 10.0
"""No more often than this, whatever is asked for (our choice)."""
MOST_MISSED = 10
"""Looks in a row at an endpoint that is out of reach, before waiting ends (our choice)."""


@asking
def submit_batch(
    profiles: Sequence[PathLike | Profile],
    *,
    request: Request | None = None,
    into: PathLike | None = None,
    formats: Sequence[str] = (".md",),
    **given: Unpack[Given],
) -> BatchView:
    """Begin a draft of each profile and send all their first questions as batches; ``collect_batch`` goes on.

    The same call again sends nothing twice: it goes on with the batch that it made before. The settings are one for
    all, by default those found near the first profile.

    Args:
        profiles: Profile files, or profiles.
        request: What several calls have in common. Its budget bounds questions, tokens and money of the whole batch,
            all rounds together; reached, nothing more is sent. Its bounds are kept with the batch.
        into: Folder for the plans; None writes none.
        formats: Suffixes of the files that each plan is written to.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: Input cannot be read, or the endpoint has no batch API, cannot be reached, or refused.
    """
    wanted = asked(request, given)
    if not profiles or not wanted.endpoint.remote:
        raise UsageError(
            tr("a batch needs profiles, and a model behind an endpoint"),
            hint=tr("plandraft batch submit PROFILE --model NAME"),
        )
    bounds = bounds_of(wanted.budget)
    decided = terms_of(wanted, profiles[0])
    opened = [screened_profile(profile, settings=decided.settings) for profile in profiles]
    targets = targets_of(profiles, [each.profile for each in opened], into, formats)
    with _runner(wanted.endpoint, wanted.on_event) as (runner, kept):
        terms = replace(decided, model=kept.model, journal=kept.journal, on_event=kept.on_event)
        for each, (name, _) in zip(opened, targets, strict=True):
            for note in each.notes:
                runner.note(f"{name}: {note}")
        headers = _begun(opened, wanted.samples, terms)
        batch = runner.store.begin(headers, targets, api_key_env=wanted.endpoint.api_key_env, bounds=bounds)
        return _advanced(runner, batch, anew=True)


@checked
def batch_status(name: str | None = None) -> tuple[BatchView, ...]:
    """How far batches are, by the endpoint's account; nothing is fetched.

    Args:
        name: The batch, or the beginning of its name; None means all that are kept, of which only open ones are
            asked for.

    Raises:
        PlandraftError: There is no such batch, or the endpoint cannot be reached or refused.
    """
    journal = open_journal()
    try:
        store = BatchStore(journal)
        found = store.batches() if name is None else (store.find(name),)
        for batch in found:
            if any(file.state == "sent" for file in store.files(batch=batch.id)):
                with _runner(_choice(batch), None, journal) as (runner, _):
                    runner.refresh(batch.id)
        return tuple(view_of(store, batch) for batch in found)
    finally:
        journal.close()


@checked
def collect_batch(
    name: str | None = None,
    *,
    wait: bool = False,
    every_s: float = POLL_S,
    budget: RunBudget | None = None,
    on_event: OnEvent | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> BatchView:
    """Fetch what the endpoint has done, write the plans that are finished, and send what is asked next.

    Args:
        name: The batch, or the beginning of its name; None means the newest that is not done.
        wait: Go on until every plan is there.
        every_s: Seconds between two looks, at least ``LEAST_POLL_S``.
        budget: Its bounds take the place of those that are kept with the batch; what was spent before counts.
        on_event: Called with what the user should know.
        sleep: Waits; tests pass their own.

    Raises:
        PlandraftError: There is no such batch, the endpoint cannot be reached or refused, or it brings nothing any
            more. What came is kept, and the same call goes on.
    """
    bounds, journal = bounds_of(budget), open_journal()
    try:
        batch, drafts = _find(BatchStore(journal), name), dict[str, Draft]()
        if bounds is not None:
            BatchStore(journal).save(batch.model_copy(update={"bounds": bounds}))
        with _runner(_choice(batch), on_event, journal) as (runner, _):
            while True:
                view = _looked_at(runner, batch, patiently=wait, pause=lambda: sleep(max(LEAST_POLL_S, every_s)))
                drafts |= view.drafts
                if not wait or view.done or not _more_to_come(runner.store, view):
                    return replace(view, drafts=drafts)
                if all(file.status not in ENDED for file in view.under_way):
                    sleep(max(LEAST_POLL_S, every_s))
    finally:
        journal.close()


@checked
def cancel_batch(name: str, *, on_event: OnEvent | None = None) -> BatchView:
    """Have nothing more done for a batch. ``collect_batch`` still fetches what was done by then.

    Raises:
        PlandraftError: There is no such batch, or the endpoint cannot be reached or refused.
    """
    journal = open_journal()
    try:
        batch = BatchStore(journal).find(name)
        with _runner(_choice(batch), on_event, journal) as (runner, _):
            runner.cancel(batch.id)
            runner.refresh(batch.id)
            return view_of(runner.store, batch)
    finally:
        journal.close()


def _begun(profiles: Sequence[Screened], samples: Samples, terms: Terms) -> list[RunHeader]:
    """Begin a run for each profile, or find the one that was begun and not finished."""
    headers = []
    with opened_library(samples, terms.settings) as library:
        for profile in profiles:
            job = drafting_job(profile, library, terms)
            job.close()
            assert job.run is not None
            headers.append(job.run.header)
    return headers


class _Plans:
    """The plans of a batch, as their runs have them.

    Args:
        terms: With the model and the journal of the batch.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def step(self, run: str) -> Draft | Waiting:
        """Take a run's flow as far as the kept answers lead."""
        return going_on(run, self._terms).step()

    def foreign(self, files: Sequence[str]) -> Sequence[Path]:
        """Files that are there and not as they were written last."""
        return foreign(map(Path, files))

    def write(self, plan: Plan, file: str) -> None:
        """Write a plan."""
        save_plan(plan, file, house=house_near(file, self._terms.settings))

    def count(self, text: str) -> int:
        """Tokens of a text."""
        return self._terms.endpoint.counter().count(text)


@contextmanager
def _runner(
    choice: Endpoint, on_event: OnEvent | None, journal: Journal | None = None
) -> Iterator[tuple[BatchRunner, Terms]]:
    """What works on the batches of a model, and the terms that its runs are taken up with."""
    kept = journal or open_journal()
    try:
        endpoint, name = choice.with_key(), choice.name or ""
        model = OpenAIModel(name, endpoint=endpoint, cache=state_folder(os.environ) / "endpoints")
        terms = Terms(endpoint=choice, model=model, journal=kept, on_event=on_event)
        runner = BatchRunner(
            name, endpoint=endpoint, cache=model.cache, journal=kept, plans=_Plans(terms), on_event=on_event
        )
        try:
            yield runner, terms
        finally:
            runner.close()
    finally:
        if journal is None:
            kept.close()


def _advanced(runner: BatchRunner, batch: Batch, *, anew: bool = False) -> BatchView:
    done = runner.advance(batch.id, anew=anew)
    return view_of(runner.store, batch, drafts=done.drafts, problems=done.problems)


def _looked_at(runner: BatchRunner, batch: Batch, *, patiently: bool, pause: Callable[[], None]) -> BatchView:
    """One look; who waits for a day does not mind an endpoint that is out of reach for some minutes of it."""
    for missed in range(1, MOST_MISSED + 1):
        try:
            return _advanced(runner, batch)
        except ModelUnreachable as error:
            if not patiently or runner.gave_up or missed == MOST_MISSED:
                raise
            runner.note(tr("{message}; looked at again later", message=error.message))
            pause()
    raise AssertionError("the last look returns or raises")


def _more_to_come(store: BatchStore, view: BatchView) -> bool:
    """Whether waiting helps.

    Raises:
        StateError: It does not: the plans that lack something wait for nothing.
    """
    if any(file.state == "sent" for file in store.files(scope=view.batch.scope)):
        return True
    if view.batch.state == "cancelled":
        return False
    said = "; ".join(sorted(set(view.problems.values()))) or tr("nothing is under way for it")
    raise StateError(
        tr("batch {id} cannot go on: {said}", id=view.id, said=said),
        hint=tr("plandraft runs shows how far its runs are"),
    )


def _choice(batch: Batch) -> Endpoint:
    return Endpoint(model=batch.model, base_url=batch.base_url, api_key_env=batch.api_key_env)


def _find(store: BatchStore, name: str | None) -> Batch:
    if name is not None:
        return store.find(name)
    open_ones = (batch for batch in store.batches() if batch.state == "open")
    found = next((one for one in open_ones if any(f.state != "dropped" for f in store.files(batch=one.id))), None)
    if found is None:
        raise UsageError(tr("there is no batch that is not done"), hint=tr("plandraft batch status lists them"))
    return found
