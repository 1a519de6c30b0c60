"""What the profile demands, each thing once: each demand has its playbook, and no two share one while others fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.matter import Matter
from plandraft.core.timing import Timing
from plandraft.offline.fitting import Fit, fits_for
from plandraft.offline.overlap import core, kinship
from plandraft.offline.playbooks.of_kind import playbooks_for
from plandraft.offline.slots import people_in
from plandraft.offline.subject import Subject, subject_of
from plandraft.offline.whom import before_match

_NEAR = 1.5
"""A playbook that nobody has taken is preferred to one taken already that is worth so much more (our choice)."""
_SHORTEST = 2
"""Names of so many characters may be part of any other (our choice)."""
SAME = 0.75
"""From this kinship on, two demands are one thing in other words (our choice)."""


@dataclass(frozen=True, kw_only=True)
class Demand:
    """A demand, those that are the same thing, what it is about, and its playbook.

    Attributes:
        best: The playbook that fits best; ``fit`` is another one where that is taken already.
        also: Names of demands that the same playbook deals with at the same time.
    """

    matters: tuple[Matter, ...]
    subject: Subject
    area: AreaShare
    fit: Fit | None = None
    best: Fit | None = None
    also: tuple[str, ...] = ()

    @property
    def matter(self) -> Matter:
        """The gravest, with the strictest time of all."""
        first = self.matters[0]
        timings = [matter.timing for matter in self.matters if matter.timing.is_set]
        kinds = tuple(dict.fromkeys(kind for matter in self.matters for kind in matter.kinds))
        return first.model_copy(update={"timing": timings[0] if timings else Timing(), "kinds": kinds})


def demands_of(areas: Sequence[AreaShare], brief: Brief) -> list[Demand]:
    """All demands in the order of the profile, the same thing once, each with its playbook."""
    taken = [(area, matter) for area in areas for matter in area.matters]
    taken.sort(key=lambda pair: brief.matters.index(pair[1]) if pair[1] in brief.matters else len(brief.matters))
    found: list[Demand] = []
    for area, matter in taken:
        subject = subject_of(matter, brief.profile)
        like = next((n for n, known in enumerate(found) if _is_same(known, subject, matter)), None)
        if like is None:
            found.append(Demand(matters=(matter,), subject=subject, area=area))
        else:
            known = found[like]
            found[like] = Demand(matters=(*known.matters, matter), subject=known.subject, area=known.area)
    return _joined(_with_playbooks(found, brief))


def _joined(demands: Sequence[Demand]) -> list[Demand]:
    """Demands without those that are another one in other words: the same playbook for the same people or place."""
    found: list[Demand] = []
    for demand in demands:
        like = next((n for n, known in enumerate(found) if _is_one(known, demand) or _shares(known, demand)), None)
        if like is None:
            found.append(demand)
        else:
            known = found[like]
            is_same = _is_one(known, demand)
            also = known.also if is_same else (*known.also, demand.subject.spoken)
            found[like] = replace(known, matters=(*known.matters, *demand.matters), also=also)
    return found


def _shares(known: Demand, demand: Demand) -> bool:
    """Whether nothing is left for a demand but the playbook of another one, which has one wording only."""
    if known.fit is None or demand.fit is None or known.fit.playbook.id != demand.fit.playbook.id:
        return False
    if {"event"} & {m.kinds[0] for m in (*known.matters, *demand.matters)} or demand.subject.target:
        return False
    return all(len(step.say) == 1 for step in known.fit.playbook.steps if step.rank == 1)


def _is_one(known: Demand, demand: Demand) -> bool:
    if known.best is None or demand.best is None or known.best.playbook.id != demand.best.playbook.id:
        return False
    if known.best.playbook.loose or {"event"} & {m.kinds[0] for m in (*known.matters, *demand.matters)}:
        return False
    one, other = (before_match(each.subject.text, each.best.start) for each in (known, demand) if each.best)
    return bool(one) and one == other


def _is_same(known: Demand, subject: Subject, matter: Matter) -> bool:
    """Whether it is the same thing once more; an event is a thing of its own."""
    if "event" in matter.kinds or any("event" in m.kinds for m in known.matters):
        return False
    one, other = core(known.subject.thing), core(subject.thing)
    return min(len(one), len(other)) > _SHORTEST and kinship(one, other) >= SAME


def _with_playbooks(demands: Sequence[Demand], brief: Brief) -> list[Demand]:
    """Events choose first: what they are is fixed."""
    used: Counter[str] = Counter()
    fits: dict[int, tuple[Fit | None, Fit | None]] = {}
    order = sorted(range(len(demands)), key=lambda n: "event" not in demands[n].matter.kinds)
    for n in order:
        ranked = _fitting(demands[n], brief)
        near = [fit for fit in ranked if fit.worth >= ranked[0].worth - _NEAR]
        fit = min(near, key=lambda each: used[each.playbook.id], default=None)
        used.update([fit.playbook.id] if fit is not None else [])
        fits[n] = (fit, next(iter(ranked), None))
    return [replace(demand, fit=fits[n][0], best=fits[n][1]) for n, demand in enumerate(demands)]


def _fitting(demand: Demand, brief: Brief) -> list[Fit]:
    """The playbooks that fit, best first."""
    profile = brief.profile
    found: list[Fit] = []
    for text in (demand.subject.text, demand.matters[0].text):
        found = fits_for(
            text,
            profile.sector,
            people=people_in(profile),
            is_event=demand.matters[0].kinds[0] == "event",
            among=playbooks_for(brief),
        )
        if found:
            break
    return found
