"""Months without anything get a step from months with several, where its order among its own steps allows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plandraft.offline.job import Job, kept_steps
from plandraft.offline.placing import Placed

_NEAR, _FAR, _DEMANDED = 2, 4, 1
"""Months by which the thing itself, what comes before or after it, and a step of a demand may be moved (our choice)."""

WAITED_FOR = re.compile("答复|公示|公布|发放|兑现")
"""What people wait for: it is not put off."""


def spread(jobs: list[Job], levels: Sequence[int], order: Sequence[int]) -> None:
    """Change jobs so that as few months as can be are empty.

    Args:
        jobs: Measures before they are worded.
        levels: How full each is.
        order: The working months in the order of the period.
    """

    def kept(at: int) -> list[Placed]:
        return [each for each in kept_steps(jobs[at], levels[at]) if each.step.line and each.months]

    for month in order:
        lines = Counter(m for at in range(len(jobs)) for each in kept(at) for m in each.months)
        if lines[month]:
            continue
        choices = [
            (abs(order.index(each.months[0]) - order.index(month)), at, each)
            for at in range(len(jobs))
            for each in kept(at)
            if each.is_free
            and lines[each.months[0]] > 1
            and _fits(each, kept(at), month, order)
            and abs(order.index(each.months[0]) - order.index(month)) <= _farthest(jobs[at], each)
        ]
        if choices:
            _, at, each = min(choices, key=lambda choice: choice[:2])
            there = replace(each, when=f"{month}月", months=(month,), place=order.index(month))
            steps = tuple(there if other is each else other for other in jobs[at].steps)
            jobs[at] = replace(jobs[at], steps=steps)


def _farthest(job: Job, each: Placed) -> int:
    """Months by which a step may be moved: what is demanded is not put off, and nobody waits for an answer."""
    if WAITED_FOR.search("".join(each.step.say)):
        return 0
    if job.matters and each.step.at != "after":
        return _DEMANDED
    return _NEAR if each.is_last else _FAR


def _fits(each: Placed, steps: Sequence[Placed], month: int, order: Sequence[int]) -> bool:
    """Whether a step may fall into a month: no earlier than the one before it, no later than the one after it."""
    n = steps.index(each)
    before = [order.index(m) for other in steps[:n] for m in other.months]
    after = [order.index(m) for other in steps[n + 1 :] for m in other.months]
    at = order.index(month)
    return max(before, default=-1) <= at <= min(after, default=len(order))
