"""Several drafts of one profile: made at the same time, compared, and the best of them merged."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from plandraft.api.beginning import drafting_job
from plandraft.api.job import Job
from plandraft.api.opening import PathLike, Samples, open_plan, open_profile, screened_profile
from plandraft.api.picking import ModelChoice, OnEvent
from plandraft.api.request import Request
from plandraft.api.settings import GivenSettings, settings_for
from plandraft.api.together import ABOUT, saying_which, shared, shared_shelf
from plandraft.core.ask import Model
from plandraft.core.comparison import Comparison, Judged, compare
from plandraft.core.draft import Draft
from plandraft.core.inputs import StepInputs
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.shared_matters import shared_matters
from plandraft.drafting import DraftOptions
from plandraft.drafting.mixing import NOTHING_TAKEN, mixed
from plandraft.drivers.many import FlowEnded, SharedConcurrencyLimit, run_many
from plandraft.errors import UsageError
from plandraft.models.costs.budget import CallBudget
from plandraft.models.costs.prices import Prices
from plandraft.profiles import Screened

_ASKS = 8
"""Asks in flight at once; with more drafts as many as these."""


def draft_variants(
    profile: PathLike | Profile,
    n: int,
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
    settings: GivenSettings = None,
) -> tuple[Draft, ...]:
    """Several drafts of one profile, made at the same time; each is asked in other words and shown other samples.

    The first is what ``draft`` makes, and each has its own run in the journal, where the same call goes on.

    Args:
        profile: A profile file, or a profile.
        n: How many drafts; their variants are ``options.variant``, usually 0, and those that follow.
        samples: Files or folders of old plans, for all of them.
        model: As for ``draft``; a model object is closed at the end.
        base_url: Address of the endpoint.
        api_key_env: Environment variable with the key for ``base_url``.
        options: Strategy, window, rounds.
        as_of: Drafting date; today, or the day an unfinished run began.
        budget: Bounds calls, tokens, money and time of all together; reached, the drafts are what there is.
        prices: Your own, by the model's name; they go before the provider's list.
        on_event: Called from another thread, one event at a time; ``about`` is the draft's number from 1. Pieces of
            replies are not told.
        settings: As for ``draft``.

    Raises:
        UsageError: ``n`` is below 1.
        PlandraftError: Input cannot be read, or the model cannot be reached; what was answered is kept.
    """
    if n < 1:
        raise UsageError(f"{n} drafts were asked for", hint="at least 1")
    request = Request(
        choice=ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env),
        options=options,
        as_of=as_of,
        budget=budget,
        prices=prices or {},
        settings=settings_for(settings, profile),
        on_event=saying_which(on_event),
    )
    opened = screened_profile(profile, settings=request.settings)
    ended = _ended(opened, n, samples, shared(request))
    error = next((one.error for one in ended if one.error is not None), None)
    drafts = tuple(one.result for one in ended if one.result is not None)
    if error is not None and not any(draft.stopped for draft in drafts):
        raise error
    return drafts


def _ended(opened: Screened, n: int, samples: Samples, request: Request) -> list[FlowEnded[int, Draft]]:
    """What became of each draft, in their order."""
    first = request.chosen_options
    with shared_shelf(samples, request) as shelf:

        def begin(number: int, gate: SharedConcurrencyLimit) -> Coroutine[Any, Any, Draft]:
            own = dataclasses.replace(first, variant=first.variant + number)
            return numbered(number + 1, drafting_job(opened, shelf, dataclasses.replace(request, options=own)), gate)

        async def numbered(number: int, job: Job, gate: SharedConcurrencyLimit) -> Draft:
            ABOUT.set(str(number))
            return await job.adone_beside(gate, on_event=request.on_event)

        close = getattr(request.model, "aclose", None)
        return sorted(run_many(range(n), begin, workers=max(n, _ASKS), close=close), key=lambda one: one.item)


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
        raise UsageError("no draft was given", hint="name at least one")
    for what in ("organisation", "period"):
        said = {str(getattr(one.plan, what)) for one in judged if getattr(one.plan, what)}
        if len(said) > 1:
            raise UsageError(f"the drafts are not of one {what}: {', '.join(sorted(said))}", hint="name others")
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
