"""Which moves in time a computed fix may make: none away from the measure, none against what is written."""

from __future__ import annotations

from plandraft.core.plan import Measure, Plan
from plandraft.core.said_times import months_said
from plandraft.core.timing import Timing


def moves_rightly(before: Plan, after: Plan) -> bool:
    """Whether no entry has moved to a month that its measure does not have, and no action to one its words deny."""
    times = {entry.id: entry.timing for entry in before.schedule}
    measures = {measure.id: measure for measure in after.measures}
    for entry in after.schedule:
        if times.get(entry.id, entry.timing) != entry.timing and not entry.action:
            served = [measures[link] for link in entry.measure_ids if link in measures]
            if not _within(entry.timing, [measure.timing for measure in served]):
                return False
    old = {measure.id: measure for measure in before.measures}
    return all(_agrees(old.get(measure.id), measure) for measure in after.measures)


def _within(timing: Timing, wider: list[Timing]) -> bool:
    known = [each for each in wider if each.months]
    return not known or set(timing.months) <= {month for each in known for month in each.months}


def _agrees(old: Measure | None, new: Measure) -> bool:
    """Whether no action has left the months that its own words or the measure's title name."""
    if old is None:
        return True
    for then, now in zip(old.actions, new.actions, strict=False):
        named = months_said(f"{new.title}\n{now.text}")
        left = set(then.timing.months) & named and not set(now.timing.months) & named
        if then.timing != now.timing and left:
            return False
    return True
