"""A plan is changed on somebody's word: all of it, or the points that somebody accepts."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from plandraft.api.beginning import revising_job
from plandraft.api.checking import check
from plandraft.api.job import Job
from plandraft.api.opening import PathLike, as_read
from plandraft.api.picking import ModelChoice, OnEvent
from plandraft.api.request import Request
from plandraft.api.settings import GivenSettings, settings_for
from plandraft.core.ask import Ask, Model
from plandraft.core.draft import Draft
from plandraft.core.events import observer
from plandraft.core.finding import Finding, Report
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.revision import Point
from plandraft.core.source_map import ReadPlan
from plandraft.drafting.revised import new_findings
from plandraft.errors import UsageError
from plandraft.models.costs.budget import CallBudget
from plandraft.models.costs.prices import Prices
from plandraft.models.costs.tokens import TokenCounter
from plandraft.revising import accepted

_LONGEST = 4000
"""Characters of one instruction; what is longer is a document (our choice)."""


@dataclass(frozen=True, kw_only=True)
class Revised:
    """What became of some instructions.

    Attributes:
        before: The plan as it was read.
        plan: The plan with every point that is ``done``.
        patch: What stands between both, by ids.
        points: What was said, point by point, and what became of it.
        findings: What the checks find in the plan that they did not find before.
        report: All that the checks find in it.
        unlocked: The nodes that were allowed to change although they were edited by hand.
        draft: How it came about: asks, replies, cost, run.
    """

    before: Plan
    plan: Plan
    patch: Patch
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    report: Report
    unlocked: tuple[str, ...] = ()
    draft: Draft = field(repr=False)

    @property
    def done(self) -> tuple[Point, ...]:
        """The points that are in the plan."""
        return tuple(point for point in self.points if point.state == "done")

    @property
    def undone(self) -> tuple[Point, ...]:
        """The points that are not: not understood, impossible, forbidden, locked, or so already."""
        return tuple(point for point in self.points if point.state != "done")

    def accept(self, points: Sequence[Point], *, unlock: Collection[str] = ()) -> tuple[Plan, tuple[Point, ...]]:
        """The plan with only these of the points, and those of them that do not fit without the others.

        Args:
            points: Points of this revision that are ``done``, or ``locked`` where ``unlock`` names their nodes.
            unlock: Nodes that may be changed although they were edited by hand.
        """
        chosen = [point for point in self.points if point in points and point.patch.changes]
        return accepted(self.before, chosen, unlocked={*self.unlocked, *unlock})


def revise(
    plan: PathLike | Plan | ReadPlan,
    instructions: str | Sequence[str],
    *,
    profile: PathLike | Profile,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    unlock: Collection[str] = (),
    as_of: dt.date | None = None,
    budget: CallBudget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    settings: GivenSettings = None,
) -> Revised:
    """Change a plan on somebody's word: ``revise("plan.docx", "技能竞赛推迟到十月，经费压缩一成", profile="p.yaml")``.

    Simple changes are read and done by code: something moved in time, given to somebody else, dropped, renamed, united
    with another thing, money cut or raised, a number changed. Of what it does not understand, a model is asked; without
    one that is said. Nothing is guessed, and everything else stays as it was.

    Args:
        plan: A plan, or a file with one in any format that can be read.
        instructions: One or several, in Chinese sentences.
        profile: The organisation's profile, or its file.
        model: As for ``draft``; None asks no model.
        base_url: Address of the endpoint.
        api_key_env: Environment variable with the key for ``base_url``.
        unlock: Ids of nodes that may be changed although they were edited by hand; ``("all",)`` for every node.
        as_of: Day on which wording must be in force; by default the plan's own.
        budget: Bounds calls, tokens, money and time.
        prices: Your own, by the model's name.
        on_event: As of ``draft``.
        settings: As for ``draft``.

    Raises:
        PlandraftError: Input cannot be read, or the model cannot be reached; what was answered is kept.
    """
    choice = ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env)
    job, begun = _begun(plan, instructions, profile, choice, unlock, as_of, budget, prices, on_event, settings)
    return _revised(job.done(on_event=begun.on_event), unlock)


async def arevise(
    plan: PathLike | Plan | ReadPlan,
    instructions: str | Sequence[str],
    *,
    profile: PathLike | Profile,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    unlock: Collection[str] = (),
    as_of: dt.date | None = None,
    budget: CallBudget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    settings: GivenSettings = None,
) -> Revised:
    """``revise``, awaited: the same flow, another driver."""
    choice = ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env)
    job, begun = await asyncio.to_thread(
        _begun, plan, instructions, profile, choice, unlock, as_of, budget, prices, on_event, settings
    )
    return await asyncio.to_thread(_revised, await job.adone(on_event=begun.on_event), unlock)


def preview_revision(
    plan: PathLike | Plan | ReadPlan,
    instructions: str | Sequence[str],
    *,
    profile: PathLike | Profile,
    model: str | None = None,
    as_of: dt.date | None = None,
    settings: GivenSettings = None,
) -> tuple[tuple[Ask, ...], TokenCounter]:
    """What ``revise`` with a model would ask, and what counts its tokens; nothing where all of it is simple."""
    choice = ModelChoice(model=model or "gpt-4o")
    request = Request(choice=choice, as_of=as_of, settings=settings_for(settings, plan, profile))
    job, _ = _job(plan, instructions, profile, request, (), previewed=True)
    flow = job.material.flow()
    try:
        asks: tuple[Ask, ...] = next(flow)
    except StopIteration:
        asks = ()
    flow.close()
    return asks, ModelChoice(model=model).counter()


def new_findings_of(
    before: Plan, after: Plan, profile: PathLike | Profile, settings: GivenSettings
) -> tuple[Finding, ...]:
    """What the checks find in one version of a plan that they do not find in an earlier one."""
    then, now = (check(one, profile=profile, as_of=before.drafting_date, settings=settings) for one in (before, after))
    return new_findings(then, now)


def _begun(
    plan: PathLike | Plan | ReadPlan,
    instructions: str | Sequence[str],
    profile: PathLike | Profile,
    choice: ModelChoice,
    unlock: Collection[str],
    as_of: dt.date | None,
    budget: CallBudget | None,
    prices: Prices | None,
    on_event: OnEvent | None,
    settings: GivenSettings,
) -> tuple[Job, Request]:
    request = Request(
        choice=choice,
        as_of=as_of,
        budget=budget,
        prices=prices or {},
        settings=settings_for(settings, plan, profile),
        on_event=observer(on_event),
    )
    return _job(plan, instructions, profile, request, unlock)


def _job(
    plan: PathLike | Plan | ReadPlan,
    instructions: str | Sequence[str],
    profile: PathLike | Profile,
    request: Request,
    unlock: Collection[str],
    *,
    previewed: bool = False,
) -> tuple[Job, Request]:
    said = [instructions] if isinstance(instructions, str) else list(instructions)
    said = [text.strip() for text in said if text.strip()]
    if not said:
        raise UsageError("no instruction was given", hint='say what is to be changed: "技能竞赛推迟到十月"')
    if any(len(text) > _LONGEST for text in said):
        raise UsageError(f"an instruction has more than {_LONGEST} characters", hint="say it in several")
    read = as_read(plan)
    if request.as_of is None:
        request = replace(request, as_of=read.plan.drafting_date)
    if previewed:
        asked = revising_job(read, profile, replace(request, choice=ModelChoice(), model=None), tuple(said))
        return replace(asked, material=replace(asked.material, asks=True)), request
    return revising_job(read, profile, request, tuple(said), tuple(dict.fromkeys(unlock))), request


def _revised(made: Draft, unlock: Collection[str]) -> Revised:
    revision = made.revision
    assert revision is not None
    return Revised(
        before=revision.before,
        plan=revision.plan,
        patch=revision.patch,
        points=revision.points,
        findings=revision.findings,
        report=made.report,
        unlocked=tuple(unlock),
        draft=made,
    )
