"""Dated facts the whole field shares, each with its source and whether it was verified."""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property
from typing import Literal, TypeVar

from pydantic import Field

from plandraft.core.noun import Noun
from plandraft.core.sector import Sector

_Value = TypeVar("_Value")
Expectation = Literal["required", "expected", "optional", "not_applicable"]


class Fact(Noun):
    """An entry of a knowledge file."""

    id: str
    source: str
    verified: bool


class Cite(Noun):
    """From when until when something may be cited; an open end is None."""

    since: dt.date | None = None
    until: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the day lies in the window; a window without a beginning never holds."""
        return self.since is not None and self.since <= day and (self.until is None or day < self.until)


class Reference(Fact):
    """A congress, plenum, theory, campaign or document that plans cite.

    Attributes:
        pattern: Regular expression that finds it in a text without blanks.
    """

    kind: str
    canonical: str
    short: str
    pattern: str
    cite: Cite = Cite()
    superseded_by: str | None = None
    note: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern)


class Law(Fact):
    """A law or normative document that plans cite by its title."""

    title: str
    aliases: tuple[str, ...] = ()
    status: str
    sectors: tuple[Sector, ...] = ()
    superseded_by: str = ""
    note: str = ""


class Pattern(Noun):
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


class GoalPattern(Noun):
    """A goal as plandraft itself would word it."""

    text: str
    indicator: str


class WorkArea(Fact):
    """A field of union work: what belongs to it, and who is expected to plan for it.

    Attributes:
        name: Short heading, by sector where the sectors' words differ.
        terms: Words that show that a text belongs to it, by sector (``all`` for every one);
            ``re:`` marks a regular expression.
        expect: Whether a sector's plan is expected to cover it.
        intent: One line on what the area is about, by sector or ``all``.
    """

    names: dict[str, str]
    function: str = ""
    terms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    expect: dict[str, Expectation] = Field(default_factory=dict)
    basis: str = ""
    intents: dict[str, str] = Field(default_factory=dict)
    goals: dict[str, GoalPattern] = Field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()

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


class SpunFix(Noun):
    """One replacement that undoes a machine's synonym."""

    find: str
    replace: str


class SpunWord(Fact):
    """A synonym that machine rewriting puts in the place of the right word."""

    spun: str
    original: str
    mode: Literal["always", "gated", "flag_only"]
    fixes: tuple[SpunFix, ...] = ()


class Wording(Noun):
    """Faulty wording: corrupted synonyms with their gate, typos, names that are never right."""

    spun: tuple[SpunWord, ...] = ()
    strong_markers: tuple[str, ...] = ()
    gate: int = 3
    typos: dict[str, str] = Field(default_factory=dict)
    empty_phrases: tuple[str, ...] = ()
    vague_owners: tuple[str, ...] = ()
    vague_times: tuple[str, ...] = ()


class SectorTerm(Noun):
    """What one concept is called in each sector: 职代会 in a hospital, 教代会 in a school."""

    concept: str
    words: dict[str, str]


class Knowledge(Noun):
    """All knowledge files, loaded."""

    as_of: dt.date
    references: tuple[Reference, ...] = ()
    laws: tuple[Law, ...] = ()
    areas: tuple[WorkArea, ...] = ()
    wording: Wording = Wording()
    foreign_terms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    sector_terms: tuple[SectorTerm, ...] = ()

    def areas_for(self, sector: Sector) -> tuple[WorkArea, ...]:
        """The areas a sector's plan is required or expected to cover, required ones first."""
        ranks = {"required": 0, "expected": 1}
        known = [area for area in self.areas if area.expected(sector) in ranks]
        return tuple(sorted(known, key=lambda area: ranks[area.expected(sector)]))

    def current_references(self, day: dt.date) -> tuple[Reference, ...]:
        """The verified references that may be cited on a day."""
        return tuple(ref for ref in self.references if ref.verified and ref.cite.holds_on(day))


def look_up(table: dict[str, _Value], sector: Sector) -> _Value | None:
    """The value for a sector, else for its parent, else for ``all``."""
    return next((table[key] for key in (*sector.lineage, "all") if key in table), None)
