"""The public functions: they open files, pick the model and call the rooms."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from plandraft import checks, drafting
from plandraft.api.batches import batch_status, cancel_batch, collect_batch, submit_batch
from plandraft.api.beginning import filling_job, job_for
from plandraft.api.checking import checker
from plandraft.api.endpoints import ModelFindings, list_models, probe_model
from plandraft.api.keeping import old_plan, with_edits
from plandraft.api.kinds import kind_of_plan
from plandraft.api.library import build_library, library_folder, show_library
from plandraft.api.many import Outcome, draft_many
from plandraft.api.opening import (
    PathLike,
    Samples,
    as_read,
    leaks_of,
    open_plan,
    open_profile,
    profile_notes,
    read_library,
    save_plan,
    screened_profile,
    today,
)
from plandraft.api.picking import ModelChoice, OnEvent, options_for
from plandraft.api.previewing import Estimate, Step, estimate, preview_asks
from plandraft.api.profile_files import profile_files
from plandraft.api.request import Request
from plandraft.api.runs import clean_runs, list_runs, resume, show_run
from plandraft.api.sampling import AreaItems, sample_items
from plandraft.api.settings import GivenSettings, load_settings, settings_for
from plandraft.api.state import write_atomically
from plandraft.api.variants import compare_drafts, draft_variants, merge_drafts
from plandraft.calendar import load_observances, resolve
from plandraft.core.ask import Model
from plandraft.core.calendar import Calendar
from plandraft.core.checking import CheckChoice
from plandraft.core.context import CheckContext
from plandraft.core.coverage import Covered
from plandraft.core.coverage import coverage as find_coverage
from plandraft.core.draft import Draft
from plandraft.core.edits import remade
from plandraft.core.finding import Report
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList
from plandraft.core.sector import Sector
from plandraft.core.settings import Settings
from plandraft.core.source_map import ReadPlan
from plandraft.drafting import DraftOptions
from plandraft.errors import UsageError
from plandraft.filling import apply_fixes
from plandraft.knowledge import knowledge_for
from plandraft.knowledge.own import read_own
from plandraft.models.budget import Budget, RunBudget
from plandraft.models.observing import observer
from plandraft.models.prices import Prices

__all__ = [
    "AreaItems",
    "Estimate",
    "ModelFindings",
    "Outcome",
    "RunBudget",
    "Step",
    "adraft",
    "batch_status",
    "build_library",
    "calendar",
    "cancel_batch",
    "check",
    "clean_runs",
    "collect_batch",
    "compare_drafts",
    "coverage",
    "draft",
    "draft_many",
    "draft_variants",
    "estimate",
    "fill",
    "library_folder",
    "list_models",
    "list_runs",
    "load_settings",
    "mend",
    "merge_drafts",
    "open_plan",
    "options_for",
    "preview_asks",
    "probe_model",
    "profile_files",
    "profile_notes",
    "read_library",
    "resume",
    "sample_items",
    "save_plan",
    "show_library",
    "show_run",
    "submit_batch",
    "write_atomically",
]


def coverage(plan: Plan | PathLike, *, profile: PathLike | Profile | None = None) -> tuple[Covered, ...]:
    """What became of each demand: which goals, measures, calendar lines and owners take it up.

    Args:
        plan: A plan, or its file; also one that nobody here wrote.
        profile: Whose demands are looked for; without it those that the plan was drafted for.
    """
    held = plan if isinstance(plan, Plan) else open_plan(plan).plan
    return find_coverage(held, open_profile(profile) if profile is not None else None)


def draft(
    profile: PathLike | Profile,
    *,
    samples: Samples = None,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    budget: Budget | None = None,
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
    on_event = observer(on_event)
    choice = ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env)
    request = Request(
        choice=choice,
        options=options,
        as_of=as_of,
        budget=budget,
        prices=prices or {},
        settings=settings_for(settings, profile),
        on_event=on_event,
    )
    old = old_plan(keep, profile) if keep is not None else None
    job = job_for(profile, request, samples=samples)
    made = job.done(on_event=on_event)
    return made if old is None else with_edits(made, old, job)


async def adraft(
    profile: PathLike | Profile,
    *,
    samples: Samples = None,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    budget: Budget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    keep: Plan | PathLike | None = None,
    settings: GivenSettings = None,
) -> Draft:
    """``draft``, awaited: the same flow, another driver; files are read and plans checked beside the loop."""
    on_event = observer(on_event)
    choice = ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env)
    request = Request(
        choice=choice,
        options=options,
        as_of=as_of,
        budget=budget,
        prices=prices or {},
        settings=await asyncio.to_thread(settings_for, settings, profile),
        on_event=on_event,
    )
    old = await asyncio.to_thread(old_plan, keep, profile) if keep is not None else None
    job = await asyncio.to_thread(job_for, profile, request, samples=samples)
    made = await job.adone(on_event=on_event)
    return made if old is None else await asyncio.to_thread(with_edits, made, old, job)


def check(
    plan: PathLike | Plan | ReadPlan,
    *,
    profile: PathLike | Profile | None = None,
    samples: Samples = None,
    as_of: dt.date | None = None,
    choice: CheckChoice | None = None,
    knowledge: Sequence[PathLike] = (),
    lang: Literal["zh", "en"] | None = None,
    settings: GivenSettings = None,
) -> Report:
    """Check a plan, also one that nobody here wrote; no model is asked.

    Args:
        plan: A ``.json``, ``.md``, ``.txt`` or ``.docx`` file, or a plan.
        profile: The organisation's facts; without them the rules that need them say "not checked".
        samples: Old plans whose names must not turn up.
        as_of: Day on which wording must be in force; the later of today and the plan's own date.
        choice: Rules to select, ignore and set, over what the settings and the profile say of them.
        knowledge: Files or folders of the organisation's own references, laws, areas and wording, laid over those of
            the settings.
        lang: Language of the messages; that of the settings.
        settings: As for ``draft``; by default found beside the plan, else beside the profile.
    """
    read, decided = as_read(plan), _decided(settings, plan, profile, choice=choice, knowledge=knowledge)
    report = _checker(read, profile, samples, as_of, decided)(read.plan)
    return checks.in_language(report, lang or decided.lang)


def mend(
    plan: PathLike | Plan | ReadPlan,
    *,
    profile: PathLike | Profile | None = None,
    samples: Samples = None,
    as_of: dt.date | None = None,
    choice: CheckChoice | None = None,
    knowledge: Sequence[PathLike] = (),
    settings: GivenSettings = None,
) -> tuple[Plan, Report]:
    """Apply the computed fixes that help; no model is asked. The arguments are those of ``check``."""
    read, decided = as_read(plan), _decided(settings, plan, profile, choice=choice, knowledge=knowledge)
    mended, report = apply_fixes(read.plan, _checker(read, profile, samples, as_of, decided))
    return remade(read.plan, mended), report


def fill(
    plan: PathLike | Plan,
    *,
    profile: PathLike | Profile,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    as_of: dt.date | None = None,
    budget: Budget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    settings: GivenSettings = None,
) -> Draft:
    """Mend what the checks find in a plan; what stays open becomes a named gap."""
    read = as_read(plan)
    on_event = observer(on_event)
    choice = ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env)
    request = Request(
        choice=choice,
        as_of=as_of or read.plan.drafting_date,
        budget=budget,
        prices=prices or {},
        settings=settings_for(settings, plan, profile),
        on_event=on_event,
    )
    return filling_job(read, profile, request).done(on_event=on_event)


def calendar(period: str | int, *, sector: Sector | str = Sector.OTHER) -> Calendar:
    """The observances of a calendar year (``2027``) or school year (``2026-2027``) with their days."""
    try:
        return resolve(load_observances(), period=Period.parse(period), sector=Sector(sector))
    except ValueError as error:
        raise UsageError(str(error), hint="for example: plandraft calendar 2027 --sector school") from None


def _decided(
    settings: GivenSettings, *near: object, choice: CheckChoice | None, knowledge: Sequence[PathLike]
) -> Settings:
    """The settings, with what one call says over them."""
    found = settings_for(settings, *near)
    check = choice.over(found.check) if choice is not None else found.check
    return found.model_copy(update={"check": check, "knowledge": found.knowledge + read_own(map(Path, knowledge))})


def _checker(
    read: ReadPlan,
    profile: PathLike | Profile | None,
    samples: Samples,
    as_of: dt.date | None,
    settings: Settings,
) -> Callable[[Plan], Report]:
    """What looks at a plan and at what becomes of it."""
    facts = screened_profile(profile, settings=settings).profile if profile is not None else None
    context = _context(read, facts, leaks_of(samples, settings), as_of, settings)
    return checker(facts, context, choice=settings.check, ignored=read.ignored)


def _context(
    read: ReadPlan,
    profile: Profile | None,
    leaks: LeakList | None,
    as_of: dt.date | None,
    settings: Settings,
) -> CheckContext:
    plan = read.plan
    period = profile.period if profile else plan.period
    sector = profile.sector if profile else plan.sector
    months = profile.working_months if profile else ()
    days = (
        resolve(load_observances(), period=period, sector=sector, working_months=months, of_all=True)
        if period
        else None
    )
    context = drafting.check_context(
        as_of=as_of or max(plan.drafting_date or today(), today()),
        knowledge=knowledge_for(kind_of_plan(plan, profile, settings).kind, settings),
        profile=profile,
        calendar=days,
        leaks=leaks,
        links_read=read.links_read,
        headings=read.headings,
    )
    return dataclasses.replace(context, headings=read.headings)
