"""What a fault is planted into: a clean plan and its context, as plain data."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from plandraft.core.calendar import Calendar
from plandraft.core.context import CheckContext
from plandraft.core.headings import read_headings
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList
from plandraft.core.sector import Sector
from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances, resolve

AS_OF = dt.date(2026, 11, 24)


@cache
def days_of(period: Period, sector: Sector, working_months: tuple[int, ...]) -> Calendar:
    """The calendar of a period."""
    return resolve(load_observances(), period=period, sector=sector, working_months=working_months)


@dataclass
class Bed:
    """A plan and what is known beside it, to be changed in place.

    Attributes:
        plan: The plan as JSON.
        profile: The profile as JSON.
        lines: The plan's numbered lines.
        calendar: The days of its period.
        rng: Draws where and how the fault is planted.
        links_read: Whether the plan's links are known; a fault of plans without links says no.
    """

    plan: dict[str, Any]
    profile: dict[str, Any]
    lines: list[str]
    calendar: Calendar
    rng: random.Random
    leaks: LeakList = field(default_factory=LeakList)
    as_of: dt.date = AS_OF
    links_read: bool = True

    @property
    def period(self) -> Period:
        """The plan's period."""
        return self.calendar.period

    def pick(self, name: str) -> dict[str, Any]:
        """Any node of a list."""
        node: dict[str, Any] = self.rng.choice(self.plan[name])
        return node

    def act(self, *texts: str) -> str:
        """Write one of the texts among the actions of any measure; the measure's id."""
        measure = self.pick("measures")
        at = self.rng.randint(0, len(measure["actions"]))
        measure["actions"].insert(at, self.rng.choice(texts))
        return str(measure["id"])

    def entry(self, title: str, **timing: Any) -> str:
        """Add an entry for any measure; its id."""
        number = max(int(node["id"][1:]) for node in self.plan["schedule"]) + 1
        measure = self.pick("measures")["id"]
        node = {"id": f"S{number}", "title": title, "timing": timing, "measure_ids": [measure]}
        self.plan["schedule"].insert(self.rng.randint(0, len(self.plan["schedule"])), node)
        return f"S{number}"

    def day(self) -> dt.date:
        """Any day of the period."""
        first, last = self.period.first_day, self.period.last_day
        return first + dt.timedelta(days=self.rng.randrange((last - first).days + 1))

    def read(self) -> tuple[Plan, CheckContext]:
        """The plan and the context as the rules take them."""
        profile = Profile.model_validate(self.profile)
        days = days_of(profile.period, profile.sector, profile.working_months)
        context = CheckContext(
            as_of=self.as_of,
            knowledge=load_knowledge(),
            calendar=days,
            profile=profile,
            leaks=self.leaks,
            headings=read_headings(enumerate(self.lines, 1)),
            links_read=self.links_read,
        )
        return Plan.model_validate(self.plan), context


Plant = Callable[[Bed], str]
"""Plants one fault and says at which node it must be found; the ids of several nodes with blanks between."""
