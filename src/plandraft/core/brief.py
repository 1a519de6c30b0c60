"""Everything a prompt may know."""

from __future__ import annotations

import datetime as dt

from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.kind import PlanKind
from plandraft.core.knowledge import Basic, Reference
from plandraft.core.matter import Matter
from plandraft.core.owners import Owner, OwnerRules, choices_of
from plandraft.core.plan import BudgetItem
from plandraft.core.profile import Profile
from plandraft.core.work_areas import WorkArea


class SampleItem(FrozenModel):
    """A sample's item as a prompt may show it, names and figures slotted out, and why it was chosen."""

    id: str
    text: str
    area: str
    why: str = ""


class LeftOut(FrozenModel):
    """What did not fit into the window."""

    what: str
    count: int
    why: str


class Brief(FrozenModel):
    """One drafting job's material.

    Attributes:
        kind: What kind of plan it is.
        matters: What the profile demands, each thing under one id.
        owners: Who can answer for a piece of work, the issuer itself first.
        owner_rules: Which work belongs to whom.
        spending: What money is for, where the profile gives a total: its own lines, else a split that is proposed.
        basics: What every plan of such a body has somewhere.
        days: The observances that a plan of this body is likely to use.
        laws: Titles of the laws and norms that it may cite.
        references: What may be cited on the as-of date.
        areas: The work areas a plan of this sector is expected to cover.
        samples: The chosen items of other plans, in order of area.
        left_out: What was left out of the prompts, and why.
        as_of: The day on which wording must be in force; also the drafting date.
    """

    profile: Profile
    kind: PlanKind = PlanKind()
    calendar: Calendar
    areas: tuple[WorkArea, ...]
    matters: tuple[Matter, ...] = ()
    owners: tuple[Owner, ...] = ()
    owner_rules: OwnerRules = OwnerRules()
    spending: tuple[BudgetItem, ...] = ()
    basics: tuple[Basic, ...] = ()
    days: tuple[CalendarDay, ...] = ()
    laws: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    samples: tuple[SampleItem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    as_of: dt.date

    @property
    def owner_choices(self) -> tuple[str, ...]:
        """The names to choose an owner from; parts of the issuer only where the profile speaks of such."""
        said = "\n".join(self.profile.strings())
        named = [owner for owner in self.owners if owner.kind != "group" or owner.name.removeprefix("各") in said]
        return choices_of(named) or self.profile.owners
