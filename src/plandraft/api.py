"""The public functions: they open files, pick the model and call the rooms."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from plandraft import checks, drafting, prompts, rendering
from plandraft.calendar import load_observances, resolve
from plandraft.core.ask import Ask, Limits, Model
from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar
from plandraft.core.draft import Draft
from plandraft.core.finding import Report
from plandraft.core.noun import Noun
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sample import Library
from plandraft.core.sector import Sector
from plandraft.core.source_map import ReadPlan
from plandraft.drafting import DraftOptions, Tools
from plandraft.drafting.preview import preview
from plandraft.errors import PlanError, UsageError
from plandraft.knowledge import load_knowledge
from plandraft.models.driving import run
from plandraft.models.driving_async import arun
from plandraft.models.events import Event
from plandraft.models.offline import ANSWERERS, OfflineModel
from plandraft.models.tokens import TokenCounter, counter_for
from plandraft.profiles import load_profile
from plandraft.samples import read_document, read_plan, read_samples
from plandraft.state import Run, state_folder, write_atomically

if TYPE_CHECKING:
    from plandraft.models.endpoint import Endpoint

PathLike = str | os.PathLike[str]
Samples = PathLike | Sequence[PathLike] | None
OnEvent = Callable[[Event], None]
Step = Literal["frame", "measures", "schedule", "whole"]


@dataclass(frozen=True, kw_only=True)
class ModelChoice:
    """Which model answers, and where.

    Attributes:
        name: ``offline``, ``replay:FOLDER``, or a model name of the endpoint; None means offline.
        base_url: Address of an OpenAI-compatible endpoint; None means ``OPENAI_BASE_URL`` or the SDK's default.
        api_key_env: Name of the environment variable that holds the key for this address.
    """

    name: str | None = None
    base_url: str | None = None
    api_key_env: str | None = None

    @property
    def offline(self) -> bool:
        """Whether no model is asked."""
        return self.name in (None, "offline")


def draft(
    profile: PathLike | Profile,
    *,
    samples: Samples = None,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    on_event: OnEvent | None = None,
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
        on_event: Called as asks are sent and replies come in.

    Raises:
        PlandraftError: Input cannot be read, or the model cannot be reached; what was answered is kept.
    """
    job = _job(
        profile,
        samples,
        model,
        ModelChoice(name=_name(model), base_url=base_url, api_key_env=api_key_env),
        options,
        as_of,
        on_event=on_event,
    )
    return job.finished(run(job.flow(), job.model, on_event=on_event))


async def adraft(
    profile: PathLike | Profile,
    *,
    samples: Samples = None,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    on_event: OnEvent | None = None,
) -> Draft:
    """``draft``, awaited: the same flow, another driver."""
    job = _job(
        profile,
        samples,
        model,
        ModelChoice(name=_name(model), base_url=base_url, api_key_env=api_key_env),
        options,
        as_of,
        on_event=on_event,
    )
    return job.finished(await arun(job.flow(), job.model, on_event=on_event))


def options_for(model: str | None = None, **changed: Any) -> DraftOptions:
    """The options that fit a model's window, with changes: ``options_for("qwen-max", strategy="whole")``."""
    from plandraft.models.windows import window_for

    window = window_for(model or "offline")
    return DraftOptions(**({"window_tokens": window.context_tokens, "reply_tokens": window.reply_tokens} | changed))


def check(
    plan: PathLike | Plan | ReadPlan,
    *,
    profile: PathLike | Profile | None = None,
    samples: Samples = None,
    as_of: dt.date | None = None,
) -> Report:
    """Check a plan, also one that nobody here wrote; no model is asked.

    Args:
        plan: A ``.json``, ``.md``, ``.txt`` or ``.docx`` file, or a plan.
        profile: The organisation's facts; without them the rules that need them say "not checked".
        samples: Old plans whose names must not turn up.
        as_of: Day on which wording must be in force; the plan's drafting date, else today.
    """
    read = (
        plan
        if isinstance(plan, ReadPlan)
        else ReadPlan(plan=plan, links_read=True)
        if isinstance(plan, Plan)
        else open_plan(plan)
    )
    facts = _profile(profile) if profile is not None else None
    return checks.check(read.plan, _context(read, facts, _library(samples), as_of))


def fill(
    plan: PathLike | Plan,
    *,
    profile: PathLike | Profile,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    as_of: dt.date | None = None,
    on_event: OnEvent | None = None,
) -> Draft:
    """Mend what the checks find in a plan; what stays open becomes a named gap."""
    read = ReadPlan(plan=plan, links_read=True) if isinstance(plan, Plan) else open_plan(plan)
    choice = ModelChoice(name=_name(model), base_url=base_url, api_key_env=api_key_env)
    job = _job(profile, None, model, choice, None, as_of or read.plan.drafting_date, on_event=on_event)
    context = _context(read, job.brief.profile, None, job.brief.as_of)
    tools = Tools(make_ask=job.tools.make_ask, check=lambda p: checks.check(p, context))
    filled = run(drafting.fill_draft(read.plan, job.brief, job.options, tools), job.model, on_event=on_event)
    return job.finished(filled)


def preview_asks(
    profile: PathLike | Profile,
    step: Step,
    *,
    samples: Samples = None,
    model: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
) -> tuple[tuple[Ask, ...], TokenCounter]:
    """The asks a step would send, and what counts their tokens; nothing is sent.

    A step that needs earlier replies is shown with the offline model's.
    """
    job = _job(profile, samples, None, ModelChoice(name=model), options, as_of, offline=True)
    asks = preview(job.brief, job.options, job.tools, step, job.model)
    return asks, counter_for(model or "", cache_dir=_vocabularies())


def calendar(period: str | int, *, sector: Sector | str = Sector.OTHER) -> Calendar:
    """The observances of a calendar year (``2027``) or school year (``2026-2027``) with their days."""
    try:
        return resolve(load_observances(), period=Period.parse(period), sector=Sector(sector))
    except ValueError as error:
        raise UsageError(str(error), hint="for example: plandraft calendar 2027 --sector school") from None


def open_plan(path: PathLike) -> ReadPlan:
    """Read a plan file: our own JSON or Markdown exactly, any other text as well as it can be understood.

    Raises:
        PlanError: The file is missing, empty or not readable as a plan.
    """
    file = Path(path)
    if file.suffix.lower() == ".json":
        return ReadPlan(plan=rendering.from_json(_text(file), file=str(file)), links_read=True)
    document = read_document(file)
    if file.suffix.lower() == ".md":
        own = rendering.from_markdown("\n".join(line.text for line in document.lines))
        if own is not None:
            return own
    return read_plan(document)


def save_plan(plan: Plan, path: PathLike) -> None:
    """Write a plan in the format its suffix names; the file is there whole or not at all."""
    file = Path(path)
    write_atomically(file, rendering.render(plan, file.suffix.lower()))


def read_library(samples: Samples) -> Library:
    """Read sample files and folders.

    Raises:
        SampleError: Nothing readable at a path.
    """
    library = _library(samples)
    if library is None:
        raise UsageError("no path to samples was given", hint="name a file or a folder")
    return library


@dataclass(frozen=True, kw_only=True)
class _Job:
    """Everything one drafting call needs, put together."""

    brief: Brief
    options: DraftOptions
    tools: Tools
    model: Model
    offline: bool
    run: Run | None

    def flow(self) -> Any:
        return drafting.draft_flow(self.brief, self.options, self.tools)

    def finished(self, made: Draft) -> Draft:
        if self.run is not None:
            self.run.finish(self.brief.as_of)
        return dataclasses.replace(
            made, model=self.model.name, offline=self.offline, template_digest=prompts.template_digest()
        )


def _job(
    profile: PathLike | Profile,
    samples: Samples,
    model: str | Model | None,
    choice: ModelChoice,
    options: DraftOptions | None,
    as_of: dt.date | None,
    *,
    offline: bool = False,
    on_event: OnEvent | None = None,
) -> _Job:
    facts, library, knowledge = _profile(profile), _library(samples), load_knowledge()
    options = options or options_for(choice.name)
    offline = offline or (choice.offline and not _is_model(model))
    unfinished = None if offline else Run(state_folder(os.environ), _identity(facts, library, choice, options))
    day = as_of or (unfinished.begin(_today()) if unfinished else _today())
    days = resolve(load_observances(), period=facts.period, sector=facts.sector, working_months=facts.working_months)
    brief = drafting.make_brief(facts, calendar=days, knowledge=knowledge, as_of=day)
    context = drafting.check_context(
        as_of=day, knowledge=knowledge, profile=facts, calendar=days, leaks=library.leaks if library else None
    )

    def make_ask(name: str, inputs: Noun, limits: Limits) -> Ask:
        return prompts.make_ask(name, inputs, limits=limits, variant=options.variant)

    tools = Tools(make_ask=make_ask, check=lambda plan: checks.check(plan, context))
    if library is not None:
        counter = counter_for(choice.name or "", cache_dir=_vocabularies())
        brief = drafting.pack_samples(brief, library, options=options, make_ask=make_ask, count=counter.count)
    chosen: Model = (
        model if model is not None and not isinstance(model, str) else _pick(choice, offline=offline, on_event=on_event)
    )
    return _Job(brief=brief, options=options, tools=tools, model=chosen, offline=offline, run=unfinished)


def _pick(choice: ModelChoice, *, offline: bool, on_event: OnEvent | None) -> Model:
    if offline or choice.name is None:
        return OfflineModel(ANSWERERS)
    if choice.name.startswith("replay:"):
        from plandraft.models.recording import ReplayModel

        return ReplayModel(Path(choice.name.removeprefix("replay:")))
    from plandraft.models.endpoint import resolve_endpoint
    from plandraft.models.openai_model import OpenAIModel
    from plandraft.models.recording import RecordingModel

    endpoint = resolve_endpoint(base_url=choice.base_url, env=os.environ, api_key_env=choice.api_key_env)
    return RecordingModel(
        OpenAIModel(choice.name, endpoint=endpoint, on_event=on_event), _replies_folder(choice.name, endpoint)
    )


def _replies_folder(name: str, endpoint: Endpoint) -> Path:
    import hashlib

    key = hashlib.sha256(f"{endpoint.base_url}\n{name}".encode()).hexdigest()[:24]
    return state_folder(os.environ) / "replies" / key


def _identity(
    profile: Profile, library: Library | None, choice: ModelChoice, options: DraftOptions
) -> Mapping[str, object]:
    samples = [(s.file, s.heading, s.start_line) for s in library.samples] if library else None
    return {
        "profile": profile.model_dump(mode="json"),
        "samples": samples,
        "model": choice.name,
        "base_url": choice.base_url,
        "options": dataclasses.asdict(options),
        "templates": prompts.template_digest(),
    }


def _context(read: ReadPlan, profile: Profile | None, library: Library | None, as_of: dt.date | None) -> Any:
    plan = read.plan
    period = profile.period if profile else plan.period
    sector = profile.sector if profile else plan.sector
    months = profile.working_months if profile else ()
    days = resolve(load_observances(), period=period, sector=sector, working_months=months) if period else None
    return drafting.check_context(
        as_of=as_of or plan.drafting_date or _today(),
        knowledge=load_knowledge(),
        profile=profile,
        calendar=days,
        leaks=library.leaks if library else None,
        links_read=read.links_read,
    )


def _name(model: str | Model | None) -> str | None:
    return model if isinstance(model, str) or model is None else model.name


def _is_model(model: str | Model | None) -> bool:
    return model is not None and not isinstance(model, str)


def _profile(profile: PathLike | Profile) -> Profile:
    return profile if isinstance(profile, Profile) else load_profile(profile)


def _library(samples: Samples) -> Library | None:
    if samples is None:
        return None
    paths = [samples] if isinstance(samples, str | os.PathLike) else list(samples)
    return read_samples(paths, knowledge=load_knowledge()) if paths else None


def _vocabularies() -> Path:
    import tempfile

    named = os.environ.get("TIKTOKEN_CACHE_DIR") or os.environ.get("DATA_GYM_CACHE_DIR")
    return Path(named) if named else Path(tempfile.gettempdir()) / "data-gym-cache"


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PlanError(
            f"there is no file {file}", hint="check the name; plans end in .json, .md, .txt or .docx"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(f"{file} cannot be read: {error}", hint="a plan JSON is UTF-8 text") from None


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
