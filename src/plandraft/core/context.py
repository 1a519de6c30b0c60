"""What the checks may know beside the plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plandraft.core.calendar import Calendar
from plandraft.core.headings import Heading
from plandraft.core.knowledge import Knowledge
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList


@dataclass(frozen=True, kw_only=True)
class CheckContext:
    """Data for the rules; what is None makes the rules that need it report "not checked".

    Attributes:
        as_of: The day on which wording must be in force: the drafting date, else one passed in.
        links_read: Whether the plan's links between nodes are known.
        headings: The headings of the text the plan was read from; None for a plan that is no text.
    """

    as_of: dt.date
    knowledge: Knowledge | None = None
    calendar: Calendar | None = None
    profile: Profile | None = None
    leaks: LeakList | None = None
    links_read: bool = True
    headings: tuple[Heading, ...] | None = None
