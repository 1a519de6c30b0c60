"""What became of each demand: from the demand to goals, measures, calendar lines and owners."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.gap import GAP
from plandraft.core.matching import containment
from plandraft.core.matter import Matter
from plandraft.core.matters import matters_of, same_matter
from plandraft.core.plan import Measure, Plan
from plandraft.core.profile import Profile

CoverageState = Literal["claimed", "worded", "gap", "open"]
_ENOUGH = 0.6
"""Share of a demand's character pairs that a measure without claims must hold to speak of it (our choice)."""


class ServedMatter(FrozenModel):
    """One demand and what serves it.

    Attributes:
        state: ``claimed`` where a measure names it by id, ``worded`` where one only speaks of it (plans nobody here
            wrote), ``gap`` where a named gap stands for it, ``open`` where nothing does.
        goals, measures, entries: Ids, in the plan's order.
        owners: Who answers for the measures.
        lines: The calendar lines, each with its time.
    """

    matter: Matter
    state: CoverageState
    goals: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def coverage(plan: Plan, profile: Profile | None = None) -> tuple[ServedMatter, ...]:
    """What became of each demand.

    Args:
        plan: Any plan; a plan of ours carries the demands that it was drafted for.
        profile: Whose demands are looked for; without it those that the plan carries.
    """
    return coverage_of(plan, matters_of(profile) if profile is not None else plan.matters)


def coverage_of(plan: Plan, wanted: Iterable[Matter]) -> tuple[ServedMatter, ...]:
    """What became of these demands."""
    return tuple(_covered(matter, known_as(matter, plan.matters), plan) for matter in wanted)


def known_as(matter: Matter, carried: Sequence[Matter]) -> str:
    """The id under which a demand is carried, empty where it is not: ids shift with the profile, so words decide."""
    named = sorted(carried, key=lambda known: known.id != matter.id)
    exact = next((known.id for known in named if known.text == matter.text), None)
    alike = next((known.id for known in carried if same_matter(known.text, matter.text)), None)
    return exact or alike or ""


def _covered(matter: Matter, known: str, plan: Plan) -> ServedMatter:
    claiming = [m for m in plan.measures if known and known in m.claims]
    speaking = claiming or [m for m in plan.measures if _speaks_of(m, matter)]
    real = [measure for measure in speaking if not GAP.search(measure.title)]
    entries = [e for e in plan.schedule if {m.id for m in speaking} & set(e.measure_ids)]
    goals = {goal for measure in real for goal in measure.goal_ids}
    state: CoverageState = "open" if not speaking else "gap" if not real else "claimed" if claiming else "worded"
    return ServedMatter(
        matter=matter,
        state=state,
        goals=tuple(g.id for g in plan.goals if (known and known in g.claims) or g.id in goals),
        measures=tuple(measure.id for measure in speaking),
        entries=tuple(entry.id for entry in entries),
        owners=tuple(dict.fromkeys(measure.owner for measure in real if measure.owner)),
        lines=tuple(f"{entry.timing.label} {entry.title}".strip() for entry in entries),
    )


def _speaks_of(measure: Measure, matter: Matter) -> bool:
    said = measure.title + "".join(measure.texts)
    texts = (matter.text, *matter.others)
    return any(containment(text, said) >= _ENOUGH or same_matter(text, measure.title) for text in texts)
