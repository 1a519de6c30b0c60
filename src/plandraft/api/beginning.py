"""Jobs begin: for a profile, for a plan to be mended, for a run to be taken up; kept ones in the journal."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Callable
from functools import partial

from plandraft.api.job import Job
from plandraft.api.material import AnyLibrary, Material, from_header, gather, identity
from plandraft.api.opening import PathLike, Samples, opened_library, screened_profile, today
from plandraft.api.picking import ModelChoice, OnEvent
from plandraft.api.request import Request
from plandraft.api.state import state_folder
from plandraft.core.events import tell
from plandraft.core.profile import Profile
from plandraft.core.settings import AS_SHIPPED, Settings
from plandraft.core.source_map import ReadPlan
from plandraft.journal import Journal, JournaledModel, RunHeader
from plandraft.models.costs.budget import CallBudget
from plandraft.models.costs.prices import Prices
from plandraft.models.costs.tokens import TokenCounter
from plandraft.profiles import Screened

_Made = Callable[[dt.date], Material]


def job_for(profile: PathLike | Profile, request: Request, *, samples: Samples = None) -> Job:
    """Open, resolve and pick: a draft's job."""
    opened = screened_profile(profile, settings=request.settings)
    with opened_library(samples, request.settings) as library:
        return drafting_job(opened, library, request)


def drafting_job(opened: Screened, library: AnyLibrary, request: Request) -> Job:
    """A draft's job; where the same was begun and not finished, that run goes on as it was begun."""
    options, counter, profile = request.chosen_options, request.choice.counter(), opened.profile

    def made(day: dt.date) -> Material:
        gathered = gather(profile, library, options, settings=request.settings, day=day, counter=counter)
        return dataclasses.replace(gathered, notes=opened.notes)

    if not request.choice.journaled:
        return _unkept(made(request.as_of or today()), request)
    base_url = request.choice.endpoint().base_url
    model, settings = request.choice.name or "", request.settings
    key = identity(profile, library, options, settings=settings, model=model, base_url=base_url)
    return _kept(key, base_url, made, counter, request, notes=opened.notes)


def filling_job(read: ReadPlan, profile: PathLike | Profile, request: Request) -> Job:
    """A job that mends a plan."""
    return _plan_job(read, profile, request)


def revising_job(
    read: ReadPlan,
    profile: PathLike | Profile,
    request: Request,
    instructions: tuple[str, ...],
    unlocked: tuple[str, ...] = (),
) -> Job:
    """A job that changes a plan on somebody's word."""
    return _plan_job(read, profile, request, instructions, unlocked)


def _plan_job(
    read: ReadPlan,
    profile: PathLike | Profile,
    request: Request,
    instructions: tuple[str, ...] = (),
    unlocked: tuple[str, ...] = (),
) -> Job:
    opened = screened_profile(profile, settings=request.settings)
    options, counter = request.chosen_options, request.choice.counter()
    facts = opened.profile

    def made(day: dt.date) -> Material:
        gathered = gather(facts, None, options, settings=request.settings, day=day, counter=counter)
        return dataclasses.replace(
            gathered,
            read=read,
            instructions=instructions,
            unlocked=unlocked,
            asks=not request.choice.offline,
            notes=opened.notes,
        )

    if not request.choice.journaled:
        return _unkept(made(request.as_of or today()), request)
    base_url = request.choice.endpoint().base_url
    model, settings = request.choice.name or "", request.settings
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
    return _kept(key, base_url, made, counter, request, notes=opened.notes)


def resumed_job(
    name: str | None,
    *,
    on_event: OnEvent | None = None,
    budget: CallBudget | None = None,
    prices: Prices | None = None,
    settings: Settings = AS_SHIPPED,
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
        request = Request(choice=choice, budget=budget, prices=prices or {}, on_event=on_event, settings=settings)
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


def _kept(
    key: str, base_url: str, made: _Made, counter: TokenCounter, request: Request, *, notes: tuple[str, ...]
) -> Job:
    """The job of a kept run; one that goes on says of the profile what is to be said of it today."""
    journal = request.journal or open_journal()
    owned = request.journal is None
    try:
        header = journal.unfinished(key)
        if header is not None and request.as_of in (None, header.brief.as_of):
            material = dataclasses.replace(from_header(header), notes=notes)
            return _begun(header, material, journal, request, owned=owned)
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
    model = JournaledModel(inner, begun, on_loss=partial(tell, request.on_event), owned=request.model is None)
    return Job(material=material, model=model, offline=False, run=begun, journal=journal if owned else None)
