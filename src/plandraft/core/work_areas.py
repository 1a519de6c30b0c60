"""Fields of work: what belongs to each, who is expected to plan for it, how its goals and measures are worded."""

from __future__ import annotations

import re
from typing import Literal, TypeVar

from pydantic import Field

from plandraft.core.fact import Fact
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.sector import Sector

_Value = TypeVar("_Value")

Expectation = Literal["required", "expected", "optional", "not_applicable"]


class Pattern(FrozenModel):
    """A measure as plandraft itself would word it, with blanks for the organisation's facts.

    Attributes:
        title: What is done.
        actions: How, one sentence each.
        owner: Words to find the owner by among the profile's departments and bodies, best first.
        partners: Words to find partners by.
        months: Calendar months in which it falls; empty with a rhythm.
        rhythm: Where it comes back.
        observance: Id of the observance that sets its month.
        indicator: How one sees in December that it was done.
        entry: Wording of its line in the schedule.
    """

    title: str
    actions: tuple[str, ...]
    owner: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    rhythm: Literal["monthly", "quarterly", "half_yearly"] | None = None
    observance: str = ""
    indicator: str
    entry: str = ""
    sectors: tuple[Sector, ...] = ()


class GoalPattern(FrozenModel):
    """A goal as plandraft itself would word it."""

    text: str
    indicator: str


class WorkArea(Fact):
    """A field of work: what belongs to it, and who is expected to plan for it.

    Attributes:
        name: Short heading, by sector where the sectors' words differ.
        terms: Words that show that a text belongs to it, by sector (``all`` for every one);
            ``re:`` marks a regular expression.
        expect: Whether a sector's plan is expected to cover it.
        intent: One line on what the area is about, by sector or ``all``.
        house: Whether it is the body's own house, members, groups and accounts: every plan has it.
        women: From so many women on a heading of its own is of use.
        alone: Whether its demands stand under no heading together with those of other fields.
    """

    names: dict[str, str]
    function: str = ""
    terms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    expect: dict[str, Expectation] = Field(default_factory=dict)
    basis: str = ""
    intents: dict[str, str] = Field(default_factory=dict)
    goals: dict[str, GoalPattern] = Field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    house: bool = False
    women: int = 0
    alone: bool = False

    def name(self, sector: Sector) -> str:
        """The heading a plan of this sector gives it."""
        return look_up(self.names, sector) or self.id

    def expected(self, sector: Sector) -> Expectation:
        """Whether a plan of this sector is expected to cover it."""
        return look_up(self.expect, sector) or "optional"

    def terms_for(self, sector: Sector) -> tuple[str, ...]:
        """The words that show that a text belongs to it, literal ones first."""
        return self.terms.get("all", ()) + tuple(t for s in sector.lineage for t in self.terms.get(s, ()))

    def patterns_for(self, sector: Sector) -> tuple[Pattern, ...]:
        """The patterns for a sector: its own first, then those for all."""
        own = [p for p in self.patterns if set(p.sectors) & set(sector.lineage)]
        return tuple(own) + tuple(p for p in self.patterns if not p.sectors)

    def matches(self, text: str, sector: Sector) -> int:
        """How many of the area's words a text holds."""
        return sum(bool(re.search(t[3:], text)) if t.startswith("re:") else t in text for t in self.terms_for(sector))


def look_up(table: dict[str, _Value], sector: Sector) -> _Value | None:
    """The value for a sector, else for its parent, else for ``all``."""
    return next((table[key] for key in (*sector.lineage, "all") if key in table), None)
