"""In which months the steps of a playbook fall: around an event, up to a deadline, in season, else where room is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar
from plandraft.core.matter import Matter
from plandraft.core.sector import Sector
from plandraft.offline.playbooks import EDGES, PHASES, Step
from plandraft.offline.set_times import Time, as_set, in_month, soon_in
from plandraft.offline.when import (
    due_month,
    eve_of,
    month_of,
    months_in,
    months_known,
    moved,
    rhythm_in,
    said_months,
    working,
)

_EDGE = 2
"""Months that count as the first, or the last, of a period (our choice)."""
_STRIDES = ((2, 3), (2, 2), (1, 2), (1, 1))
"""Months from one step of a demand to the next, and to a look at it afterwards: the first for which there is room."""
_TIGHT_STRIDES = ((1, 1),)
"""The same for a meeting that is prepared, held and followed up."""
_SULTRY = Counter({7: 2, 8: 2})
"""Months in which one rather does not hold what can be held at any time, as if they had two lines more."""
_HOLIDAYS = Counter({2: 3, 7: 4, 8: 6})
"""The same for schools of any kind: their long holidays."""
_EVEN_STRIDES = ((3, 3), (2, 2), (1, 1))
"""The same for what nobody demands."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A step with its time.

    Attributes:
        when: As an answer writes it.
        months: Of which the calendar has lines; none for what never stops.
        is_last: Whether what is to be reached is reached with it.
        is_free: Whether nothing but our own choice sets its month.
        place: Its place in the period, by which steps stand in order.
    """

    step: Step
    when: str
    months: tuple[int, ...]
    is_last: bool = False
    is_free: bool = False
    place: int = 0


def placed(
    steps: Sequence[Step],
    brief: Brief,
    *,
    busy: Mapping[int, int],
    matter: Matter | None = None,
    soon: bool = False,
) -> list[Placed]:
    """Steps in the order of their times; one of a rhythm stays behind the one before it.

    Args:
        steps: Of a playbook.
        brief: The job's material.
        busy: Lines that each month has already.
        matter: The demand they are for.
        soon: Whether they begin in the first part of the period though nobody demands them.
    """
    calendar = brief.calendar
    order = working(calendar)
    relative = [step for step in steps if step.at in PHASES]
    quiet = _HOLIDAYS if Sector.SCHOOL in brief.profile.sector.lineage else _SULTRY
    times = _relative(relative, matter, calendar, order, busy, quiet, soon=soon)
    mains = [(step.rank == 1, n) for n, step in enumerate(relative) if step.at == "main"]
    last = max(mains, default=(False, -1))[1]
    found: list[tuple[int, int, Placed]] = []
    coming = iter(enumerate(times))
    for number, step in enumerate(steps):
        n, is_free = -1, False
        if step.at in PHASES:
            n, (when, months) = next(coming)
            is_free = when == f"{months[0]}月" and (step.at == "after" or not is_set(matter, calendar))
        elif step.at in EDGES:
            when, months = _at_an_edge(step, order, Counter(busy) + Counter(quiet))
        else:
            when, months = _own_time(step, calendar)
        at = order.index(months[0]) if months else (found[-1][0] if found else -1)
        found.append(
            (at, number, Placed(step=step, when=when, months=months, is_last=0 <= n == last, is_free=is_free, place=at))
        )
    return [each for _, _, each in sorted(found, key=lambda item: item[:2])]


def is_set(matter: Matter | None, calendar: Calendar) -> bool:
    """Whether the profile or the demand's own words set its time."""
    return matter is not None and (due_month(matter, calendar) is not None or bool(months_known(matter, calendar)))


def _at_an_edge(step: Step, order: tuple[int, ...], busy: Mapping[int, int]) -> Time:
    """The month with fewest lines of those with which the period begins or ends, or in its middle."""
    first = {"start": 0, "middle": max(0, len(order) // 2 - 1), "end": max(0, len(order) - _EDGE)}[step.at]
    near = order[first : first + _EDGE]
    month = min(near, key=lambda known: busy.get(known, 0))
    return in_month(month)


def _own_time(step: Step, calendar: Calendar) -> Time:
    """The time of a step that its playbook sets: a rhythm, an observance, months."""
    if rhythm_in(step.at):
        months = _months_of_rhythm(rhythm_in(step.at), calendar) if step.line else ()
        return (said_months(months, calendar) if months else step.at), months
    if step.at.lstrip("<").startswith("@"):
        day = calendar.day(step.at.lstrip("<@"))
        known = (eve_of(day) if step.at.startswith("<") else month_of(day)) if day is not None else 1
        months = moved((known,), calendar)
    else:
        months = moved(months_in(step.at), calendar)
    return said_months(months, calendar), months


def _months_of_rhythm(rhythm: str, calendar: Calendar) -> tuple[int, ...]:
    """The last months of the parts of the period; none for what comes back more often."""
    times = {"每季度": 4, "每半年": 2, "每学期": 2}.get(rhythm, 0)
    order = working(calendar)
    return tuple(order[round((n + 1) * len(order) / times) - 1] for n in range(times))


def _relative(
    steps: Sequence[Step],
    matter: Matter | None,
    calendar: Calendar,
    order: tuple[int, ...],
    busy: Mapping[int, int],
    quiet: Mapping[int, int],
    *,
    soon: bool,
) -> list[Time]:
    """Times of the steps that go by their matter's."""
    if not steps:
        return []
    holidays = tuple(quiet) if quiet is _HOLIDAYS else ()
    set_by = as_set(steps, matter, calendar, order, holidays) if matter is not None else None
    if set_by is not None:
        return set_by
    early = soon_in(order)
    if all(step.at == "before" for step in steps):
        places = _free(steps, order, busy, latest=min(early, 1), strides=_TIGHT_STRIDES)
    elif soon:
        places = _free(steps, order, busy, latest=early, strides=_TIGHT_STRIDES)
    elif matter is None:
        places = _free(steps, order, Counter(busy) + Counter(quiet), latest=len(order) - 1, strides=_EVEN_STRIDES)
    else:
        latest = 0 if "unfinished" in matter.kinds else early
        load = Counter(busy) + Counter(quiet) if holidays else busy
        places = _free(steps, order, load, latest=latest, strides=_STRIDES)
    return [in_month(order[at]) for at in places]


def _free(
    steps: Sequence[Step],
    order: tuple[int, ...],
    busy: Mapping[int, int],
    *,
    latest: int,
    strides: Sequence[tuple[int, int]],
) -> list[int]:
    """Places for steps in their order where fewest lines are, the first no later than ``latest``.

    What only a long plan says counts less: it may have no line in the end.
    """
    lines, span = Counter(busy), len(order)
    ways = [_offsets(steps, stride) for stride in strides]
    offsets = next((way for way in ways if way[-1] < span), ways[-1])

    def load(start: int) -> tuple[int, int, int]:
        held = [lines[order[min(span - 1, start + offset)]] for offset in offsets]
        main = [load for load, step in zip(held, steps, strict=True) if step.rank == 1] or held
        return max(main), sum(main), sum(held)

    start = min(range(min(latest + 1, max(1, span - offsets[-1]))), key=load)
    return [min(span - 1, start + offset) for offset in offsets]


def _offsets(steps: Sequence[Step], stride: tuple[int, int]) -> list[int]:
    """Months from the first step to each."""
    on, afterwards = stride
    return list(accumulate((afterwards if step.at == "after" else on for step in steps[1:]), initial=0))
