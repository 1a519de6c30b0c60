"""In which months the steps of a playbook fall: around an event, up to a deadline, in season, else where room is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar
from plandraft.core.matter import Matter
from plandraft.models.offline.playbooks import EDGES, PHASES, Step
from plandraft.models.offline.when import (
    due_month,
    due_said,
    eve_of,
    month_of,
    months_in,
    months_known,
    moved,
    rhythm_in,
    said_months,
    working,
)

_RUN_UP = 4
"""Months before a deadline in which the work begins at the latest, where the period has them (our choice)."""
_AFTERWARDS = 2
"""Months after a deadline in which one looks at what it has brought (our choice)."""
_EDGE = 2
"""Months that count as the first, or the last, of a period (our choice)."""
_SOON = 4
"""A demand that nothing holds back begins in the first part of so many of its period (our choice)."""
_STRIDES = ((2, 3), (2, 2), (1, 2), (1, 1))
"""Months from one step of a demand to the next, and to a look at it afterwards: the first for which there is room."""
_TIGHT_STRIDES = ((1, 1),)
"""The same for a meeting that is prepared, held and followed up."""
_SULTRY = Counter({7: 2, 8: 2})
"""Months in which one rather does not hold what can be held at any time, as if they had two lines more."""
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
    times = _relative(relative, matter, calendar, order, busy, soon=soon)
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
            when, months = _at_an_edge(step, order, busy)
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


def _at_an_edge(step: Step, order: tuple[int, ...], busy: Mapping[int, int]) -> tuple[str, tuple[int, ...]]:
    """The month with fewest lines of those with which the period begins or ends, or in its middle."""
    first = {"start": 0, "middle": max(0, len(order) // 2 - 1), "end": max(0, len(order) - _EDGE)}[step.at]
    near = order[first : first + _EDGE]
    month = min(near, key=lambda known: busy.get(known, 0))
    return f"{month}月", (month,)


def _own_time(step: Step, calendar: Calendar) -> tuple[str, tuple[int, ...]]:
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
    *,
    soon: bool,
) -> list[tuple[str, tuple[int, ...]]]:
    """Times of the steps that go by their matter's."""
    if not steps:
        return []
    if matter is not None:
        due = due_month(matter, calendar)
        if due is not None and matter.timing.date is None:
            last = order.index(moved((due,), calendar)[0])
            return _until(steps, last, order, said=due_said(matter, order[last]))
        months = (matter.timing.date.month,) if matter.timing.date is not None else months_known(matter, calendar)
        is_built = "unfinished" in matter.kinds and matter.timing.date is None
        if months and ("event" not in matter.kinds or is_built):
            return _towards(steps, moved(months, calendar), order)
        if months:
            return _around(steps, matter, moved(months, calendar), order)
    is_left = matter is not None and "unfinished" in matter.kinds
    is_early = matter is not None or soon
    latest = 0 if is_left else max(0, round(len(order) / _SOON) - 1) if is_early else len(order) - 1
    if soon:
        places = _free(steps, order, busy, latest=latest, strides=_TIGHT_STRIDES)
    elif matter is None:
        places = _free(steps, order, Counter(busy) + _SULTRY, latest=latest, strides=_EVEN_STRIDES)
    else:
        places = _free(steps, order, busy, latest=latest, strides=_STRIDES)
    return [(f"{order[at]}月", (order[at],)) for at in places]


def _until(
    steps: Sequence[Step], due: int, order: tuple[int, ...], said: str = ""
) -> list[tuple[str, tuple[int, ...]]]:
    """What comes before and the thing itself spread over the run-up, the last at the deadline; the rest after it."""
    ahead = [step for step in steps if step.at != "after"]
    first = max(0, min(due - max(_RUN_UP, len(ahead)), round(len(order) / _SOON) - 1))
    times: list[tuple[str, tuple[int, ...]]] = []
    for n, _ in enumerate(ahead):
        at = due if n == len(ahead) - 1 else first + round(n * (due - first) / max(1, len(ahead)))
        when = said or f"{order[at]}月底前"
        times.append((when if n == len(ahead) - 1 else f"{order[at]}月", (order[at],)))
    later = min(len(order) - 1, due + _AFTERWARDS)
    return times + [(f"{order[later]}月", (order[later],)) for _ in steps[len(ahead) :]]


def _towards(steps: Sequence[Step], months: Sequence[int], order: tuple[int, ...]) -> list[tuple[str, tuple[int, ...]]]:
    """Work that comes to its end in these months begins as early as work with a deadline does."""
    times = _until(steps, order.index(months[0]), order)
    ahead = sum(step.at != "after" for step in steps)
    said = "、".join(map(str, months)) + "月"
    return [(said, tuple(months)) if n == ahead - 1 else time for n, time in enumerate(times)]


def _around(
    steps: Sequence[Step], matter: Matter, months: Sequence[int], order: tuple[int, ...]
) -> list[tuple[str, tuple[int, ...]]]:
    """What is prepared in the months before, what follows in the month after; the thing itself in its own."""
    first, last = order.index(months[0]), order.index(months[-1])
    day = matter.timing.date
    ahead = sum(step.at == "before" for step in steps)
    times: list[tuple[str, tuple[int, ...]]] = []
    for n, step in enumerate(steps):
        if step.at == "main":
            said = f"{day.month}月{day.day}日" if day is not None else "、".join(map(str, months)) + "月"
            times.append((said, tuple(months)))
            continue
        at = max(0, first - (ahead - n)) if step.at == "before" else min(len(order) - 1, last + 1)
        times.append((f"{order[at]}月", (order[at],)))
    return times


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
