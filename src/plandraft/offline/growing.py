"""A plan grows to its length: every demand, what every plan has and money is there for, then the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from plandraft.offline.job import FULLEST, Job
from plandraft.offline.playbooks import Playbook
from plandraft.offline.shortening import HARD, NEAR, lead_to
from plandraft.offline.spending import lacks, spends
from plandraft.offline.standing import Standing
from plandraft.offline.usual import is_basic, is_own
from plandraft.offline.when import months_in

_OWN_HOUSE = {"members"}
"""Basic things that members do not feel; a plan has the others first."""
_BEFORE_CUTS = 1.32
"""Share of its length that a short plan may come to before its measures are cut to what they cannot do without."""
_ROOMY = 0.92
"""Share of the wanted length up to which one more measure comes in."""
_BROAD = 1.8
"""Measures that a plan has at most, times those it is meant to have: a field of work is missed sooner than a step."""
_BREADTH = 0.85
"""Share of the wanted length up to which a field of work more is better than another step of what is there."""
_FULL = 0.95
"""Share of the wanted length up to which one more measure comes in when all others are as full as usual."""
_DAILY, _A_SHEET, _ONE_MORE = 4, 1500, 900
"""So many of them come before it in a plan of one sheet, and one more for so many characters more, where everyday work
would not be there at all: a meeting, looking after people, women or sport, the accounts."""
_CROWDED = 1.0
"""Share of the wanted length up to which they come in even where demands have only their main step (our choice)."""
_ALWAYS = 2
"""So many things that every plan has come before what money is there for: a meeting, and looking after people."""
_PAID = 4
"""So many things that the organisation's own money is there for come before steps of demands."""
_OWN, _ROOMY_PLAN = 2, 3000
"""So many things that the organisation has a body for, or keeps up, come before the rest of what every plan has, in a
plan of so many characters; one in a shorter plan."""
_ENTRY = 1.14
"""Share of its length that a plan may come to for a field of everyday work, before it is cut back (our choice)."""
_BEFORE_DAILY = 0.7
"""Share of its length up to which what leads to the demands is said before everyday work comes in (our choice)."""
_FELT = 7
"""So many things that every plan has come before demands are said in full (our choice)."""
_FIRST = 3
"""So many things that every plan has come before all else: a meeting, visits, and one thing more."""
_FEW = 5
"""From so many of the usual things the one that falls into an empty month may be taken."""


def grow(standing: Standing, pool: list[Playbook], enter: Callable[[Playbook], None]) -> None:
    """Bring the plan to its length: every demand, then what every plan has and money is there for, then the rest.

    Args:
        standing: The plan, with its demands.
        pool: What plans of such a body have unasked, best first; what is tried is taken out.
        enter: Adds a playbook's measure to the plan, unless one of its title is there.
    """
    is_short, most = standing.sizes.is_short, standing.sizes.measure_count
    basics = {playbook.basic for playbook in pool if is_basic(playbook, standing.brief)}
    growth = _Growth(standing=standing, pool=pool, enter=enter, basics=basics - _OWN_HOUSE)
    add, basic, paying, other = growth.add, growth.basic, growth.paying, growth.any_other
    demanded, usual = growth.lift_demanded, growth.lift_usual
    if is_short:
        add(basic, standing.demanded + _DAILY, _BEFORE_CUTS, _BEFORE_CUTS)
        demanded(1)
        usual(1)
    else:
        add(basic, standing.demanded + _ALWAYS, 1.0, HARD)
        lead_to(standing, _BEFORE_DAILY)
        before = len(standing.jobs)
        add(growth.answering, before + _PAID, 1.0, HARD)
        answering = len(standing.jobs) - before
        add(basic, standing.demanded + answering + _daily(standing.sizes.length), _CROWDED, _ENTRY)
        lead_to(standing, HARD)
    add(basic, min(most, standing.demanded + _FIRST), _ROOMY)
    demanded(1)
    growth.lift_meeting()
    add(paying, most, _ROOMY)
    add(growth.own, len(standing.jobs) + (1 if standing.sizes.length < _ROOMY_PLAN else _OWN), 1.0, HARD)
    add(basic, standing.demanded + _FELT, _ROOMY)
    demanded(2)
    usual(1)
    broad = round(_BROAD * most)
    add(basic, broad, 1.0)
    add(growth.own, broad, 1.0)
    demanded(2)
    add(paying, broad, 1.0)
    usual(1)
    add(other, most, _ROOMY)
    add(other, broad, _BREADTH)
    usual(1)
    demanded(3)
    if not is_short:
        usual(2)
    demanded(4)
    if not is_short:
        usual(3)
    add(other, broad, _FULL)
    if is_short:
        lead_to(standing, HARD)
    for level in range(1, FULLEST + 1):
        demanded(level)
        usual(level)


def _daily(length: int) -> int:
    return _DAILY + max(0, round((length - _A_SHEET) / _ONE_MORE))


@dataclass(frozen=True, kw_only=True)
class _Growth:
    """The ways in which a plan grows: by one more measure, or by fuller ones.

    Attributes:
        pool: What is usual and not tried yet, best first.
        enter: Adds a playbook's measure to the plan.
        basics: What every plan of such a body has.
    """

    standing: Standing
    pool: list[Playbook]
    enter: Callable[[Playbook], None]
    basics: set[str]

    def add(self, choose: Callable[[], Playbook | None], wanted: int, share: float, near: float = NEAR) -> None:
        """Try what is chosen, until there are so many measures, or this share of the length is reached."""
        standing = self.standing
        while len(standing.jobs) < wanted and standing.printed < share * standing.sizes.length:
            playbook = choose()
            if playbook is None:
                return
            self._try(playbook, near)

    def _try(self, playbook: Playbook, near: float) -> None:
        """Take a measure in; out again, where the plan would be longer than this share of its length, or crowded."""
        standing, at = self.standing, len(self.standing.jobs)
        said = {playbook.basic, *playbook.covers} - {""}
        self.pool[:] = [other for other in self.pool if other is not playbook and other.basic not in said]
        self.enter(playbook)
        if len(standing.jobs) == at:
            return
        if standing.is_crowded:
            standing.jobs[at] = _outside(standing.jobs[at], standing.fullest)
        crowds = standing.is_crowded and standing.fullest in {month for month, _ in standing.version(at).lines}
        if standing.expected > near * standing.sizes.length or crowds:
            standing.drop_last()

    def lift_demanded(self, level: int) -> None:
        """Say all of this level for what the profile demands, as far as there is room."""
        self._lift(range(self.standing.demanded), level)

    def lift_meeting(self) -> None:
        """Say what leads to the meeting of all and what becomes of what is said there, where nobody demands one."""
        known = enumerate(self.standing.jobs)
        self._lift([at for at, job in known if job.playbook is not None and job.playbook.basic == "meeting"], 1)

    def lift_usual(self, level: int) -> None:
        """The same for what nobody demands."""
        self._lift(range(self.standing.demanded, len(self.standing.jobs)), level)

    def _lift(self, positions: Iterable[int], level: int) -> None:
        """Measures that need fewest characters for it come first, mere events last."""
        standing = self.standing

        def order(at: int) -> tuple[bool, int]:
            added = standing.at_level(at, level).chars - standing.version(at).chars
            return standing.jobs[at].is_only_event, added

        for at in sorted(positions, key=order):
            before = standing.levels[at]
            if before < level:
                standing.levels[at] = level
                if standing.expected > NEAR * standing.sizes.length:
                    standing.levels[at] = before

    def basic(self) -> Playbook | None:
        """What every plan of such a body has."""
        return next((playbook for playbook in self.pool if playbook.basic in self.basics), None)

    def paying(self) -> Playbook | None:
        """What spends money that too little is done with yet."""
        return _spending(self.pool, self.standing)

    def answering(self) -> Playbook | None:
        """What answers a purpose of the organisation's own money that nothing is done for yet."""
        return _spending(self.pool, self.standing, by_size=False)

    def own(self) -> Playbook | None:
        """What the organisation has a body for, or keeps up since last year."""
        return next((playbook for playbook in self.pool if is_own(playbook, self.standing.brief)), None)

    def any_other(self) -> Playbook | None:
        """Whatever is usual."""
        return _filling(self.pool, self.standing)


def _outside(job: Job, month: int) -> Job:
    """A measure without what it does in a month that is full, where something with a line is left."""
    steps = tuple(each for each in job.steps if month not in each.months)
    return replace(job, steps=steps) if any(each.step.line and each.months for each in steps) else job


def _spending(pool: Sequence[Playbook], standing: Standing, *, by_size: bool = True) -> Playbook | None:
    """What spends money that too little is done with yet, the playbook first that is paid from it before all."""
    done = [
        (job.playbook, version.shape.budget, len(version.lines))
        for job, version in zip(standing.jobs, standing.all, strict=True)
    ]
    for purpose in lacks(done, standing.brief, by_size=by_size):
        worth = {n: spends(playbook, purpose) for n, playbook in enumerate(pool)}
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
