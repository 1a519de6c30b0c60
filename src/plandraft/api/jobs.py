"""Jobs begin: for a profile, for a plan to be mended, for a run to be taken up; kept ones in the journal."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Callable
from functools import partial

from plandraft.api.inputs import Samples, opened_library, screened_profile, today
from plandraft.api.job import Job
from plandraft.api.material import AnyLibrary, Material, from_header, gather, identity
from plandraft.api.model_choice import Endpoint
from plandraft.api.settings import PathLike
from plandraft.api.state import state_folder
from plandraft.api.terms import Terms
from plandraft.core.ask import Model
from plandraft.core.events import OnEvent, tell
from plandraft.core.profile import Profile
from plandraft.core.settings import AS_SHIPPED, Settings
from plandraft.core.source_map import ReadPlan
from plandraft.errors import UsageError
from plandraft.journal import Journal, JournaledModel, RunHeader
from plandraft.messages import tr
from plandraft.models.costs.budget import CallBudget
from plandraft.models.costs.prices import Prices
from plandraft.models.costs.tokens import TokenCounter
from plandraft.profiles import Screened

_Made = Callable[[dt.date], Material]


def job_for(profile: PathLike | Profile, terms: Terms, *, samples: Samples = None) -> Job:
    """Open, resolve and pick: a draft's job."""
    opened = screened_profile(profile, settings=terms.settings)
    with opened_library(samples, terms.settings) as library:
        return drafting_job(opened, library, terms)


def drafting_job(opened: Screened, library: AnyLibrary, terms: Terms) -> Job:
    """A draft's job; where the same was begun and not finished, that run goes on as it was begun."""
    options, counter, profile = terms.chosen_options, terms.endpoint.counter(), opened.profile

    def made(day: dt.date) -> Material:
        gathered = gather(profile, library, options, settings=terms.settings, day=day, counter=counter)
        return dataclasses.replace(gathered, notes=opened.notes)

    if not terms.endpoint.journaled:
        return _unkept(made(terms.as_of or today()), terms)
    base_url = terms.endpoint.kept_at()
    model, settings = terms.endpoint.name or "", terms.settings
    key = identity(profile, library, options, settings=settings, model=model, base_url=base_url)
    return _kept(key, base_url, made, counter, terms, notes=opened.notes)


def filling_job(read: ReadPlan, profile: PathLike | Profile, terms: Terms) -> Job:
    """A job that mends a plan."""
    return _plan_job(read, profile, terms)


def revising_job(
    read: ReadPlan,
    profile: PathLike | Profile,
    terms: Terms,
    instructions: tuple[str, ...],
    unlocked: tuple[str, ...] = (),
) -> Job:
    """A job that changes a plan on somebody's word."""
    return _plan_job(read, profile, terms, instructions, unlocked)


def _plan_job(
    read: ReadPlan,
    profile: PathLike | Profile,
    terms: Terms,
    instructions: tuple[str, ...] = (),
    unlocked: tuple[str, ...] = (),
) -> Job:
    opened = screened_profile(profile, settings=terms.settings)
    options, counter = terms.chosen_options, terms.endpoint.counter()
    facts = opened.profile

    def made(day: dt.date) -> Material:
        gathered = gather(facts, None, options, settings=terms.settings, day=day, counter=counter)
        return dataclasses.replace(
            gathered,
            read=read,
            instructions=instructions,
            unlocked=unlocked,
            asks=not terms.endpoint.offline,
            notes=opened.notes,
        )

    if not terms.endpoint.journaled:
        return _unkept(made(terms.as_of or today()), terms)
    base_url = terms.endpoint.kept_at()
    model, settings = terms.endpoint.name or "", terms.settings
    key = identity(
        facts,
        None,
        options,
        settings=settings,
        model=model,
        base_url=base_url,
        read=read,
        instructions=instructions,
        unlocked=unlocked,
    )
    return _kept(key, base_url, made, counter, terms, notes=opened.notes)


def resumed_job(
    name: str | None,
    *,
    model: Model | None = None,
    on_event: OnEvent | None = None,
    budget: CallBudget | None = None,
    prices: Prices | None = None,
    settings: Settings = AS_SHIPPED,
) -> Job:
    """The job of a run, rebuilt from its header alone; without a name, of the newest unfinished one.

    Raises:
        UsageError: There is no such run, or its model is an object that is not given.
        StateError: Its header cannot be read, or another process works on it.
    """
    journal = open_journal()
    try:
        header = journal.header(journal.find(name))
        terms = Terms(
            endpoint=_endpoint_of(header, model),
            budget=budget,
            prices=prices or {},
            on_event=on_event,
            settings=settings,
        )
        return _begun(header, from_header(header), journal, terms, owned=True)
    except BaseException:
        journal.close()
        raise


def _endpoint_of(header: RunHeader, model: Model | None) -> Endpoint:
    """What answered in a run; a model that is behind no address is its caller's, or another package's.

    Raises:
        UsageError: It is the caller's, and not given or another one.
    """
    if header.base_url:
        return Endpoint(model=header.model, base_url=header.base_url, api_key_env=header.api_key_env)
    endpoint = Endpoint(model=model if model is not None else header.model)
    if not endpoint.own or endpoint.name != header.model:
        raise UsageError(
            tr("run {run_id} was made with a model of your own, {model}", run_id=header.run_id, model=header.model),
            hint=tr("from Python: resume(run, model=…) with that model; docs/own-models.md says how it has a name"),
        )
    return endpoint


def going_on(run_id: str, terms: Terms) -> Job:
    """The job of a run, rebuilt from its header alone, with the model and journal.

    Raises:
        StateError: Its header cannot be read, or another process works on it.
    """
    assert terms.journal is not None
    header = terms.journal.header(run_id)
    return _begun(header, from_header(header), terms.journal, terms, owned=False)


def open_journal() -> Journal:
    """The journal in the state folder."""
    return Journal(state_folder(os.environ))


def _unkept(material: Material, terms: Terms) -> Job:
    return Job(material=material, model=terms.pick(), offline=terms.endpoint.offline)


def _kept(key: str, base_url: str, made: _Made, counter: TokenCounter, terms: Terms, *, notes: tuple[str, ...]) -> Job:
    """The job of a kept run; one that goes on says of the profile what is to be said of it today."""
    journal = terms.journal or open_journal()
    owned = terms.journal is None
    try:
        header = journal.unfinished(key)
        if header is not None and terms.as_of in (None, header.brief.as_of):
            material = dataclasses.replace(from_header(header), notes=notes)
            return _begun(header, material, journal, terms, owned=owned)
        material = made(terms.as_of or today())
        header = material.header(key, terms.endpoint, base_url, counter)
        return _begun(header, material, journal, terms, owned=owned)
    except BaseException:
        if owned:
            journal.close()
        raise


def _begun(header: RunHeader, material: Material, journal: Journal, terms: Terms, *, owned: bool) -> Job:
    price = header.price or terms.price(header.model, header.base_url)
    if terms.budget is not None:
        terms.budget.begin(price)
    inner = terms.pick()
    begun = journal.begin(header.model_copy(update={"price": price}))
    model = JournaledModel(inner, begun, on_loss=partial(tell, terms.on_event), owned=terms.model is None)
    return Job(material=material, model=model, offline=False, run=begun, journal=journal if owned else None)
