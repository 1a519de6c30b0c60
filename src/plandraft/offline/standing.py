"""How far a plan has come while it is composed: how full each measure is, and what all of it comes to on paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from plandraft.core.brief import Brief
from plandraft.core.proportions import Sizes
from plandraft.core.replies import GoalShape, MeasureShape
from plandraft.offline.goals import goal_of
from plandraft.offline.job import Job, sentences_of
from plandraft.offline.measured import calendar_chars, headings_chars, lines_of, measure_chars
from plandraft.offline.money import money_chars
from plandraft.offline.shaping import shape_of
from plandraft.offline.when import working

_ADDITION = 24
"""Printed characters of what is added for a month without anything (measured)."""
_MOST = 30
"""Per cent of all lines that one month may have."""


@dataclass(frozen=True, kw_only=True)
class LevelVersion:
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
    """

    brief: Brief
    sizes: Sizes
    jobs: list[Job]
    levels: list[int]
    demanded: int
    fixed: int
    versions: dict[tuple[Job, int], LevelVersion] = field(default_factory=dict)

    def version(self, at: int) -> LevelVersion:
        """A measure as full as it is now."""
        return self.at_level(at, self.levels[at])

    def at_level(self, at: int, level: int) -> LevelVersion:
        """A measure as it would be at a level."""
        job = self.jobs[at]
        key = (job, level)
        if key not in self.versions:
            shape, last = shape_of(job, self.brief, level), working(self.brief.calendar)[-1]
            self.versions[key] = LevelVersion(
                shape=shape,
                chars=measure_chars(shape, self.brief),
                lines=lines_of([shape], self.brief),
                goal=goal_of(job, shape, is_short=self.sizes.is_short, last_month=last, year=self._year),
            )
        return self.versions[key]

    @property
    def _year(self) -> str:
        return "全学年" if self.brief.profile.period.kind == "school_year" else "全年"

    def enter(self, job: Job) -> None:
        """Take a measure in that says nothing that others say, unless one of its title is there."""
        if job.title not in {known.title for known in self.jobs}:
            taken = frozenset().union(*map(sentences_of, self.jobs))
            self.jobs.append(replace(job, taken=taken))
            self.levels.append(0)

    def drop_last(self) -> None:
        """Take the measure out that came in last."""
        self.drop(len(self.jobs) - 1)

    def drop(self, at: int) -> tuple[Job, int]:
        """Take a measure out; what it was, and how full."""
        return self.jobs.pop(at), self.levels.pop(at)

    def take_back(self, at: int, job: Job, level: int) -> None:
        """Take a measure in again where it was."""
        self.jobs.insert(at, job)
        self.levels.insert(at, level)

    @property
    def all(self) -> list[LevelVersion]:
        """All measures as full as they are now."""
        return [self.version(at) for at in range(len(self.jobs))]

    @property
    def goals(self) -> list[GoalShape]:
        """Goals from the demands, each but events its own, then from the usual work, as many as are wished for."""
        own = list(zip(self.jobs, self.all, strict=True))
        demanded = [version.goal for job, version in own if job.matters and not job.is_only_event]
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
        return self.printed + _ADDITION * self.empty_months

    @property
    def empty_months(self) -> int:
        """How many working months have no line."""
        return len(working(self.brief.calendar)) - len({month for month, _ in self.lines if month})

    @property
    def fullest(self) -> int:
        """The month with most lines."""
        months = Counter(month for month, _ in self.lines if month)
        return max(months, key=lambda month: months[month], default=0)

    @property
    def is_crowded(self) -> bool:
        """Whether one month has more than its share of the lines."""
        months = Counter(month for month, _ in self.lines if month)
        return 100 * max(months.values(), default=0) > _MOST * max(self.sizes.lines, months.total())
