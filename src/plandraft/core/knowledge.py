"""Dated facts the whole field shares, each with its source and whether it was verified."""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property

from pydantic import Field

from plandraft.core.fact import Fact
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.kind import PlanKind
from plandraft.core.owner_rules import OwnerRules
from plandraft.core.sector import Sector
from plandraft.core.usage import Wording, WordUsage
from plandraft.core.work_areas import WorkArea

MOST_REFERENCES, MOST_LAWS = 12, 8
"""How many a prompt lists at most (our choice)."""

_SHARED = 4
"""A law for so many sectors concerns every organisation that has staff."""


class Weighed(Fact):
    """A fact that is meant for some organisations only, and stands nearer to their plans than others or farther.

    Attributes:
        sectors: For which sectors; empty means all.
        kinds: For which kinds of plan; empty means all.
        weight: 0–9, the nearest highest. What says nothing was added by an organisation and stands among the nearest.
    """

    sectors: tuple[Sector, ...] = ()
    kinds: tuple[str, ...] = ()
    weight: int = Field(default=8, ge=0, le=9)


class Cite(FrozenModel):
    """From when until when something may be cited; an open end is None."""

    since: dt.date | None = None
    until: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the day lies in the window; a window without a beginning never holds."""
        return self.since is not None and self.since <= day and (self.until is None or day < self.until)


class Reference(Weighed):
    """A congress, plenum, theory, campaign or document that plans cite.

    Attributes:
        number: Which one of its series: 20 for the twentieth congress, 20 and 4 for its fourth plenum.
        pattern: Regular expression that finds it in a text without blanks.
        words: Where it is meant for some trades, words one of which stands in such an organisation's own words.
    """

    kind: str
    number: tuple[int, ...] = ()
    canonical: str
    short: str
    pattern: str
    cite: Cite = Cite()
    superseded_by: str | None = None
    words: tuple[str, ...] = ()
    note: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern)

    def is_meant_for(self, sector: Sector, words: str) -> bool:
        """Whether it is meant for an organisation of a sector with these words of its own."""
        kind = not self.sectors or bool(set(self.sectors) & set(sector.lineage))
        return kind and (not self.words or any(word in words for word in self.words))


class Series(Fact):
    """Meetings or plans that come back with a number: congresses, plenums, five-year plans.

    Attributes:
        kind: The references that belong to it.
        numbered: How one of them is called, with ``{0}`` and ``{1}`` for its numbers in Chinese characters.
        pattern: Finds any of them; the groups ``n`` (or ``m``) and ``list`` hold the numbers as written.
        latest: The greatest number that has been, where no reference holds it.
        since: The day of the latest, where no reference holds it.
        gap_months: Before so many months have passed there is no next one.
    """

    kind: str
    name: str
    numbered: str
    pattern: str
    latest: tuple[int, ...] = ()
    since: dt.date | None = None
    gap_months: int

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern)


class Law(Weighed):
    """A law or normative document that plans cite by its title.

    Attributes:
        version: Day, month or year of the version in force, as ``2021-12-24``.
        effective: Its first day in force, where that is not the version's.
        former: Titles of what it replaced, and wrong titles for it.
        superseded_by: Id of the law that replaced it.
        group: What it regulates, where each sector has a document of its own.
    """

    title: str
    aliases: tuple[str, ...] = ()
    status: str
    version: str = ""
    effective: dt.date | None = None
    former: tuple[str, ...] = ()
    superseded_by: str = ""
    group: str = ""
    note: str = ""

    def in_force_on(self, day: dt.date) -> bool:
        """Whether its present version is known to be in force on a day; a doubtful status is not."""
        if not self.status.startswith("in_force") or self.status.endswith("?"):
            return False
        return self.effective <= day if self.effective else self.version <= day.isoformat()

    def is_meant_for(self, sector: Sector) -> bool:
        """Whether it concerns a sector; one of which the laws say nothing has what all share."""
        return not self.sectors or len(self.sectors) >= _SHARED or bool(set(self.sectors) & set(sector.lineage))


class Spending(Fact):
    """What bodies of a kind usually spend money on, and the share of their money, 0–1."""

    purpose: str
    share: float


class Basic(Fact):
    """Something that every plan of a kind has somewhere, however short.

    Attributes:
        areas: The work areas it belongs to, the nearest first.
        text: What a plan says of it, a few words, by sector or ``all``.
        words: A demand of the profile that holds one of them is it already.
        women: From so many women on.
        money: Only where there is money.
    """

    areas: tuple[str, ...]
    text: dict[str, str]
    words: tuple[str, ...] = ()
    women: int = 0
    money: bool = False


class SectorTerm(FrozenModel):
    """What one concept is called in each sector: 职代会 in a hospital, 教代会 in a school."""

    concept: str
    words: dict[str, str]


class Knowledge(FrozenModel):
    """All that is known for plans of a kind.

    Attributes:
        kind: The kind.
        kinds: All kinds that are known, to recognise old plans by.
        rule_kinds: For the rules that hold for some kinds of plan only, which, by code.
        foreign_terms: By sector, the terms of others.
        telling_terms: Those of them that betray a copied text; the others may be meant.
        right_beside: By sector, a foreign term that is right where the plan uses the sector's own term as well.
        term_guards: For a term, the longer words (a regular expression) in which its characters mean something else.
        sector_names: By sector, in order, the words (a regular expression) in an organisation's name that tell it.
        owners: What bodies are called, and which work belongs to whom.
        spending: What money is usually for.
        basics: What every plan has somewhere.
    """

    as_of: dt.date
    kind: PlanKind = PlanKind()
    kinds: tuple[PlanKind, ...] = ()
    rule_kinds: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    series: tuple[Series, ...] = ()
    laws: tuple[Law, ...] = ()
    areas: tuple[WorkArea, ...] = ()
    wording: Wording = Wording()
    usage: WordUsage = WordUsage()
    foreign_terms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    telling_terms: frozenset[str] = frozenset()
    right_beside: dict[str, dict[str, str]] = Field(default_factory=dict)
    term_guards: dict[str, str] = Field(default_factory=dict)
    sector_terms: tuple[SectorTerm, ...] = ()
    sector_names: dict[str, str] = Field(default_factory=dict)
    owners: OwnerRules = OwnerRules()
    spending: tuple[Spending, ...] = ()
    basics: tuple[Basic, ...] = ()

    def areas_for(self, sector: Sector) -> tuple[WorkArea, ...]:
        """The areas a sector's plan is required or expected to cover, required ones first."""
        ranks = {"required": 0, "expected": 1}
        known = [area for area in self.areas if area.expected(sector) in ranks]
        return tuple(sorted(known, key=lambda area: ranks[area.expected(sector)]))

    def current_references(self, day: dt.date) -> tuple[Reference, ...]:
        """The verified references that may be cited on a day."""
        return tuple(ref for ref in self.references if ref.verified and ref.cite.holds_on(day))

    def references_for(self, day: dt.date, sector: Sector, words: str = "") -> tuple[Reference, ...]:
        """What a plan should cite on a day: at most ``MOST_REFERENCES``, the most important first.

        What has a successor that may be cited as well is left out, and so is what is meant for other sectors or trades.

        Args:
            day: The day on which it must be citable.
            sector: The organisation's sector.
            words: What the organisation says of itself, see ``fitting.own_words``.
        """
        current = self.current_references(day)
        ids = {ref.id for ref in current}
        meant = [r for r in current if r.superseded_by not in ids and r.weight and r.is_meant_for(sector, words)]
        meant = [ref for ref in meant if self._nearness(ref, ref.kind) is not None]
        return tuple(sorted(meant, key=lambda ref: self._nearness(ref, ref.kind) or 0)[:MOST_REFERENCES])

    def laws_for(self, sector: Sector, day: dt.date) -> tuple[Law, ...]:
        """The laws and rules that a plan of a sector may cite by title: at most ``MOST_LAWS``, the nearest first.

        Verified ones only, in force on the day; of two that are as near, the one for fewer sectors comes first.
        """
        meant = [law for law in self.laws if law.verified and law.in_force_on(day) and law.is_meant_for(sector)]
        near = [law for law in meant if law.weight and self._nearness(law) is not None]
        ordered = sorted(near, key=lambda law: (self._nearness(law) or 0, len(law.sectors) or len(Sector)))
        return tuple(ordered[:MOST_LAWS])

    def holds(self, code: str) -> bool:
        """Whether a rule holds for plans of this kind."""
        left_out = any(code.startswith(start) for start in self.kind.without)
        return not left_out and self.kind.is_one_of(self.rule_kinds.get(code, ()))

    def _nearness(self, fact: Weighed, group: str = "") -> int | None:
        """How near a fact is to the kind's plans, the nearest lowest; None where they do not cite it."""
        if not self.kind.is_one_of(fact.kinds):
            return None
        cites = self.kind.cites
        if cites is None or fact.kinds:
            return -fact.weight
        return next((at for at, name in enumerate(cites) if name in (fact.id, group)), None)
