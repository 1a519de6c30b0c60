"""What the checks of a job may know beside the plan."""

from __future__ import annotations

import datetime as dt

from plandraft.core.calendar import Calendar
from plandraft.core.context import CheckContext
from plandraft.core.headings import Heading
from plandraft.core.knowledge import Knowledge
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList, condensed, run_keys


def check_context(
    *,
    as_of: dt.date,
    knowledge: Knowledge,
    profile: Profile | None = None,
    calendar: Calendar | None = None,
    leaks: LeakList | None = None,
    links_read: bool = True,
    headings: tuple[Heading, ...] | None = None,
) -> CheckContext:
    """What the checks may know; the profile's own words and the knowledge are taken off the leak list.

    Args:
        as_of: Day on which wording must be in force.
        knowledge: Of the plan's kind.
        profile: The organisation's facts.
        calendar: The days of the plan's period.
        leaks: Strings of the samples.
        links_read: Whether the plan's links are known.
        headings: Of the text it was read from.
    """
    known = "\n".join(profile.strings()) if profile else ""
    own = leaks and LeakList(
        strings=frozenset(s for s in leaks.strings if s not in known),
        runs=leaks.runs - frozenset(key for _, _, key in run_keys(condensed(known)[0])),
    )
    return CheckContext(
        as_of=as_of,
        knowledge=knowledge,
        calendar=calendar,
        profile=profile,
        leaks=own,
        links_read=links_read,
        headings=headings,
    )
