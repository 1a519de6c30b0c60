"""The measures that the profile demands: each demand has its playbook, and no two share one while others fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.matter import Matter
from plandraft.core.proportions import SHORT_PLAN
from plandraft.core.timing import Timing
from plandraft.models.offline.fitting import Fit, fits_for
from plandraft.models.offline.headings import heading_for
from plandraft.models.offline.job import Job, sentences_of, title_for, values_for, way_of, with_second
from plandraft.models.offline.overlap import core, kinship
from plandraft.models.offline.placing import Placed, is_set, placed
from plandraft.models.offline.playbooks import PHASES, Step
from plandraft.models.offline.playbooks.of_kind import playbooks_for
from plandraft.models.offline.slots import people_in
from plandraft.models.offline.subject import Subject, before_match, subject_of
from plandraft.models.offline.when import due_month, months_known, moved, working

_NEAR = 1.5
"""A playbook that nobody has taken is preferred to one taken already that is worth so much more (our choice)."""
_MEETING = "meeting"
"""The basic thing that meetings of all, or of their delegates, stand for."""
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
            also = known.also if is_same else (*known.also, demand.subject.thing)
            found[like] = replace(known, matters=(*known.matters, *demand.matters), also=also)
    return found


def _shares(known: Demand, demand: Demand) -> bool:
    """Whether nothing is left for a demand but the playbook of another one, which has one wording only."""
    if known.fit is None or demand.fit is None or known.fit.playbook is not demand.fit.playbook:
        return False
    if {"event"} & {m.kinds[0] for m in (*known.matters, *demand.matters)} or demand.subject.target:
        return False
    return all(len(step.say) == 1 for step in known.fit.playbook.steps if step.rank == 1)


def _is_one(known: Demand, demand: Demand) -> bool:
    if known.best is None or demand.best is None or known.best.playbook is not demand.best.playbook:
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


def _agenda(demands: Sequence[Demand]) -> str:
    """What the demands bring before the meeting of all, or of their delegates; empty where there is no such meeting."""
    books = [demand.fit.playbook for demand in demands if demand.fit is not None]
    return "、".join(dict.fromkeys(book.agenda for book in books if book.agenda))


def _decided(demand: Demand, demands: Sequence[Demand], brief: Brief) -> Demand:
    """A demand that a meeting decides on is done in the month after it, where nothing else sets its time."""
    if demand.fit is None or not demand.fit.playbook.agenda or is_set(demand.matter, brief.calendar):
        return demand
    order = working(brief.calendar)
    meeting = _meeting(demands, brief)
    month = len(order) if meeting is None else meeting + 1
    if month >= len(order):
        return demand
    timing = Timing(months=(order[month],), deadline=True)
    first, *rest = demand.matters
    return replace(demand, matters=(first.model_copy(update={"timing": timing}), *rest))


def _meeting(demands: Sequence[Demand], brief: Brief) -> int | None:
    """The place in the period of the meeting of all, or of their delegates; None where the profile sets none."""
    meetings = [
        months_known(other.matter, brief.calendar)
        for other in demands
        if other.fit is not None and other.fit.playbook.basic == _MEETING
    ]
    order = working(brief.calendar)
    return next((order.index(moved(months, brief.calendar)[-1]) for months in meetings if months), None)


def _ready_for(meeting: int | None, steps: Sequence[Placed], order: Sequence[int]) -> list[Placed]:
    """The steps with what leads to a decision before the meeting that decides, the last of it in the month before."""
    ahead = [each for each in steps if each.step.at == "before" and each.months]
    if meeting is None or not ahead or ahead[-1].place < meeting:
        return list(steps)
    made: list[Placed] = []
    for each in steps:
        place = max(0, meeting - len(ahead) + ahead.index(each)) if each in ahead else each.place
        at = order[place] if each in ahead else 0
        made.append(replace(each, when=f"{at}月", months=(at,), place=place, is_free=False) if each in ahead else each)
    return sorted(made, key=lambda each: each.place)


def jobs_for(demands: Sequence[Demand], areas: Sequence[AreaShare], brief: Brief, variant: int) -> list[Job]:
    """The measures of all demands, none of which says what another says."""
    busy: Counter[int] = Counter()
    said: frozenset[str] = frozenset()
    uses: Counter[str] = Counter()
    made: dict[int, Job] = {}
    agenda = _agenda(demands)
    order = sorted(range(len(demands)), key=lambda n: not demands[n].matter.timing.is_set)
    for n in order:
        demand = _decided(demands[n], demands, brief)
        key = demand.fit.playbook.id if demand.fit else ""
        job = _job(demand, areas, brief, busy, way_of(brief, key, variant))
        job = replace(job, matters=demands[n].matters, turn=uses[key], taken=said)
        if job.playbook is not None and job.playbook.agenda:
            steps = _ready_for(_meeting(demands, brief), job.steps, working(brief.calendar))
            job = replace(job, steps=tuple(steps))
        job = replace(job, values={**job.values, "agenda": agenda})
        uses[key] += 1
        said |= sentences_of(job)
        busy.update(job.months)
        made[n] = job
    return [made[n] for n in range(len(demands))]


def _job(demand: Demand, areas: Sequence[AreaShare], brief: Brief, busy: Mapping[int, int], way: int) -> Job:
    fit, matter, subject = demand.fit, demand.matter, demand.subject
    playbook = fit.playbook if fit else None
    values = values_for(brief, playbook, subject, fit)
    steps = placed(playbook.steps, brief, busy=busy, matter=matter) if playbook else _bare(brief, busy, matter)
    steps = _in_time(steps, matter, brief)
    if fit and fit.second is not None:
        other = placed(fit.second.steps, brief, busy=busy, matter=matter)
        steps = with_second(steps, other)
    return Job(
        playbook=playbook,
        second=fit.second if fit else None,
        matters=demand.matters,
        also=demand.also,
        subject=subject,
        heading=heading_for(playbook.area if playbook else "", demand.area, areas, brief),
        title=title_for(subject, playbook, values),
        values=values,
        steps=tuple(steps),
        way=way,
        is_short=brief.profile.length_chars <= SHORT_PLAN,
    )


def _in_time(steps: list[Placed], matter: Matter, brief: Brief) -> list[Placed]:
    """The steps without those that their season puts behind the demand's deadline; all where none is left."""
    due, order = due_month(matter, brief.calendar), working(brief.calendar)
    if due is None:
        return steps
    last = order.index(moved((due,), brief.calendar)[0])
    kept = [each for each in steps if each.step.at in PHASES or not each.months or order.index(each.months[0]) <= last]
    return kept if any(each.step.line for each in kept) else steps


def _bare(brief: Brief, busy: Mapping[int, int], matter: Matter) -> list[Placed]:
    """The time of a demand that no playbook fits."""
    return placed((Step(at="main", rank=1, line="{thing}", say="{thing}"),), brief, busy=busy, matter=matter)
