"""A whole plan at once: every demand exactly once, what every plan has, then what is usual, until its length is met.

What one area gets depends on what the others have, so that months differ and the length is met. It is worked out from
all areas, whichever of them are asked about: questions that are asked side by side then agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.proportions import Sizes
from plandraft.core.replies import GoalShape, MeasureShape
from plandraft.core.spending import spending_words
from plandraft.models.offline.demanded import demands_of, jobs_for
from plandraft.models.offline.filling import with_busy_months
from plandraft.models.offline.goals import goal_of
from plandraft.models.offline.ideology import ideology
from plandraft.models.offline.job import FULLEST, Job, sentences_of, shape_of
from plandraft.models.offline.measured import calendar_chars, headings_chars, lines_of, measure_chars
from plandraft.models.offline.money import money_chars
from plandraft.models.offline.placing import placed
from plandraft.models.offline.playbooks import Playbook
from plandraft.models.offline.prose import closing, opening
from plandraft.models.offline.spreading import spread
from plandraft.models.offline.usual import job_of, usual_ones
from plandraft.models.offline.when import months_in, working

_PARTS = 36
"""Characters of the headings of the first level."""
_ENDING, _PLAN = 11, 4
"""The date below a plan, and 工作计划 behind its name."""
_NEAR = 1.02
"""Share of the wanted length that one more sentence may bring a plan to (our choice)."""
_ADDITION = 18
"""Printed characters of what is added for a month without anything (measured)."""
_ADDED = 30
"""Printed characters of one more act and its line, for a month that is empty in the end (measured)."""
_MOST = 30
"""Per cent of all lines that one month may have."""
_OWN_HOUSE = {"audit", "accounts", "members"}
"""Basic things that members do not feel; a plan of one page has the others first."""
_BEFORE_CUTS = 1.03
"""Share of its length that a short plan may come to before its measures are cut to what they cannot do without."""
_ROOMY = 0.92
"""Share of the wanted length up to which one more measure comes in."""
_FIRST = 3
"""So many things that every plan has come before all else: a meeting, visits, and one thing more."""
_FEW = 5
"""From so many of the usual things the one that falls into an empty month may be taken."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """A measure at one level: its words, their printed length, its calendar lines, and the goal it serves."""

    shape: MeasureShape
    chars: int
    lines: list[tuple[int, str]]
    goal: GoalShape


@dataclass(kw_only=True)
class Standing:
    """How far a plan has come.

    Attributes:
        levels: How full each measure is.
        demanded: How many of the jobs take up demands; these come first.
        fixed: Characters of all that does not depend on the measures.
        last_month: The last working month of the period.
        months: How many working months it has.
    """

    brief: Brief
    sizes: Sizes
    jobs: list[Job]
    levels: list[int]
    demanded: int
    fixed: int
    last_month: int
    months: int
    versions: dict[tuple[Job, int], Version] = field(default_factory=dict)

    def version(self, at: int) -> Version:
        """A measure as full as it is now."""
        job, level = self.jobs[at], self.levels[at]
        key = (job, level)
        if key not in self.versions:
            shape = shape_of(job, self.brief, level)
            self.versions[key] = Version(
                shape=shape,
                chars=measure_chars(shape, self.brief),
                lines=lines_of([shape], self.brief),
                goal=goal_of(job, shape, is_short=self.sizes.is_short, last_month=self.last_month),
            )
        return self.versions[key]

    @property
    def all(self) -> list[Version]:
        """All measures as full as they are now."""
        return [self.version(at) for at in range(len(self.jobs))]

    @property
    def goals(self) -> list[GoalShape]:
        """Goals from the demands, each but events its own, then from the usual work, as many as are wished for."""
        own = list(zip(self.jobs, self.all, strict=True))
        demanded = [version.goal for job, version in own if job.matters and not job.is_event]
        others = [version.goal for job, version in own if not job.matters and version.goal.text]
        return [*demanded, *others[: max(0, self.sizes.goal_count - len(demanded))]]

    @property
    def lines(self) -> list[tuple[int, str]]:
        """All lines of the calendar."""
        return [line for version in self.all for line in version.lines]

    @property
    def printed(self) -> int:
        """Characters of the whole plan."""
        text = self.fixed + sum(version.chars for version in self.all) + sum(len(g.text) + 3 for g in self.goals)
        shapes = [version.shape for version in self.all]
        return text + headings_chars(shapes) + calendar_chars(self.lines) + money_chars(self.brief, shapes)

    @property
    def expected(self) -> int:
        """The same with what will be added for months without anything."""
        return self.printed + _ADDITION * max(0, self.months - sum(bool(month) for month, _ in self.lines))

    @property
    def fullest(self) -> int:
        """The month with most lines."""
        months = Counter(month for month, _ in self.lines if month)
        return max(months, key=lambda month: months[month], default=0)

    @property
    def is_crowded(self) -> bool:
        """Whether one month has more than its share of the lines."""
        months = Counter(month for month, _ in self.lines if month)
        return 100 * max(months.values(), default=0) > _MOST * max(self.months, months.total())


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

    def of(self, area: AreaShare) -> list[MeasureShape]:
        """The measures that belong to the question about an area."""
        return [shape for shape, home in zip(self.measures, self.homes, strict=True) if home == area.heading]


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


def _composed(known: Sequence[AreaShare], brief: Brief, sizes: Sizes, variant: int) -> Composition:
    demands = demands_of(known, brief)
    jobs = jobs_for(demands, known, brief, variant)
    said = opening(brief, jobs, sizes.opening), ideology(brief, sizes.ideology), closing(brief, jobs, sizes.closing)
    standing = Standing(
        brief=brief,
        sizes=sizes,
        jobs=jobs,
        levels=[0] * len(jobs),
        demanded=len(jobs),
        fixed=fixed_chars(brief, said),
        last_month=working(brief.calendar)[-1],
        months=len(working(brief.calendar)),
    )

    def enter(playbook: Playbook) -> None:
        busy = Counter(month for month, _ in standing.lines)
        made = job_of(playbook, placed(playbook.steps, brief, busy=busy), known, brief, variant)
        if made.title not in {job.title for job in standing.jobs}:
            taken = frozenset().union(*map(sentences_of, standing.jobs))
            standing.jobs.append(replace(made, taken=taken))
            standing.levels.append(0)

    _fill(standing, usual_ones(jobs, known, brief, variant), enter)
    order = working(brief.calendar)
    spread(standing.jobs, standing.levels, order)
    standing.jobs = with_busy_months(standing.jobs, standing.levels, order, brief)
    _shorten(standing)
    standing.jobs = with_busy_months(standing.jobs, standing.levels, order, brief)
    shapes = [version.shape for version in standing.all]
    homes = [demand.area.heading for demand in demands]
    homes += [_home(job, known) for job in standing.jobs[len(homes) :]]
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
    """The area in whose question a usual measure is answered."""
    own = next((area.heading for area in areas if area.heading == job.heading), "")
    area_id = job.playbook.area if job.playbook else ""
    within = next((area.heading for area in areas if area_id in area.work_areas), "")
    return own or within or (areas[-1].heading if areas else "")


def _fill(standing: Standing, pool: list[Playbook], enter: Callable[[Playbook], None]) -> None:
    """Bring the plan to its length: every demand, then what every plan has and money is there for, then the rest."""
    length, most = standing.sizes.length, standing.sizes.measure_count
    basics = {known.id for known in standing.brief.basics}

    def add(choose: Callable[[], Playbook | None], wanted: int, share: float, near: float = _NEAR) -> None:
        while len(standing.jobs) < wanted and standing.printed < share * length and (playbook := choose()) is not None:
            pool.remove(playbook)
            before = len(standing.jobs)
            enter(playbook)
            if len(standing.jobs) == before:
                continue
            if standing.is_crowded:
                standing.jobs[-1] = _outside(standing.jobs[-1], standing.fullest)
            crowds = standing.is_crowded and standing.fullest in {m for m, _ in standing.version(before).lines}
            if standing.expected > near * length or crowds:
                standing.jobs.pop()
                standing.levels.pop()

    def lift(positions: Iterable[int], level: int) -> None:
        for at in positions:
            before = standing.levels[at]
            if before < level:
                standing.levels[at] = level
                if standing.expected > _NEAR * length:
                    standing.levels[at] = before

    def demanded(level: int) -> None:
        lift(range(standing.demanded), level)

    def usual(level: int) -> None:
        lift(range(standing.demanded, len(standing.jobs)), level)

    def basic() -> Playbook | None:
        return next((playbook for playbook in pool if playbook.basic in basics), None)

    def paying() -> Playbook | None:
        return _spending(pool, standing)

    def any_other() -> Playbook | None:
        return _filling(pool, standing)

    if standing.sizes.is_short:
        demanded(1)
        basics &= {playbook.basic for playbook in pool if playbook.basic} - _OWN_HOUSE
        add(basic, min(most, standing.demanded + _FIRST - 1), 1.0, _BEFORE_CUTS)
    add(basic, min(most, standing.demanded + _FIRST), _ROOMY)
    add(paying, most, _ROOMY)
    demanded(1)
    add(paying, most + 1, 1.0)
    add(basic, most, _ROOMY)
    demanded(2)
    usual(1)
    add(any_other, most, _ROOMY)
    demanded(3)
    usual(2)
    demanded(4)
    usual(3)
    add(any_other, round(1.5 * most), 0.95)
    for level in range(1, FULLEST + 1):
        usual(level)
    demanded(FULLEST)


def _shorten(standing: Standing) -> None:
    """Bring a plan back to its length that has months without anything: what is added there has its characters too."""

    def chars() -> int:
        return standing.printed + _ADDED * (standing.months - len({month for month, _ in standing.lines if month}))

    wanted = round(_NEAR * standing.sizes.length)
    usual_first = sorted(range(len(standing.jobs)), key=lambda at: at < standing.demanded)
    for level in range(FULLEST, 0, -1):
        for at in usual_first:
            length = chars()
            if length <= wanted:
                return
            if standing.levels[at] == level:
                standing.levels[at] = level - 1
                if chars() >= length:
                    standing.levels[at] = level


def _outside(job: Job, month: int) -> Job:
    """A measure without what it does in a month that is full, where something with a line is left."""
    steps = tuple(each for each in job.steps if month not in each.months)
    return replace(job, steps=steps) if any(each.step.line and each.months for each in steps) else job


def _spending(pool: Sequence[Playbook], standing: Standing) -> Playbook | None:
    """What spends an item of the budget that nothing is paid from yet."""
    brief = standing.brief
    paid = {version.shape.budget for version in standing.all}
    unpaid = [item.purpose for item in brief.spending if item.id not in paid]
    for purpose in unpaid:
        worth = {n: next((at for at, word in enumerate(p.money) if word in purpose), -1) for n, p in enumerate(pool)}
        fit = [n for n in worth if worth[n] >= 0]
        if fit:
            return pool[min(fit, key=lambda n: (worth[n], n))]
    return None


def _filling(pool: Sequence[Playbook], standing: Standing) -> Playbook | None:
    """Of the best few the one that has a time of its own in a month without anything, else the best."""
    busy = {month for month, _ in standing.lines}

    def is_new(playbook: Playbook) -> bool:
        months = {m for step in playbook.steps if step.rank == 1 for m in months_in(step.at)}
        return bool(months - busy) or any(step.at == "main" for step in playbook.steps)

    return next(filter(is_new, pool[:_FEW]), next(iter(pool), None))


def fixed_chars(brief: Brief, said: Sequence[str]) -> int:
    """Characters of all that does not depend on the measures."""
    profile = brief.profile
    title = len(profile.name) * 2 + len(profile.period.label) + _PLAN + _ENDING
    return title + _PARTS + sum(map(len, said)) + len(spending_words(brief.spending, profile.period))
