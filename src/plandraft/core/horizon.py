"""How far the dated knowledge reaches, and which meetings and plans a period must reckon with beyond it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.knowledge import Knowledge, Series
from plandraft.core.numerals import chinese_number
from plandraft.core.period import Period

BEYOND_MONTHS = 14
"""A period that begins later than so many months after the knowledge was verified lies beyond it (our choice): a plan
is drafted in the last months before its period, and what is said in them decides its wording."""


class Due(FrozenModel):
    """A congress, plenum, session or plan of which nothing is known yet, and which falls before a period's end.

    Attributes:
        kind: The kind of its series.
        number: Which one it is: 21, or 20 and 5.
        name: What it is called: 党的二十一大.
        earliest: It cannot be before this day; when it is, nobody here knows.
        before_period: Whether it may already have been when the period begins.
    """

    kind: str
    number: tuple[int, ...]
    name: str
    earliest: dt.date
    before_period: bool


class Horizon(FrozenModel):
    """What a period can take from the dated knowledge.

    Attributes:
        verified_until: The day up to which the knowledge was verified.
        beyond: Whether the period begins so much later that its wording cannot be confirmed.
        due: What falls between that day and the period's end, the earliest first.
    """

    verified_until: dt.date
    beyond: bool
    due: tuple[Due, ...] = ()


def horizon(knowledge: Knowledge, period: Period) -> Horizon:
    """How far the knowledge reaches into a period."""
    due = (found for series in knowledge.series for found in _due(series, knowledge, period))
    return Horizon(
        verified_until=knowledge.as_of,
        beyond=period.first_day > months_after(knowledge.as_of, BEYOND_MONTHS),
        due=tuple(sorted(due, key=lambda found: (found.earliest, found.kind))),
    )


def latest(series: Series, knowledge: Knowledge) -> tuple[tuple[int, ...], dt.date | None, bool]:
    """The greatest number of a series that has been, its day, and whether that is verified."""
    known = [ref for ref in knowledge.references if ref.kind == series.kind and ref.number and ref.cite.since]
    if not known:
        return series.latest, series.since, series.verified
    last = max(known, key=lambda ref: ref.number)
    return last.number, last.cite.since, last.verified


def possible_since(series: Series, since: dt.date, day: dt.date) -> int:
    """How many meetings of a series there can have been between a day and a later one.

    Args:
        series: Congresses or plenums with their usual distance.
        since: The day of the last one that is known.
        day: A later day.
    """
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    return max(0, months // series.gap_months)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last day.

    >>> months_after(dt.date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = dt.date(year, month + 1, 1)
    length = ((first + dt.timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(day.day, length))


def _due(series: Series, knowledge: Knowledge, period: Period) -> Iterator[Due]:
    """Every one of a series with one number; of meetings numbered within a term only the next, the term may end."""
    last, since, _ = latest(series, knowledge)
    if since is None or not last:
        return
    possible = possible_since(series, since, period.last_day)
    for step in range(1, (possible if len(last) == 1 else min(possible, 1)) + 1):
        number, earliest = (*last[:-1], last[-1] + step), months_after(since, step * series.gap_months)
        yield Due(
            kind=series.kind,
            number=number,
            name=series.numbered.format(*(chinese_number(part) for part in number)),
            earliest=earliest,
            before_period=earliest < period.first_day,
        )
