"""Several drafts of one profile: made at the same time, compared, and the best of them merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Unpack

from plandraft.api.inputs import Samples, open_plan, open_profile, screened_profile
from plandraft.api.job import Job
from plandraft.api.jobs import drafting_job
from plandraft.api.request import Given, Request, asked, asking
from plandraft.api.settings import GivenSettings, PathLike, settings_for
from plandraft.api.terms import Terms, terms_of
from plandraft.api.together import ABOUT, saying_which, shared, shared_shelf
from plandraft.arguments import checked
from plandraft.core.comparison import Comparison, Judged, compare
from plandraft.core.draft import Draft
from plandraft.core.inputs import StepInputs
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.shared_matters import shared_matters
from plandraft.drafting.mixing import NOTHING_TAKEN, mixed
from plandraft.drivers.many import FlowEnded, SharedConcurrencyLimit, run_many
from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.profiles import Screened

_ASKS = 8
"""Asks in flight at once; with more drafts as many as these."""


@asking
def draft_variants(
    profile: PathLike | Profile,
    n: int,
    *,
    request: Request | None = None,
    **given: Unpack[Given],
) -> tuple[Draft, ...]:
    """Several drafts of one profile, made at the same time; each is asked in other words and shown other samples.

    The first is what ``draft`` makes, and each has its own run in the journal, where the same call goes on. A model
    object is closed at the end. Events come from another thread, and ``about`` is the draft's number from 1; pieces of
    replies are not told.

    Args:
        profile: A profile file, or a profile.
        n: How many drafts; their variants are ``options.variant``, usually 0, and those that follow.
        request: What several calls have in common; its budget is that of all drafts together.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        UsageError: ``n`` is below 1.
        PlandraftError: Input cannot be read, or the model cannot be reached; what was answered is kept.
    """
    if n < 1:
        raise UsageError(tr("{n} drafts were asked for", n=n), hint=tr("at least 1"))
    wanted = asked(request, given)
    terms = replace(terms_of(wanted, profile), on_event=saying_which(wanted.on_event))
    opened = screened_profile(profile, settings=terms.settings)
    ended = _ended(opened, n, wanted.samples, shared(terms))
    error = next((one.error for one in ended if one.error is not None), None)
    drafts = tuple(one.result for one in ended if one.result is not None)
    if error is not None and not any(draft.stopped for draft in drafts):
        raise error
    return drafts


def _ended(opened: Screened, n: int, samples: Samples, terms: Terms) -> list[FlowEnded[int, Draft]]:
    """What became of each draft, in their order."""
    first = terms.chosen_options
    with shared_shelf(samples, terms) as shelf:

        def begin(number: int, gate: SharedConcurrencyLimit) -> Coroutine[Any, Any, Draft]:
            own = replace(first, variant=first.variant + number)
            return numbered(number + 1, drafting_job(opened, shelf, replace(terms, options=own)), gate)

        async def numbered(number: int, job: Job, gate: SharedConcurrencyLimit) -> Draft:
            ABOUT.set(str(number))
            return await job.adone_beside(gate, on_event=terms.on_event)

        close = getattr(terms.model, "aclose", None)
        return sorted(run_many(range(n), begin, workers=max(n, _ASKS), close=close), key=lambda one: one.item)


@checked
def compare_drafts(
    drafts: Sequence[Draft | Plan | PathLike],
    *,
    profile: PathLike | Profile | None = None,
    as_of: dt.date | None = None,
    settings: GivenSettings = None,
) -> Comparison:
    """Drafts of one profile side by side.

    Args:
        drafts: Drafts, plans or their files.
        profile: Whose demands, length and facts count; without it what the drafts themselves know.
        as_of: Day on which wording must be in force, for plans that have to be checked.
        settings: As for ``check``.

    Raises:
        UsageError: There is none, or they are of different organisations or periods.
    """
    facts = open_profile(profile) if profile is not None else None
    judged = _judged(drafts, profile, as_of, settings)
    matters = shared_matters([one.plan for one in judged], facts)
    return compare(judged, matters, wanted=_wanted(drafts, facts))


@checked
def merge_drafts(
    drafts: Sequence[Draft | Plan | PathLike],
    *,
    take: Mapping[str, int] = NOTHING_TAKEN,
    profile: PathLike | Profile | None = None,
    as_of: dt.date | None = None,
    settings: GivenSettings = None,
) -> Plan:
    """One plan of the best parts of several drafts of one profile; no model is asked.

    The draft that ``compare_drafts`` finds best is the base. The measures of each demand come from the draft where they
    are best: no gap, an owner, a time, the fewest findings; of equals from the base. What is locked in the base stays.

    Args:
        drafts: Drafts, plans or their files.
        take: Which draft, by its position from 0, gives what, where you know better: by the id of a demand (``P3``) or
            by ``opening``, ``ideology``, ``goals``, ``budget``, ``closing``.
        profile: As for ``compare_drafts``.
        as_of: As for ``compare_drafts``.
        settings: As for ``compare_drafts``.

    Raises:
        UsageError: There is none, they are of different organisations or periods, or ``take`` cannot be had.
    """
    facts = open_profile(profile) if profile is not None else None
    return mixed(_judged(drafts, profile, as_of, settings), take=take, profile=facts, wanted=_wanted(drafts, facts))


def _judged(
    drafts: Sequence[Draft | Plan | PathLike],
    profile: PathLike | Profile | None,
    as_of: dt.date | None,
    settings: GivenSettings,
) -> tuple[Judged, ...]:
    """Each draft with its report: its own, or that of a check."""
    judged = tuple(_each(drafts, profile, as_of, settings))
    if not judged:
        raise UsageError(tr("no draft was given"), hint=tr("name at least one"))
    for what in ("organisation", "period"):
        said = {str(getattr(one.plan, what)) for one in judged if getattr(one.plan, what)}
        if len(said) > 1:
            raise UsageError(
                tr("the drafts are not of one {what}: {said}", what=what, said=", ".join(sorted(said))),
                hint=tr("name others"),
            )
    return judged


def _each(
    drafts: Sequence[Draft | Plan | PathLike],
    profile: PathLike | Profile | None,
    as_of: dt.date | None,
    settings: GivenSettings,
) -> Iterator[Judged]:
    from plandraft.api.checking import check

    for number, one in enumerate(drafts, 1):
        if isinstance(one, Draft):
            yield Judged(plan=one.plan, report=one.report, name=str(number))
            continue
        read = one if isinstance(one, Plan) else open_plan(one)
        decided = settings_for(settings, one, profile)
        report = check(read, profile=profile, as_of=as_of, settings=decided, lang="zh")
        if isinstance(read, Plan):
            yield Judged(plan=read, report=report, name=str(number))
        else:
            yield Judged(plan=read.plan, report=report, name=Path(str(one)).name)


def _wanted(drafts: Sequence[Draft | Plan | PathLike], profile: Profile | None) -> int | None:
    """The wanted length: the profile's, else that of the profile which a draft was asked for."""
    if profile is not None:
        return profile.length_chars
    inputs = (exchange.ask.inputs for one in drafts if isinstance(one, Draft) for exchange in one.exchanges)
    return next((each.brief.profile.length_chars for each in inputs if isinstance(each, StepInputs)), None)
