"""A plan is changed on somebody's word: all of it, or the points that somebody accepts."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Unpack

from plandraft.api.checking import check
from plandraft.api.inputs import as_read
from plandraft.api.job import Job
from plandraft.api.jobs import revising_job
from plandraft.api.model_choice import Endpoint
from plandraft.api.request import Asking, Request, asked, asking
from plandraft.api.settings import GivenSettings, PathLike
from plandraft.api.terms import Terms, terms_of
from plandraft.core.ask import Ask
from plandraft.core.draft import Draft
from plandraft.core.finding import Finding, Report
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.revision import Point
from plandraft.core.source_map import ReadPlan
from plandraft.drafting.revised import new_findings
from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.models.costs.tokens import TokenCounter
from plandraft.revising import accepted
from plandraft.short_repr import short_repr

_LONGEST = 4000
"""Characters of one instruction; what is longer is a document (our choice)."""


@short_repr
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


@asking
def revise(
    plan: PathLike | Plan | ReadPlan,
    instructions: str | Sequence[str],
    *,
    profile: PathLike | Profile,
    request: Request | None = None,
    unlock: Collection[str] = (),
    **given: Unpack[Asking],
) -> Revised:
    """Change a plan on somebody's word: ``revise("plan.docx", "技能竞赛推迟到十月，经费压缩一成", profile="p.yaml")``.

    Simple changes are read and done by code: something moved in time, given to somebody else, dropped, renamed, united
    with another thing, money cut or raised, a number changed. Of what it does not understand, a model is asked; without
    one that is said. Nothing is guessed, and everything else stays as it was.

    Args:
        plan: A plan, or a file with one in any format that can be read.
        instructions: One or several, in Chinese sentences.
        profile: The organisation's profile, or its file.
        request: What several calls have in common. Without a date in it, wording must be in force on the plan's own.
        unlock: Ids of nodes that may be changed although they were edited by hand; ``("all",)`` for every node.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: Input cannot be read, or the model cannot be reached; what was answered is kept.
    """
    job, terms = _begun(plan, instructions, profile, asked(request, given), unlock)
    return _revised(job.done(on_event=terms.on_event), unlock)


@asking
async def arevise(
    plan: PathLike | Plan | ReadPlan,
    instructions: str | Sequence[str],
    *,
    profile: PathLike | Profile,
    request: Request | None = None,
    unlock: Collection[str] = (),
    **given: Unpack[Asking],
) -> Revised:
    """``revise``, awaited: the same flow, another driver.

    Args:
        plan: As for ``revise``.
        instructions: As for ``revise``.
        profile: The organisation's profile, or its file.
        request: What several calls have in common.
        unlock: As for ``revise``.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: As ``revise``.
    """
    job, terms = await asyncio.to_thread(_begun, plan, instructions, profile, asked(request, given), unlock)
    return await asyncio.to_thread(_revised, await job.adone(on_event=terms.on_event), unlock)


@asking
def preview_revision(
    plan: PathLike | Plan | ReadPlan,
    instructions: str | Sequence[str],
    *,
    profile: PathLike | Profile,
    request: Request | None = None,
    **given: Unpack[Asking],
) -> tuple[tuple[Ask, ...], TokenCounter]:
    """What ``revise`` with a model would ask, and what counts its tokens; nothing where all of it is simple.

    Args:
        plan: As for ``revise``.
        instructions: As for ``revise``.
        profile: The organisation's profile, or its file.
        request: What several calls have in common.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: Input cannot be read, or nothing was said.
    """
    said, read = _said(instructions), as_read(plan)
    terms = _terms(asked(request, given), plan, read, profile)
    offline = replace(terms, options=terms.chosen_options, endpoint=Endpoint())
    flow = replace(revising_job(read, profile, offline, said).material, asks=True).flow()
    try:
        asks: tuple[Ask, ...] = next(flow)
    except StopIteration:
        asks = ()
    flow.close()
    return asks, terms.endpoint.counter()


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
    request: Request,
    unlock: Collection[str],
) -> tuple[Job, Terms]:
    """A revision's job with its terms."""
    said, read = _said(instructions), as_read(plan)
    terms = _terms(request, plan, read, profile)
    return revising_job(read, profile, terms, said, tuple(dict.fromkeys(unlock))), terms


def _said(instructions: str | Sequence[str]) -> tuple[str, ...]:
    """The instructions, one by one."""
    said = [instructions] if isinstance(instructions, str) else list(instructions)
    said = [text.strip() for text in said if text.strip()]
    if not said:
        raise UsageError(tr("no instruction was given"), hint=tr('say what is to be changed: "技能竞赛推迟到十月"'))
    if any(len(text) > _LONGEST for text in said):
        raise UsageError(
            tr("an instruction has more than {longest} characters", longest=_LONGEST), hint=tr("say it in several")
        )
    return tuple(said)


def _terms(request: Request, plan: PathLike | Plan | ReadPlan, read: ReadPlan, profile: PathLike | Profile) -> Terms:
    """The terms of a request, on the day that the plan was drafted unless another is given."""
    terms = terms_of(request, plan, profile)
    return replace(terms, as_of=terms.as_of or read.plan.drafting_date)


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
