"""A whole plan at once: every demand exactly once, what every plan has, then what is usual, until its length is met.

What one area gets depends on what the others have, so that months differ and the length is met. It is worked out from
all areas, whichever of them are asked about: questions that are asked side by side then agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plandraft.core.amounts import plain_sum
from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.proportions import Sizes
from plandraft.core.replies import GoalShape, MeasureShape
from plandraft.core.spending import spending_words
from plandraft.offline.demanded import demands_of
from plandraft.offline.filling import with_busy_months
from plandraft.offline.growing import grow
from plandraft.offline.headings import gathered
from plandraft.offline.ideology import ideology
from plandraft.offline.job import Job
from plandraft.offline.of_kind import guidance, sentences
from plandraft.offline.placing import placed
from plandraft.offline.playbooks import Playbook
from plandraft.offline.prose import closing, opening
from plandraft.offline.sharing import partner_chars, shared_out
from plandraft.offline.shortening import shorten, top_up
from plandraft.offline.spreading import spread
from plandraft.offline.standing import Standing
from plandraft.offline.taking_up import jobs_for
from plandraft.offline.usual import job_of, usual_ones
from plandraft.offline.when import working

_PARTS = 36
"""Characters of the headings of the first level."""
_ENDING, _PLAN = 11, 4
"""The date below a plan, and 工作计划 behind its name."""


@dataclass(frozen=True, kw_only=True)
class Composition:
    """A plan's parts, measures in the order of their demands, then the usual ones."""

    opening: str
    ideology: str
    goals: tuple[GoalShape, ...]
    jobs: tuple[Job, ...]
    measures: tuple[MeasureShape, ...]
    homes: tuple[str, ...]
    closing: str

    @property
    def playbooks(self) -> dict[str, Playbook]:
        """The playbooks of its measures, by title."""
        return {job.title: job.playbook for job in self.jobs if job.playbook is not None}


_last: list[tuple[Brief, tuple[object, ...], Composition]] = []
"""The last plan that was composed: the questions of one draft come one after the other, and all need it."""


def composed(areas: Iterable[AreaShare], brief: Brief, sizes: Sizes, variant: int = 0) -> Composition:
    """All that a plan says; the same for the same material.

    Args:
        areas: All areas of the plan, in any order.
        brief: The job's material.
        sizes: How long the plan is to be.
        variant: Number of the draft, from 0: another one has other wordings and other usual work.
    """
    order = [area.id for area in brief.areas]
    known = sorted(areas, key=lambda a: (order.index(a.work_areas[0]) if a.work_areas else len(order), a.heading))
    key = (tuple(known), sizes, variant)
    for its_brief, its_key, made in _last[:1]:
        if its_brief is brief and its_key == key:
            return made
    made = _composed(known, brief, sizes, variant)
    _last[:] = [(brief, key, made)]
    return made


def _said(brief: Brief, jobs: Sequence[Job], sizes: Sizes) -> tuple[str, str, str]:
    """Opening, guiding paragraph and closing: as the kind's data words them, where it does."""
    kind = brief.kind
    if kind.opening and kind.closing:
        return (
            sentences(kind.opening, brief, sizes.opening),
            guidance(brief, sizes.ideology) if kind.has("ideology") else "",
            sentences(kind.closing, brief, sizes.closing) + _sum_named(brief),
        )
    return opening(brief, jobs, sizes.opening), ideology(brief, sizes.ideology), closing(brief, jobs, sizes.closing)


def _sum_named(brief: Brief) -> str:
    """What there is to spend, where the kind has no usual split of it and the profile no lines."""
    budget = brief.profile.budget
    if brief.spending or budget is None or budget.total is None:
        return ""
    return f"{brief.profile.period.label}经费预算{plain_sum(budget.total)}元，按预算和审批程序使用，支出逐项登记。"


def _composed(known: Sequence[AreaShare], brief: Brief, sizes: Sizes, variant: int) -> Composition:
    demands = demands_of(known, brief)
    jobs = jobs_for(demands, known, brief, variant)
    said = _said(brief, jobs, sizes)
    standing = Standing(
        brief=brief,
        sizes=sizes,
        jobs=jobs,
        levels=[0] * len(jobs),
        demanded=len(jobs),
        fixed=fixed_chars(brief, said) + partner_chars(brief),
    )

    def enter(playbook: Playbook) -> None:
        busy = Counter(month for month, _ in standing.lines)
        steps = placed(playbook.steps, brief, busy=busy, soon=playbook.soon)
        standing.enter(job_of(playbook, steps, known, brief, variant))

    grow(standing, usual_ones(jobs, known, brief, variant), enter)
    standing.jobs = gathered(standing.jobs, brief)
    order = working(brief.calendar)
    spread(standing.jobs, standing.levels, order)
    standing.jobs = with_busy_months(standing.jobs, standing.levels, order, brief)
    shorten(standing)
    standing.jobs = with_busy_months(standing.jobs, standing.levels, order, brief)
    top_up(standing)
    shapes = shared_out([version.shape for version in standing.all], brief)
    homes = [demand.area.heading for demand in demands]
    place = {area.heading: at for at, area in enumerate(known)}
    by_place = sorted(zip(standing.jobs, homes, strict=False), key=lambda pair: place[pair[1]])
    asked = {job.heading: home for job, home in by_place}
    homes += [asked.get(job.heading) or _home(job, known) for job in standing.jobs[len(homes) :]]
    return Composition(
        opening=said[0],
        ideology=said[1],
        goals=tuple(standing.goals),
        jobs=tuple(standing.jobs),
        measures=tuple(shapes),
        homes=tuple(homes),
        closing=said[2],
    )


def _home(job: Job, areas: Sequence[AreaShare]) -> str:
    """The area in whose question a usual measure is answered that stands under no demand's heading."""
    own = next((area.heading for area in areas if area.heading == job.heading), "")
    area_id = job.playbook.area if job.playbook else ""
    within = next((area.heading for area in areas if area_id in area.work_areas), "")
    return own or within or (areas[-1].heading if areas else "")


def fixed_chars(brief: Brief, said: Sequence[str]) -> int:
    """Characters of all that does not depend on the measures."""
    profile = brief.profile
    title = len(profile.name) * 2 + len(profile.period.label) + _PLAN + _ENDING
    return title + _PARTS + sum(map(len, said)) + len(spending_words(brief.spending, profile.period))
