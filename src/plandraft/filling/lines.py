"""A measure that stands nowhere in the calendar gets a line: one of its actions is given a time and words for it."""

from __future__ import annotations

from plandraft.core.gap import gaps_in
from plandraft.core.patch import Patch, set_field
from plandraft.core.plan import LINE_CHARS, Measure, Plan

RULE = "measure-without-entry"
"""Name of the finding that this mends."""


def lineless(measure: Measure) -> int | None:
    """The number of the action that a line can be given to; None where none can have a time."""
    numbers = range(len(measure.actions))
    timed = [at for at in numbers if measure.actions[at].timing.is_set]
    if any(measure.actions[at].line for at in timed):
        return None
    if timed:
        return timed[0]
    return next(iter(numbers), None) if measure.timing.is_set else None


def titled(plan: Plan, measure: Measure) -> Patch | None:
    """A patch that makes the measure's title its line; None where it is too long for one, or no action can have it."""
    at = lineless(measure)
    title = measure.title.strip().rstrip("。；")
    if at is None or not title or len(title) > LINE_CHARS or gaps_in(title):
        return None
    return Patch(changes=line_set(plan, measure, at, measure.actions[at].line or title).changes)


def line_set(plan: Plan, measure: Measure, at: int, line: str) -> Patch:
    """A patch that gives an action a line, and the measure's time where no action of it has one.

    Args:
        plan: As it is.
        measure: One of its measures.
        at: Which action, from 0.
        line: Its words in the calendar.
    """
    changes = list(set_field(plan, measure.id, f"actions/{at}/line", line).changes)
    if measure.timing.is_set and not any(action.timing.is_set for action in measure.actions):
        timing = measure.timing.model_dump(mode="json")
        changes += set_field(plan, measure.id, f"actions/{at}/timing", timing).changes
    return Patch(changes=tuple(changes))
