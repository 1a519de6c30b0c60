"""A plan is brought to its length: every demand, what every plan has and money is there for, then the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from plandraft.models.offline.job import FULLEST, Job
from plandraft.models.offline.playbooks import Playbook
from plandraft.models.offline.standing import Standing
from plandraft.models.offline.when import months_in

_NEAR = 1.02
"""Share of the wanted length that one more sentence may bring a plan to (our choice)."""
_ADDED = 30
"""Printed characters of one more act and its line, for a month that is empty in the end (measured)."""
_OWN_HOUSE = {"audit", "accounts", "members"}
"""Basic things that members do not feel; a plan of one page has the others first."""
_BEFORE_CUTS = 1.03
"""Share of its length that a short plan may come to before its measures are cut to what they cannot do without."""
_ROOMY = 0.92
"""Share of the wanted length up to which one more measure comes in."""
_FIRST = 3
"""So many things that every plan has come before all else: a meeting, visits, and one thing more."""
_FEW = 5
"""From so many of the usual things the one that falls into an empty month may be taken."""


def grow(standing: Standing, pool: list[Playbook], enter: Callable[[Playbook], None]) -> None:
    """Bring the plan to its length: every demand, then what every plan has and money is there for, then the rest."""
    length, most = standing.sizes.length, standing.sizes.measure_count
    basics = {known.id for known in standing.brief.basics}

    def add(choose: Callable[[], Playbook | None], wanted: int, share: float, near: float = _NEAR) -> None:
        while len(standing.jobs) < wanted and standing.printed < share * length and (playbook := choose()) is not None:
            pool.remove(playbook)
            before = len(standing.jobs)
            enter(playbook)
            if len(standing.jobs) == before:
                continue
            if standing.is_crowded:
                standing.jobs[-1] = _outside(standing.jobs[-1], standing.fullest)
            crowds = standing.is_crowded and standing.fullest in {m for m, _ in standing.version(before).lines}
            if standing.expected > near * length or crowds:
                standing.jobs.pop()
                standing.levels.pop()

    def lift(positions: Iterable[int], level: int) -> None:
        for at in positions:
            before = standing.levels[at]
            if before < level:
                standing.levels[at] = level
                if standing.expected > _NEAR * length:
                    standing.levels[at] = before

    def demanded(level: int) -> None:
        lift(range(standing.demanded), level)

    def usual(level: int) -> None:
        lift(range(standing.demanded, len(standing.jobs)), level)

    def basic() -> Playbook | None:
        return next((playbook for playbook in pool if playbook.basic in basics), None)

    def paying() -> Playbook | None:
        return _spending(pool, standing)

    def any_other() -> Playbook | None:
        return _filling(pool, standing)

    if standing.sizes.is_short:
        demanded(1)
        basics &= {playbook.basic for playbook in pool if playbook.basic} - _OWN_HOUSE
        add(basic, min(most, standing.demanded + _FIRST - 1), 1.0, _BEFORE_CUTS)
    add(basic, min(most, standing.demanded + _FIRST), _ROOMY)
    add(paying, most, _ROOMY)
    demanded(1)
    add(paying, most + 1, 1.0)
    add(basic, most, _ROOMY)
    demanded(2)
    usual(1)
    add(any_other, most, _ROOMY)
    demanded(3)
    usual(2)
    demanded(4)
    usual(3)
    add(any_other, round(1.5 * most), 0.95)
    for level in range(1, FULLEST + 1):
        usual(level)
    demanded(FULLEST)


def shorten(standing: Standing) -> None:
    """Bring a plan back to its length that has months without anything: what is added there has its characters too."""

    def chars() -> int:
        return standing.printed + _ADDED * (standing.months - len({month for month, _ in standing.lines if month}))

    wanted = round(_NEAR * standing.sizes.length)
    usual_first = sorted(range(len(standing.jobs)), key=lambda at: at < standing.demanded)
    for level in range(FULLEST, 0, -1):
        for at in usual_first:
            length = chars()
            if length <= wanted:
                return
            if standing.levels[at] == level:
                standing.levels[at] = level - 1
                if chars() >= length:
                    standing.levels[at] = level


def _outside(job: Job, month: int) -> Job:
    """A measure without what it does in a month that is full, where something with a line is left."""
    steps = tuple(each for each in job.steps if month not in each.months)
    return replace(job, steps=steps) if any(each.step.line and each.months for each in steps) else job


def _spending(pool: Sequence[Playbook], standing: Standing) -> Playbook | None:
    """What spends an item of the budget that nothing is paid from yet."""
    brief = standing.brief
    paid = {version.shape.budget for version in standing.all}
    unpaid = [item.purpose for item in brief.spending if item.id not in paid]
    for purpose in unpaid:
        worth = {n: next((at for at, word in enumerate(p.money) if word in purpose), -1) for n, p in enumerate(pool)}
        fit = [n for n in worth if worth[n] >= 0]
        if fit:
            return pool[min(fit, key=lambda n: (worth[n], n))]
    return None


def _filling(pool: Sequence[Playbook], standing: Standing) -> Playbook | None:
    """Of the best few the one that has a time of its own in a month without anything, else the best."""
    busy = {month for month, _ in standing.lines}

    def is_new(playbook: Playbook) -> bool:
        months = {m for step in playbook.steps if step.rank == 1 for m in months_in(step.at)}
        return bool(months - busy) or any(step.at == "main" for step in playbook.steps)

    return next(filter(is_new, pool[:_FEW]), next(iter(pool), None))
