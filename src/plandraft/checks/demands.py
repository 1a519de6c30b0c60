"""Whether a node is there, and at its time, because the profile demands it."""

from __future__ import annotations

from plandraft.core.context import CheckContext
from plandraft.core.matching import ENOUGH, containment
from plandraft.core.plan import Entry, Measure

_EVENTS = "profile:/required_events"


def demanded(node: Measure | Entry, context: CheckContext) -> bool:
    """Whether it is a required event of the profile in the month that the profile gives."""
    if any(source.startswith(_EVENTS) for source in node.sources):
        return True
    events = context.profile.required_events if context.profile is not None else ()
    return any(
        event.in_month in node.timing.months and containment(event.title, node.title) >= ENOUGH for event in events
    )
