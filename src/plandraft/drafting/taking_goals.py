"""Goals of several drafts in one plan: those of one draft, and what only the others set a goal for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandraft.core.gap import GAP
from plandraft.core.plan import Goal, Measure, Plan
from plandraft.drafting.choosing import Choice


def take_goals(plans: Sequence[Plan], choice: Choice, measures: Sequence[Measure]) -> tuple[Goal, ...]:
    """The goals of the chosen draft, and for each demand without one that of the draft that its measures are from.

    The base's own keep their ids; its locked ones stay whatever was chosen. Gaps stand only where nothing else does.

    Args:
        plans: All drafts.
        choice: Which draft gives what.
        measures: Those of the result.
    """
    base, at = plans[choice.base], choice.parts["goals"]
    kept = [goal for goal in base.goals if at == choice.base or goal.locked]
    added = [] if at == choice.base else [goal for goal in plans[at].goals if not _is_said(goal, kept)]
    for matter in base.matters:
        if not any(matter.id in goal.claims for goal in (*kept, *added)):
            added += _for_matter(matter.id, plans, choice.matters.get(matter.id, choice.base))
    if any(not _is_gap(goal) for goal in (*kept, *added)):
        kept = [goal for goal in kept if goal.locked or not _is_gap(goal)]
        added = [goal for goal in added if not _is_gap(goal)]
    first = max([base.high_water.goals, *(int(goal.id[1:]) for goal in base.goals)]) + 1
    new = (
        goal.model_copy(update={"id": f"G{number}", "area": _area(goal, measures), "locked": False})
        for number, goal in enumerate(added, first)
    )
    return (*kept, *new)


def _is_said(goal: Goal, goals: Sequence[Goal]) -> bool:
    claimed = {claim for other in goals for claim in other.claims}
    return any(goal.text == other.text for other in goals) or bool(goal.claims and set(goal.claims) <= claimed)


def _for_matter(matter: str, plans: Sequence[Plan], source: int) -> Iterator[Goal]:
    drafts = sorted(range(len(plans)), key=lambda at: (at != source, at))
    able = (goal for at in drafts for goal in plans[at].goals if matter in goal.claims and not _is_gap(goal))
    found = next(able, None)
    if found is not None:
        yield found


def _is_gap(goal: Goal) -> bool:
    return bool(GAP.search(goal.text))


def _area(goal: Goal, measures: Sequence[Measure]) -> str:
    """The goal's heading, where the plan has it; else that of a measure for the same demand."""
    if any(measure.area == goal.area for measure in measures):
        return goal.area
    return next((m.area for m in measures if set(m.claims) & set(goal.claims)), "")
