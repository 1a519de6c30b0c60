"""The calendar is a view of the measures: its lines are made from their actions, and never say anything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plandraft.core.months import months_in_order as period_order
from plandraft.core.period import Period
from plandraft.core.plan import Action, Entry, Measure, Plan
from plandraft.core.rhythm import combined
from plandraft.core.timing import Timing

_STANDING = ("weekly", "monthly")
"""Rhythms that have one line for the whole time, not one a month."""
_FEW = 3
"""In a stretch of so many months what is done every week or month has a line in each: a season is no standing work."""


def with_entries(plan: Plan) -> Plan:
    """The plan with its calendar made anew from its actions, in order of time.

    An entry that says the same as before keeps its id; entries that were made from no action stay as they are.
    """
    period = plan.period
    before = {_key(entry): entry for entry in plan.schedule if entry.action}
    mark = max([plan.high_water.schedule, *(int(entry.id[1:]) for entry in plan.schedule)])
    entries = [entry for entry in plan.schedule if not entry.action]
    for made in (entry for measure in plan.measures for entry in entries_of(measure, period)):
        known = before.get(_key(made))
        mark += known is None
        number = known.id if known else f"S{mark}"
        kept = {"id": number} | ({"locked": known.locked, "observance": known.observance} if known else {})
        entries.append(made.model_copy(update=kept))
    entries.sort(key=lambda entry: _order(entry, period))
    if tuple(entries) == plan.schedule:
        return plan
    marks = plan.high_water.model_copy(update={"schedule": mark})
    return plan.model_copy(update={"schedule": tuple(entries), "high_water": marks})


def time_of(actions: Sequence[Action], period: Period | None) -> Timing:
    """A measure's time: that of all its actions, whose words say their dates, whether in the calendar or not."""
    return combined([action.timing for action in actions], period)


def entries_of(measure: Measure, period: Period | None) -> Iterator[Entry]:
    """The calendar lines of a measure, without ids of their own: one for each time of each action that has a line.

    Who does it is said by the measure and by nothing else.
    """
    said: set[tuple[str, Timing]] = set()
    for number, action in enumerate(measure.actions):
        for timing in _times(action, period):
            if (action.line, timing) in said:
                continue
            said.add((action.line, timing))
            yield Entry(
                id="S1",
                timing=timing,
                title=action.line,
                measure_ids=(measure.id,),
                origin=measure.origin,
                action=f"{measure.id}/{number}",
            )


def _times(action: Action, period: Period | None) -> Iterator[Timing]:
    timing = action.timing
    if not action.line.strip() or not timing.is_set:
        return
    if timing.rhythm in _STANDING and 0 < len(timing.months) <= _FEW:
        yield from map(Timing.of, period_order(timing.months, period))
    elif timing.date or timing.part or timing.rhythm in _STANDING or len(timing.months) == 12:
        yield timing.model_copy(update={"deadline": False})
    elif timing.months:
        yield from (Timing.of(*run) for run in month_runs(timing.months, period))
    else:
        yield timing


def month_runs(months: Iterable[int], period: Period | None) -> list[list[int]]:
    """Months as runs that follow each other in the period.

    >>> month_runs((3, 4, 5, 9), None)
    [[3, 4, 5], [9]]
    """
    found: list[list[int]] = []
    for month in sorted(months, key=period.position if period else None):
        if found and month == found[-1][-1] % 12 + 1:
            found[-1].append(month)
        else:
            found.append([month])
    return found


def entries_in_order(entries: Sequence[Entry], period: Period | None) -> tuple[Entry, ...]:
    """Entries in the order in which the period comes to them; those of no month last."""
    return tuple(sorted(entries, key=lambda entry: _order(entry, period)))


def _key(entry: Entry) -> tuple[str, str, Timing]:
    return entry.action, entry.title, entry.timing


def _order(entry: Entry, period: Period | None) -> tuple[int, int]:
    at = period.position if period else (lambda month: month)
    months = entry.timing.months if entry.timing.rhythm not in _STANDING else ()
    first = min(map(at, months), default=99)
    return first, entry.timing.date.day if entry.timing.date else 0
