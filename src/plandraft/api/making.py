"""Drafts are made, and plans filled, with a model or without."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Callable

from plandraft.api.beginning import filling_job, job_for
from plandraft.api.job import Job
from plandraft.api.opening import PathLike, Samples, as_read
from plandraft.api.picking import ModelChoice, OnEvent
from plandraft.api.request import Request
from plandraft.api.settings import GivenSettings, settings_for
from plandraft.core.ask import Model
from plandraft.core.draft import Draft
from plandraft.core.events import observer
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.drafting import DraftOptions
from plandraft.models.costs.budget import CallBudget
from plandraft.models.costs.prices import Prices


def draft(
    profile: PathLike | Profile,
    *,
    samples: Samples = None,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    budget: CallBudget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    keep: Plan | PathLike | None = None,
    settings: GivenSettings = None,
) -> Draft:
    """Draft a plan, check it and fill its gaps.

    Args:
        profile: A profile file, or a profile.
        samples: Files or folders of old plans; they guide, they are never facts.
        model: ``offline`` (the default), a model name, ``replay:FOLDER``, or an object with ``ask`` and ``aask``.
        base_url: Address of the endpoint.
        api_key_env: Environment variable with the key for ``base_url``.
        options: Strategy, window, rounds.
        as_of: Drafting date; today, or the day an unfinished run began.
        budget: Bounds calls, tokens, money and time, such as ``RunBudget(max_calls=50)``; reached, the draft is what
            there is.
        prices: Your own, by the model's name; they go before the provider's list.
        on_event: Called as asks are sent and replies come in, piece by piece; from several threads, but by one at a
            time. Where it raises, that is logged and it is called no more.
        keep: An older plan of this profile, or its file: what was edited by hand in it since it was drafted stands in
            the new one in its own words, and is locked. The run is the same as without it.
        settings: What the organisation decides once for all its plans, or the file that says so; by default the
            ``plandraft.toml`` beside the profile or above it, else that of the working folder. ``Settings()`` is
            everything as it ships.

    Raises:
        PlandraftError: Input cannot be read, or the model cannot be reached; what was answered is kept.
    """
    request = Request(
        choice=ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env),
        options=options,
        as_of=as_of,
        budget=budget,
        prices=prices or {},
        on_event=observer(on_event),
    )
    job, finish = _begun(profile, request, samples, keep, settings)
    return finish(job.done(on_event=request.on_event))


async def adraft(
    profile: PathLike | Profile,
    *,
    samples: Samples = None,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    budget: CallBudget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    keep: Plan | PathLike | None = None,
    settings: GivenSettings = None,
) -> Draft:
    """``draft``, awaited: the same flow, another driver; files are read and plans checked beside the loop."""
    request = Request(
        choice=ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env),
        options=options,
        as_of=as_of,
        budget=budget,
        prices=prices or {},
        on_event=observer(on_event),
    )
    job, finish = await asyncio.to_thread(_begun, profile, request, samples, keep, settings)
    return await asyncio.to_thread(finish, await job.adone(on_event=request.on_event))


def _begun(
    profile: PathLike | Profile,
    request: Request,
    samples: Samples,
    keep: Plan | PathLike | None,
    settings: GivenSettings,
) -> tuple[Job, Callable[[Draft], Draft]]:
    """A draft's job, and what brings the edits of the older plan into its draft."""
    request = dataclasses.replace(request, settings=settings_for(settings, profile))
    if keep is None:
        return job_for(profile, request, samples=samples), lambda made: made
    from plandraft.api.keeping import old_plan, with_edits

    old = old_plan(keep, profile)
    job = job_for(profile, request, samples=samples)
    return job, lambda made: with_edits(made, old, job)


def fill(
    plan: PathLike | Plan,
    *,
    profile: PathLike | Profile,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    as_of: dt.date | None = None,
    budget: CallBudget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    settings: GivenSettings = None,
) -> Draft:
    """Mend what the checks find in a plan; what stays open becomes a named gap."""
    read = as_read(plan)
    request = Request(
        choice=ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env),
        as_of=as_of or read.plan.drafting_date,
        budget=budget,
        prices=prices or {},
        settings=settings_for(settings, plan, profile),
        on_event=observer(on_event),
    )
    return filling_job(read, profile, request).done(on_event=request.on_event)
