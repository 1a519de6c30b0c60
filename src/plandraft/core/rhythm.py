"""One decision for work that comes back: which months a rhythm stands for, and what a measure's time is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from plandraft.core.period import Period
from plandraft.core.timing import ALL_YEAR, LEAST_RUN, Rhythm, Timing, runs_of

_PARTS: dict[Rhythm, int] = {"quarterly": 4, "half_yearly": 2}
"""Into how many parts a rhythm divides the year; what is done in each of them is written with its months."""
_OFTEN: tuple[Rhythm, ...] = ("weekly", "monthly", "quarterly", "half_yearly")


def normal_timing(
    months: Iterable[int], rhythm: Rhythm | None, *, working: Sequence[int] = (), deadline: bool = False
) -> Timing:
    """The one way in which a plan holds months and a rhythm.

    Every week or every month of the year needs no months, every month of a stretch keeps both, and a few months are
    named without a rhythm. What is done each quarter or half-year has months and no rhythm: those that were named, or
    the last of each part. Never has the result months in which nobody works, nor months beside a rhythm of parts.

    Args:
        months: Calendar months; what is none is left out.
        rhythm: How often, if it comes back.
        working: The working months in the order of the period; empty means all twelve.
        deadline: The months are the latest time. Only one month can be that.

    >>> normal_timing((), "quarterly", working=range(1, 13)).label
    '3、6、9、12月'
    >>> normal_timing(range(4, 13), "monthly", working=range(1, 13)).label
    '4—12月，每月一次'
    """
    worked = list(dict.fromkeys(working)) or list(ALL_YEAR)
    given = {month for month in months if month in ALL_YEAR}
    if rhythm is None and given == set(ALL_YEAR):
        return Timing(months=ALL_YEAR)
    known = [month for month in worked if month in _moved(given, worked)]
    if rhythm in _PARTS:
        known = _once_a_part(known, _PARTS[rhythm], worked)
        rhythm = None
    elif rhythm and len(known) in (0, len(worked)):
        return Timing(rhythm=rhythm)
    elif rhythm == "monthly" and (len(known) < LEAST_RUN or len(runs_of(known)) > 1):
        rhythm = None
    return Timing(months=tuple(sorted(known)), rhythm=rhythm, deadline=deadline and len(known) == 1)


def combined(timings: Sequence[Timing], period: Period | None) -> Timing:
    """The time of what consists of parts: their only one, or the months of all.

    A rhythm that runs over the whole period counts only where nothing else is said, a note only where no time is.

    >>> combined([Timing.of(3), Timing(months=(6,), deadline=True), Timing(rhythm="monthly")], None).label
    '3、6月'
    """
    said = list(dict.fromkeys(timing for timing in timings if timing.is_set))
    placed = [timing for timing in said if timing.months]
    found = placed or said
    if len(found) == 1:
        return found[0]
    if not found:
        return Timing(note="、".join(dict.fromkeys(timing.note for timing in timings if timing.note)))
    if not placed:
        return min(found, key=lambda timing: _OFTEN.index(timing.rhythm or "half_yearly"))
    rhythms = {timing.rhythm for timing in placed}
    order = [at.month for at in period.months] if period else ALL_YEAR
    months = (month for timing in placed for month in timing.months)
    return normal_timing(months, rhythms.pop() if len(rhythms) == 1 else None, working=order)


def _moved(months: Iterable[int], worked: Sequence[int]) -> set[int]:
    """The months; in place of one in which nobody works the next working one of the period, else the last."""
    order = _year_of(worked)
    return {next((m for m in order[order.index(month) :] if m in worked), worked[-1]) for month in months}


def _once_a_part(known: Sequence[int], parts: int, worked: Sequence[int]) -> list[int]:
    """The last month of each part of a stretch, or months that are no longer stretch as they are."""
    at = [worked.index(month) for month in known]
    is_run = not at or at[-1] - at[0] == len(at) - 1
    if known and not (is_run and len(known) > len(ALL_YEAR) // parts):
        return list(known)
    order = _year_of(worked)
    stretch = order[order.index(worked[0]) : order.index(worked[-1]) + 1]
    ends = [_rounded_down(part * len(stretch), parts) for part in range(parts + 1)]
    among = known or worked
    held = [[m for m in stretch[a:b] if m in among] for a, b in pairwise(ends)]
    return [months[-1] for months in held if months]


def _rounded_down(dividend: int, divisor: int) -> int:
    """The nearest whole quotient; of two that are as near the lesser: the first term of eleven months has five."""
    return (2 * dividend + divisor - 1) // (2 * divisor)


def _year_of(worked: Sequence[int]) -> list[int]:
    """All twelve months in the order of a period: working months that begin anew after December are a school year's."""
    first = 1 if sorted(worked) == list(worked) else 9
    return [*range(first, 13), *range(1, first)]
