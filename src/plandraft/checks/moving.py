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

    Args:
        plan: The plan.
        entry: A line of its calendar.
        timing: When it is to be.
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
    """A patch that moves one action: the month in its words, and the time of the whole measure, go with it.

    So do actions of the same month that have no line of their own: they tell how the thing is done. None where the
    action comes back, or its words name a day: then more than a month would have to change.

    Args:
        plan: The plan.
        measure: One of its measures.
        number: Which of its actions, from 0.
        timing: When it is to be.
    """
    old = measure.actions[number].timing
    if old.rhythm or len(old.months) != 1:
        return None
    moving = [at for at, action in enumerate(measure.actions) if at == number or _goes_along(action, old)]
    changes: tuple[Change, ...] = ()
    for at in moving:
        moved = _moved(plan, measure, at, old.months[0], timing if at == number else Timing.of(*timing.months))
        if moved is None:
            return None
        changes += moved
    whole = _whole(measure, moving, timing)
    if whole is None:
        return None
    return Patch(changes=changes + (_set(plan, measure.id, "timing", whole) if whole != measure.timing else ()))


def _goes_along(action: Action, old: Timing) -> bool:
    return not action.line and not action.timing.rhythm and action.timing.months == old.months


def _moved(plan: Plan, measure: Measure, at: int, old: int, timing: Timing) -> tuple[Change, ...] | None:
    """The changes that move one action; None where its words name a day."""
    action = measure.actions[at]
    changes = _set(plan, measure.id, f"actions/{at}/timing", timing)
    for said, field in ((action.text, f"actions/{at}"), (action.line, f"actions/{at}/line")):
        moved = _month_moved(said, old, timing.months[0])
        if moved is None:
            return None
        changes += set_field(plan, measure.id, field, moved).changes if moved != said else ()
    return changes


def _whole(measure: Measure, moving: list[int], timing: Timing) -> Timing | None:
    """The measure's time after some of its actions have moved; None where another of them comes back."""
    held = measure.timing
    if not held.months or held.rhythm or (set(timing.months) <= set(held.months) and held.date is None):
        return held
    others = [action.timing for at, action in enumerate(measure.actions) if at not in moving]
    months = {*timing.months, *(month for other in others for month in other.months)}
    if any(other.rhythm for other in others):
        return None
    return Timing.of(*months) if len(months) > 1 else timing


def _month_moved(text: str, old: int, new: int) -> str | None:
    """The text with the new month for the old one; None where it names a day of it."""
    if old == new or not re.search(rf"(?<!\d){old}月", text):
        return text
    return None if re.search(rf"(?<!\d){old}月\d", text) else re.sub(rf"(?<!\d){old}月", f"{new}月", text)


def _set(plan: Plan, node: str, field: str, timing: Timing) -> tuple[Change, ...]:
    return set_field(plan, node, field, timing.model_dump(mode="json")).changes
