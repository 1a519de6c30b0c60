"""Patches that put something at another time without contradicting what stands beside it."""

from __future__ import annotations

import re

from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import Action, Entry, Measure, Plan
from plandraft.core.timing import Timing


def retimed_entry(plan: Plan, entry: Entry, timing: Timing) -> Patch | None:
    """A patch that moves a calendar line; None where that would contradict its measure.

    A line that is made from an action is moved by moving the action. A free-standing one takes along a measure that
    stands at the very same time; to a month that its measure does not have it is not moved.
    """
    if entry.action:
        owner, _, number = entry.action.partition("/")
        made = plan.node(owner)
        if not isinstance(made, Measure) or int(number) >= len(made.actions):
            return None
        return retimed_action(plan, made, int(number), timing)
    changes = _set(plan, entry.id, "timing", timing)
    for measure in (m for m in plan.measures if m.id in entry.measure_ids and m.timing.months):
        if set(timing.months) <= set(measure.timing.months):
            continue
        if measure.timing.months != entry.timing.months or measure.timing.rhythm:
            return None
        changes += _set(plan, measure.id, "timing", timing)
    return Patch(changes=changes)


def retimed_action(plan: Plan, measure: Measure, number: int, timing: Timing) -> Patch | None:
    """A patch that moves one action, the month in its words and the time of the whole measure with it.

    None where the action comes back, or its words name a day: then more than a month would have to change.
    """
    action = measure.actions[number]
    if action.timing.rhythm or len(action.timing.months) != 1:
        return None
    changes = _set(plan, measure.id, f"actions/{number}/timing", timing)
    for name, field in (("text", f"actions/{number}"), ("line", f"actions/{number}/line")):
        said: str = getattr(action, name)
        moved = _month_moved(said, action, timing)
        if moved is None:
            return None
        if moved != said:
            changes += set_field(plan, measure.id, field, moved).changes
    held = measure.timing
    if held.months and not set(timing.months) <= set(held.months) and not held.rhythm:
        others = [a.timing for at, a in enumerate(measure.actions) if at != number]
        if any(other.rhythm for other in others):
            return None
        months = {*timing.months, *(month for other in others for month in other.months)}
        whole = Timing.of(*months) if len(months) > 1 else timing
        changes += _set(plan, measure.id, "timing", whole)
    return Patch(changes=changes)


def _month_moved(text: str, action: Action, timing: Timing) -> str | None:
    """The text with the action's old month for the new one; None where it names a day of it."""
    old, new = action.timing.months[0], timing.months[0]
    if old == new or not re.search(rf"(?<!\d){old}月", text):
        return text
    return None if re.search(rf"(?<!\d){old}月\d", text) else re.sub(rf"(?<!\d){old}月", f"{new}月", text)


def _set(plan: Plan, node: str, field: str, timing: Timing) -> tuple[Change, ...]:
    return set_field(plan, node, field, timing.model_dump(mode="json")).changes
