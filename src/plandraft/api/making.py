"""Drafts are made, and plans filled, with a model or without."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Unpack

from plandraft.api.inputs import as_read
from plandraft.api.job import Job
from plandraft.api.jobs import filling_job, job_for
from plandraft.api.request import Asking, Given, Request, asked, asking
from plandraft.api.settings import PathLike
from plandraft.api.terms import Terms, terms_of
from plandraft.core.draft import Draft
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.source_map import ReadPlan


@asking
def draft(
    profile: PathLike | Profile,
    *,
    request: Request | None = None,
    keep: Plan | PathLike | None = None,
    **given: Unpack[Given],
) -> Draft:
    """Draft a plan, check it and fill its gaps.

    Args:
        profile: A profile file, or a profile.
        request: What several calls have in common.
        keep: An older plan of this profile, or its file: what was edited by hand in it since it was drafted stands in
            the new one in its own words, and is locked. The run is the same as without it.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: Input cannot be read, or the model cannot be reached; what was answered is kept.
    """
    job, terms, finish = _begun(profile, asked(request, given), keep)
    return finish(job.done(on_event=terms.on_event))


@asking
async def adraft(
    profile: PathLike | Profile,
    *,
    request: Request | None = None,
    keep: Plan | PathLike | None = None,
    **given: Unpack[Given],
) -> Draft:
    """``draft``, awaited: the same flow, another driver; files are read and plans checked beside the loop.

    Args:
        profile: As for ``draft``.
        request: What several calls have in common.
        keep: As for ``draft``.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: As ``draft``.
    """
    job, terms, finish = await asyncio.to_thread(_begun, profile, asked(request, given), keep)
    return await asyncio.to_thread(finish, await job.adone(on_event=terms.on_event))


@asking
def fill(
    plan: PathLike | Plan | ReadPlan,
    *,
    profile: PathLike | Profile,
    request: Request | None = None,
    **given: Unpack[Asking],
) -> Draft:
    """Mend what the checks find in a plan; what stays open becomes a named gap.

    Args:
        plan: A plan, or its file.
        profile: A profile file, or a profile.
        request: What several calls have in common.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: Input cannot be read, or the model cannot be reached; what was answered is kept.
    """
    job, terms = _to_fill(plan, profile, asked(request, given))
    return job.done(on_event=terms.on_event)


@asking
async def afill(
    plan: PathLike | Plan | ReadPlan,
    *,
    profile: PathLike | Profile,
    request: Request | None = None,
    **given: Unpack[Asking],
) -> Draft:
    """``fill``, awaited.

    Args:
        plan: A plan, or its file.
        profile: A profile file, or a profile.
        request: What several calls have in common.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: As ``fill``.
    """
    job, terms = await asyncio.to_thread(_to_fill, plan, profile, asked(request, given))
    return await job.adone(on_event=terms.on_event)


def _begun(
    profile: PathLike | Profile, request: Request, keep: Plan | PathLike | None
) -> tuple[Job, Terms, Callable[[Draft], Draft]]:
    """A draft's job with its terms, and what brings the edits of the older plan into its draft."""
    terms = terms_of(request, profile)
    if keep is None:
        return job_for(profile, terms, samples=request.samples), terms, lambda made: made
    from plandraft.api.keeping import old_plan, with_edits

    old = old_plan(keep, profile)
    job = job_for(profile, terms, samples=request.samples)
    return job, terms, lambda made: with_edits(made, old, job)


def _to_fill(plan: PathLike | Plan | ReadPlan, profile: PathLike | Profile, request: Request) -> tuple[Job, Terms]:
    """The job of a plan to be filled, on the day that the plan was drafted unless another is given."""
    read = as_read(plan)
    terms = terms_of(request, plan, profile)
    terms = replace(terms, as_of=terms.as_of or read.plan.drafting_date)
    return filling_job(read, profile, terms), terms
