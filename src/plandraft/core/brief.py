"""Everything a prompt may know."""

from __future__ import annotations

import datetime as dt

from plandraft.core.calendar import Calendar
from plandraft.core.knowledge import Reference, WorkArea
from plandraft.core.noun import Noun
from plandraft.core.profile import Profile


class SampleItem(Noun):
    """A sample's item as a prompt may show it, names and figures slotted out, and why it was chosen."""

    id: str
    text: str
    area: str
    why: str = ""


class LeftOut(Noun):
    """What did not fit into the window."""

    what: str
    count: int
    why: str


class Brief(Noun):
    """One drafting job's material.

    Attributes:
        references: What may be cited on the as-of date.
        areas: The work areas a plan of this sector is expected to cover.
        samples: The chosen items of other plans, in order of area.
        left_out: What was left out of the prompts, and why.
        as_of: The day on which wording must be in force; also the drafting date.
    """

    profile: Profile
    calendar: Calendar
    areas: tuple[WorkArea, ...]
    references: tuple[Reference, ...] = ()
    samples: tuple[SampleItem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    as_of: dt.date
