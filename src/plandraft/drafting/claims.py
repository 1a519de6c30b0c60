"""What follows from the claims: which demand is taken up where, which goal a measure serves, when an event is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plandraft.core.brief import Brief
from plandraft.core.matching import containment
from plandraft.core.matter import Matter
from plandraft.core.matters import same_matter
from plandraft.core.plan import Action, Goal, Measure, Origin, Plan
from plandraft.core.timing import Timing, stands_in

_CREDIT = 0.75
"""Share of a demand's character pairs that a node must hold to have taken it up without saying so (our choice)."""
_KIN = 0.34
"""Share of a goal's character pairs from which on a measure serves it, where no claim says so (our choice)."""
_NEAR, _AHEAD = 0.18, 0.06
"""Less is enough where no other measure comes near: so much for the nearest, and so much more than the next."""


def claims_credited(plan: Plan, matters: Sequence[Matter]) -> Plan:
    """The plan where a demand that no measure claims is credited to the one whose words plainly take it up."""
    measures = {measure.id: measure for measure in plan.measures}
    for matter in unclaimed(plan, matters):
        texts = (matter.text, *matter.others)
        best = max(measures.values(), key=lambda m: _held(texts, m), default=None)
        if best is not None and _held(texts, best) >= _CREDIT:
            measures[best.id] = best.model_copy(
                update={
                    "claims": (*best.claims, matter.id),
                    "sources": (*best.sources, *matter.sources),
                    "origin": _ORIGIN_OF_CREDIT.get(matter.kinds[0], best.origin)
                    if best.origin is Origin.PRACTICE
                    else best.origin,
                }
            )
    return plan.model_copy(update={"measures": tuple(measures.values())})


_ORIGIN_OF_CREDIT = {
    "requirement": Origin.REQUIRED,
    "event": Origin.REQUIRED,
    "unfinished": Origin.CARRIED_OVER,
    "priority": Origin.PROFILE,
}


def unclaimed(plan: Plan, matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """The demands that no measure claims."""
    claimed = {claim for measure in plan.measures for claim in measure.claims}
    return tuple(matter for matter in matters if matter.id not in claimed)


def _held(texts: Iterable[str], measure: Measure) -> float:
    """How much of a demand a measure holds; one whose title names it comes before one that only speaks of it."""
    whole = measure.title + "".join(measure.texts)
    by_name = any(same_matter(text, measure.title) for text in texts)
    return 2.0 if by_name else max(containment(text, whole) for text in texts)


def goals_linked(plan: Plan) -> Plan:
    """The plan whose measures serve the goals that claim the same demands.

    A goal that shares no claim with any measure is served by the one whose words are nearest, first those under its
    own heading. Standing work serves none.
    """
    served: dict[str, list[str]] = {measure.id: [] for measure in plan.measures}
    for goal in plan.goals:
        own = [m for m in plan.measures if set(m.claims) & set(goal.claims)]
        for measure in own or _nearest(goal, plan.measures):
            served[measure.id].append(goal.id)
    measures = tuple(m.model_copy(update={"goal_ids": tuple(served[m.id])}) for m in plan.measures)
    return plan.model_copy(update={"measures": measures})


def _nearest(goal: Goal, measures: Sequence[Measure]) -> list[Measure]:
    def kinship(measure: Measure) -> float:
        said = measure.title + "".join(measure.texts) + measure.indicator
        own = goal.area == measure.area if goal.area else False
        standing = own and not measure.claims  # an area's own goal and its standing work belong together
        return containment(goal.text, said) + (_KIN if standing else 0.2 if own else 0.0)

    ranked = sorted(measures, key=kinship, reverse=True)
    if not ranked:
        return []
    best, next_best = kinship(ranked[0]), kinship(ranked[1]) if len(ranked) > 1 else 0.0
    return ranked[:1] if best >= _KIN or (best >= _NEAR and best - next_best >= _AHEAD) else []


def events_placed(plan: Plan, brief: Brief) -> Plan:
    """The plan where the measure that claims an event has it in the event's month, and on its day where that is known.

    The event is not added: the measure is the event.
    """
    events = [m for m in brief.matters if "event" in m.kinds and m.timing.months]
    measures = tuple(_with_events(measure, [e for e in events if e.id in measure.claims]) for measure in plan.measures)
    return plan.model_copy(update={"measures": measures})


def _with_events(measure: Measure, events: Sequence[Matter]) -> Measure:
    actions = list(measure.actions)
    for event in events:
        at = _action_of(event, actions)
        if at is None:
            continue
        held = actions[at].timing
        wanted = event.timing
        on_day = wanted.date is None or (held.date is not None and stands_in(held.date, wanted.date))
        agrees = bool(set(wanted.months) & set(held.months)) and on_day
        if not agrees:
            actions[at] = actions[at].model_copy(update={"timing": _timed(wanted, held)})
        if not actions[at].line:
            actions[at] = actions[at].model_copy(update={"line": measure.title})
    return measure.model_copy(update={"actions": tuple(actions)})


def _action_of(event: Matter, actions: Sequence[Action]) -> int | None:
    """The action that is the event itself: of those in its month the one with most of its words, else of all."""
    texts = (event.text, *event.others)

    def weight(at: int) -> tuple[bool, float]:
        action = actions[at]
        said = max(containment(text, action.line + action.text) for text in texts)
        return (bool(set(event.timing.months) & set(action.timing.months)), said)

    return max(range(len(actions)), key=weight, default=None)


def _timed(wanted: Timing, held: Timing) -> Timing:
    """The event's own time; further months that the action has stay where only the day was missing."""
    others = set(held.months) - set(wanted.months)
    return Timing.of(*wanted.months, *others) if others and set(wanted.months) & set(held.months) else wanted


def must_stay(measure: Measure) -> bool:
    """Whether a measure is more than everyday work: it takes up a demand, is a named gap, or somebody has locked it."""
    return bool(measure.claims or measure.locked or not measure.actions)
