"""When steps are done whose demand sets a time: up to its deadline, around its day, towards its months."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.calendar import Calendar
from plandraft.core.matter import Matter
from plandraft.offline.playbooks import Step
from plandraft.offline.when import due_month, due_said, months_known, moved

_RUN_UP = 4
"""Months before a deadline in which the work begins at the latest, where the period has them (our choice)."""
_AFTERWARDS = 2
"""Months after a deadline in which one looks at what it has brought (our choice)."""
_SOON = 4
"""A demand that nothing holds back begins in the first part of so many of its period (our choice)."""
Time = tuple[str, tuple[int, ...]]
"""A time as an answer writes it, and its months."""


def in_month(month: int) -> Time:
    """A time that is one month."""
    return f"{month}月", (month,)


def soon_in(order: Sequence[int]) -> int:
    """The last place in the period at which a demand that nothing holds back begins."""
    return max(0, round(len(order) / _SOON) - 1)


def as_set(
    steps: Sequence[Step], matter: Matter, calendar: Calendar, order: tuple[int, ...], holidays: Sequence[int] = ()
) -> list[Time] | None:
    """Times as a demand's deadline, its months or its day set them; None where nothing does.

    Args:
        steps: Those that go by their matter's time.
        matter: The demand.
        calendar: The period's.
        order: The working months in the order of the period.
        holidays: Months in which few are there: what can be done before or after them is.
    """
    times = _as_set(steps, matter, calendar, order)
    if times is None or not holidays:
        return times
    return [_awake(step, time, order, holidays) for step, time in zip(steps, times, strict=True)]


def _awake(step: Step, time: Time, order: tuple[int, ...], holidays: Sequence[int]) -> Time:
    """The time of what comes before or after, out of the holidays: before them, or after."""
    _, months = time
    if step.at == "main" or len(months) != 1 or months[0] not in holidays:
        return time
    at = order.index(months[0])
    places = range(at - 1, -1, -1) if step.at == "before" else range(at + 1, len(order))
    found = next((order[place] for place in places if order[place] not in holidays), None)
    return time if found is None else in_month(found)


def _as_set(steps: Sequence[Step], matter: Matter, calendar: Calendar, order: tuple[int, ...]) -> list[Time] | None:
    date = matter.timing.date
    due = due_month(matter, calendar)
    if due is not None and date is None:
        last = order.index(moved((due,), calendar)[0])
        return _until(steps, last, order, said=due_said(matter, order[last]))
    months = moved((date.month,) if date is not None else months_known(matter, calendar), calendar)
    if not months:
        return None
    is_built = "unfinished" in matter.kinds and date is None
    if is_built or "event" not in matter.kinds:
        return _towards(steps, months, order)
    return _around(steps, matter, months, order)


def _until(steps: Sequence[Step], due: int, order: tuple[int, ...], said: str = "") -> list[Time]:
    """What comes before and the thing itself spread over the run-up, the last at the deadline; the rest after it."""
    ahead = [step for step in steps if step.at != "after"]
    first = max(0, min(due - max(_RUN_UP, len(ahead)), soon_in(order)))
    if not any(step.at == "main" for step in ahead):
        due, said = min(due, first + len(ahead) - 1), ""
    times: list[Time] = []
    for n, _ in enumerate(ahead):
        at = due if n == len(ahead) - 1 else first + round(n * (due - first) / max(1, len(ahead)))
        when = said or f"{order[at]}月底前"
        times.append((when, (order[at],)) if n == len(ahead) - 1 else in_month(order[at]))
    later = min(len(order) - 1, due + _AFTERWARDS)
    return times + [in_month(order[later])] * (len(steps) - len(ahead))


def _towards(steps: Sequence[Step], months: Sequence[int], order: tuple[int, ...]) -> list[Time]:
    """Work that comes to its end in these months begins as early as work with a deadline does."""
    times = _until(steps, order.index(months[0]), order)
    ahead = sum(step.at != "after" for step in steps)
    said = "、".join(map(str, months)) + "月"
    return [(said, tuple(months)) if n == ahead - 1 else time for n, time in enumerate(times)]


def _around(steps: Sequence[Step], matter: Matter, months: Sequence[int], order: tuple[int, ...]) -> list[Time]:
    """What is prepared in the months before, what follows in the month after; the thing itself in its own."""
    first, last = order.index(months[0]), order.index(months[-1])
    day = matter.timing.date
    ahead = sum(step.at == "before" for step in steps)
    times: list[Time] = []
    for n, step in enumerate(steps):
        if step.at == "main":
            said = f"{day.month}月{day.day}日" if day is not None else "、".join(map(str, months)) + "月"
            times.append((said, tuple(months)))
            continue
        at = max(0, first - (ahead - n)) if step.at == "before" else min(len(order) - 1, last + 1)
        times.append(in_month(order[at]))
    return times
