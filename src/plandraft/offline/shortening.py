"""A plan that has grown is cut back to its length: what is usual first, what leads to the demands last."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plandraft.offline.job import FULLEST, words_of
from plandraft.offline.standing import Standing

NEAR = 1.08
"""Share of the wanted length that one more sentence may bring a plan to (our choice)."""
HARD = 1.1
"""Share of the wanted length beyond which even demands lose what leads to them (our choice)."""
_TOPPED = 1.09
"""Share of the wanted length up to which demands get back what leads to them (our choice)."""
_ADDED = 38
"""Printed characters of one more act and its line, for a month that is empty in the end (measured)."""
_FAR_TOO_LONG = 1.18
"""Share of its length beyond which a plan of many demands keeps one of them fewer (our choice)."""
_LEAST_DAILY = 2
"""So many everyday measures stay, however long the plan."""


def shorten(standing: Standing) -> None:
    """Bring a plan back to its length that has months without anything: what is added there has its characters too."""

    def chars() -> int:
        return standing.printed + _ADDED * standing.empty_months

    wanted = round(NEAR * standing.sizes.length)
    usual_first = sorted(range(len(standing.jobs)), key=lambda at: at < standing.demanded)

    def cut(level: int, positions: Iterable[int]) -> None:
        for at in positions:
            length = chars()
            if length <= wanted:
                return
            if standing.levels[at] == level:
                standing.levels[at] = level - 1
                if chars() >= length:
                    standing.levels[at] = level

    for level in range(FULLEST, 1, -1):
        cut(level, usual_first)
    cut(1, (at for at in usual_first if at >= standing.demanded))
    wanted = round(HARD * standing.sizes.length)
    cut(1, range(standing.demanded))
    _drop_others(standing, chars, wanted, _LEAST_DAILY)
    _drop_others(standing, chars, round(_FAR_TOO_LONG * standing.sizes.length), _LEAST_DAILY - 1)


def _drop_others(standing: Standing, chars: Callable[[], int], most: int, least: int) -> None:
    """Take everyday work out, what saves most first, as long as the plan is too long and it saves anything."""
    while chars() > most and len(standing.jobs) > standing.demanded + least:
        length = chars()
        places = range(standing.demanded + least, len(standing.jobs))
        saved = {at: length - _without(standing, at, chars) for at in places}
        best = max(reversed(places), key=lambda at: saved[at])
        if saved[best] < _ADDED:
            return
        standing.drop(best)


def _without(standing: Standing, at: int, chars: Callable[[], int]) -> int:
    """The characters of the plan without one of its measures."""
    job, level = standing.drop(at)
    length = chars()
    standing.take_back(at, job, level)
    return length


def top_up(standing: Standing) -> None:
    """Give demands the steps that lead to them back, where there is room for them in the end."""
    lead_to(standing, _TOPPED)


def lead_to(standing: Standing, share: float) -> None:
    """Say what leads to each demand, as long as the plan stays below this share of its length."""
    for at in range(standing.demanded):
        job, level = standing.jobs[at], standing.levels[at]
        added = {each.step.say[0] for each in job.extra}
        if level or any(words_of(each, job, 1) in added for each in job.steps if each.step.rank == 1):
            continue
        standing.levels[at] = 1
        if standing.printed > share * standing.sizes.length:
            standing.levels[at] = 0
