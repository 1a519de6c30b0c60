"""What a flow is made from: gathered from what a caller named, or taken from the header of a run."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from plandraft import drafting, prompts
from plandraft._version import __version__
from plandraft.api.checking import checker
from plandraft.api.days import days_of
from plandraft.api.kinds import kind_of_profile
from plandraft.api.model_choice import Endpoint
from plandraft.core.ask import Answer, Ask, Limits
from plandraft.core.brief import Brief
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.knowledge import Knowledge
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList, Library
from plandraft.core.sector import Sector
from plandraft.core.settings import AS_SHIPPED, Settings
from plandraft.core.source_map import ReadPlan
from plandraft.core.work_areas import WorkArea
from plandraft.drafting import DraftOptions, PrivacyGate, Tools
from plandraft.errors import ArgumentRefused, StateError
from plandraft.journal import CounterNote, RunHeader, RunKind
from plandraft.knowledge import knowledge_for
from plandraft.messages import tr
from plandraft.models.costs.tokens import TokenCounter

if TYPE_CHECKING:
    from plandraft.samples import Candidate, ChosenItems, StoredLibrary


class Shelf:
    """A library for many drafts: what does not depend on the profile is found out once.

    Attributes:
        leaks: Its strings that must not reach a draft.
        state: What it is known by; as the library's own.
    """

    def __init__(self, library: Library | StoredLibrary) -> None:
        self.leaks, self.state = library.leaks, _samples_identity(library)
        self._library = library
        self._views: dict[frozenset[str], Shelf] = {}
        self._found: dict[tuple[str, Sector], tuple[Sequence[Candidate], int]] = {}

    def for_kinds(self, kinds: frozenset[str]) -> Shelf:
        """The same for plans that may be shown items of these kinds of plan."""
        if kinds not in self._views:
            view = Shelf(self._library.for_kinds(kinds))
            view.state = self.state
            self._views[kinds] = view
        return self._views[kinds]

    def candidates(self, area: WorkArea, sector: Sector, *, most: int) -> tuple[Sequence[Candidate], int]:
        """The library's candidates for a work area."""
        if (area.id, sector) not in self._found:
            self._found[area.id, sector] = self._candidates(area, sector, most)
        return self._found[area.id, sector]

    def _candidates(self, area: WorkArea, sector: Sector, most: int) -> tuple[Sequence[Candidate], int]:
        if not isinstance(self._library, Library):
            return self._library.candidates(area, sector, most=most)
        from plandraft.samples import candidates

        found = candidates(self._library, area, sector)
        return found, len(found)


AnyLibrary: TypeAlias = "Library | StoredLibrary | Shelf | None"


@dataclass(frozen=True, kw_only=True)
class Material:
    """One job without the model that does it.

    Attributes:
        settings: What the organisation decides once for all its plans.
        leaks: What must not reach the draft.
        read: The plan to be filled or revised; None where one is to be drafted.
        instructions: What is to be changed in it; none where it is to be filled.
        unlocked: Nodes of it that may be changed although they were edited by hand.
        asks: Whether there is a model that can be asked.
        notes: What was to be said of the profile when it was opened.
    """

    brief: Brief
    options: DraftOptions
    settings: Settings = AS_SHIPPED
    leaks: LeakList | None = None
    read: ReadPlan | None = None
    instructions: tuple[str, ...] = ()
    unlocked: tuple[str, ...] = ()
    asks: bool = True
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> RunKind:
        """What is done."""
        return "revise" if self.instructions else "fill" if self.read else "draft"

    @property
    def knowledge(self) -> Knowledge:
        """What is known for plans of its kind."""
        kind = self.brief.kind.id or kind_of_profile(self.brief.profile, self.settings).kind
        return knowledge_for(kind, self.settings)

    @cached_property
    def tools(self) -> Tools:
        """What makes asks and looks at plans."""
        profile = self.brief.profile
        context = drafting.check_context(
            as_of=self.brief.as_of,
            knowledge=self.knowledge,
            profile=profile,
            calendar=self.brief.calendar,
            leaks=self.leaks,
            links_read=self.read.links_read if self.read else True,
            headings=self.read.headings if self.read else None,
        )
        ignored = self.read.ignored if self.read else ()
        return Tools(
            make_ask=self.make_ask,
            check=checker(profile, context, choice=self.settings.check, ignored=ignored),
            spare=self._spare(),
        )

    def _spare(self) -> Callable[[Ask], Answer] | None:
        """What answers where the model could not."""
        if self.options.fallback == "none":
            return None
        from plandraft.offline import ANSWERERS, OfflineModel

        return OfflineModel(ANSWERERS).ask

    @cached_property
    def gate(self) -> PrivacyGate:
        """What everything that is asked goes through."""
        profile = self.brief.profile
        allowed = (profile.privacy or self.settings.privacy) == "names"
        own = (text for _, _, text in self.read.plan.strings()) if self.read else ()
        return PrivacyGate(profile, own=(*own, *self.instructions), leaks=self.leaks, names=allowed)

    def flow(self) -> Any:
        """The flow at its beginning."""
        if self.read is not None and self.instructions:
            return self.gate.through(
                drafting.revise_draft(
                    self.read.plan,
                    self.instructions,
                    self.brief,
                    self.options,
                    self.tools,
                    asks=self.asks,
                    unlocked=self.unlocked,
                )
            )
        if self.read is not None:
            return self.gate.through(drafting.fill_draft(self.read.plan, self.brief, self.options, self.tools))
        return self.gate.through(drafting.draft_flow(self.brief, self.options, self.tools))

    def header(self, key: str, choice: Endpoint, base_url: str, counter: TokenCounter) -> RunHeader:
        """The header that freezes this."""
        read = self.read
        return RunHeader(
            key=key,
            kind=self.kind,
            model=choice.name or "",
            base_url=base_url,
            api_key_env=choice.api_key_env,
            options=dataclasses.asdict(self.options),
            brief=self.brief,
            settings=self.settings.of_the_plan,
            leaks=self.leaks,
            plan=read.plan if read else None,
            links_read=read.links_read if read else True,
            headings=read.headings if read else None,
            ignored=read.ignored if read else (),
            instructions=self.instructions,
            unlocked=self.unlocked,
            notes=self.notes,
            template_digest=prompts.template_digest(self.settings.prompts),
            counter=self._counter_note(counter),
            version=__version__,
        )

    def make_ask(self, name: str, inputs: FrozenModel, limits: Limits) -> Ask:
        """The ask of a prompt, in this job's variant."""
        variant, gate = self.options.variant, self.gate
        own = self.settings.prompts
        return gate.passed(prompts.make_ask(name, inputs, limits=limits, variant=variant, shown=gate.shown, own=own))

    def _counter_note(self, counter: TokenCounter) -> CounterNote:
        text = self.brief.profile.model_dump_json()
        ratio = counter.count(text) / max(1, len(text))
        return CounterNote(how=counter.how, exact=counter.exact, tokens_per_char=round(ratio, 4))


def gather(
    profile: Profile,
    library: AnyLibrary,
    options: DraftOptions,
    *,
    settings: Settings = AS_SHIPPED,
    day: dt.date,
    counter: TokenCounter,
    told: Callable[[ChosenItems], object] | None = None,
) -> Material:
    """A draft's material: the year's calendar, what is in force on the day, and the samples that fit.

    No sample item is shown for two areas. ``told`` hears of each area what was chosen and what was passed over.
    """
    days = days_of(profile.period, profile.sector, profile.working_months)
    knowledge = knowledge_for(kind_of_profile(profile, settings).kind, settings)
    brief = drafting.make_brief(profile, calendar=days, knowledge=knowledge, as_of=day)
    made = Material(brief=brief, options=options, settings=settings, leaks=library.leaks if library else None)
    if library is None:
        return made
    from plandraft.samples import (  # reading old plans is dear; many drafts are made without any
        ServedLibrary,
        kinds_for,
    )

    served = ServedLibrary(library.for_kinds(kinds_for(knowledge.kind)))
    packed = drafting.pack_samples(brief, served, options=options, make_ask=made.make_ask, count=counter.count)
    if told is not None:
        for choice in served.choices:
            told(choice)
    return dataclasses.replace(made, brief=packed)


def from_header(header: RunHeader) -> Material:
    """A run's material as it was frozen.

    Raises:
        StateError: The run was begun with prompts or options this version does not have.
    """
    if header.template_digest != prompts.template_digest(header.settings.prompts):
        raise StateError(
            tr("run {run_id} was begun with other prompt templates; its replies would not fit", run_id=header.run_id),
            hint=tr("begin anew: the command that began it makes a new run"),
        )
    try:
        options = DraftOptions(**header.options)
    except ArgumentRefused:
        raise StateError(
            tr(
                "run {run_id} was begun with options that plandraft {version} had",
                run_id=header.run_id,
                version=header.version,
            ),
            hint=tr("begin anew: the command that began it makes a new run"),
        ) from None
    read = None
    if header.plan is not None:
        read = ReadPlan(
            plan=header.plan, links_read=header.links_read, headings=header.headings, ignored=header.ignored
        )
    return Material(
        brief=header.brief,
        options=options,
        settings=header.settings,
        leaks=header.leaks,
        read=read,
        instructions=header.instructions,
        unlocked=header.unlocked,
        notes=header.notes,
    )


def identity(
    profile: Profile,
    library: AnyLibrary,
    options: DraftOptions,
    *,
    settings: Settings,
    model: str,
    base_url: str,
    read: ReadPlan | None = None,
    instructions: Sequence[str] = (),
    unlocked: Sequence[str] = (),
) -> str:
    """Hash of what a caller asked for, the day apart: the same command finds its run by it."""
    asked = {
        "profile": profile.model_dump(mode="json"),
        "samples": _samples_identity(library),
        "model": model,
        "base_url": base_url,
        "options": dataclasses.asdict(options),
        "templates": prompts.template_digest(settings.prompts),
        "version": __version__,
        "plan": read.plan.model_dump(mode="json") if read else None,
        "marks": [list(read.ignored), read.links_read] if read else None,
    }
    if instructions:
        asked |= {"instructions": list(instructions), "unlocked": list(unlocked)}
    decided = settings.of_the_plan
    if decided != AS_SHIPPED:
        asked["settings"] = decided.model_dump(mode="json")
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _samples_identity(library: AnyLibrary) -> object:
    if isinstance(library, Library):
        written = json.dumps([dataclasses.asdict(sample) for sample in library.samples], ensure_ascii=False)
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
    return library and library.state
