"""Whether a plan is far from its wanted length, which measures would bring it nearer, and what they are after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plandraft.core.addressed import by_measure, with_changes
from plandraft.core.brief import Brief
from plandraft.core.inputs import ResizeInputs
from plandraft.core.months import OPEN_TIME, heading_of
from plandraft.core.period import Period
from plandraft.core.plan import LINE_CHARS, Action, Measure, Plan
from plandraft.core.printed import printed_length
from plandraft.core.proportions import LEAST, MOST, SENTENCE_CHARS
from plandraft.core.replies import ResizeReply
from plandraft.core.scheduling import entries_of
from plandraft.core.timing import STANDING
from plandraft.drafting import assemble, nodes
from plandraft.drafting.areas import sizes_of
from plandraft.drafting.claims import must_stay
from plandraft.drafting.money import paying_for

SHORTEST, LONGEST = 0.6, 2.0
"""By what share measures are condensed or widened at most: beyond it matter is lost or padding comes (our choice)."""

_NEAR = 1.05
"""A plan that is too long is asked to come so near: models go two thirds of the way, and what is cut is matter."""

_ASKED = 0.8
"""Of what measures could give or take, as much is asked for at most before others are asked too (our choice)."""

MOST_RESIZES = 2
"""Of twelve long plans one such question took away half of what was too much (measured); two are enough."""


def resizing(plan: Plan, brief: Brief) -> ResizeInputs | None:
    """The question that brings a plan to its length; None where it is near enough, or nothing can give way.

    Of a plan that is too long those measures are condensed that can give most, of one that is too short the shortest
    are widened; as few as can make up for the difference. What is too long loses lesser actions before its sentences
    become notes: rather a plan that is somewhat too long than one in notes.
    """
    wanted, chars = brief.profile.length_chars, printed_length(plan) - _beyond(plan)
    if LEAST * wanted <= chars <= MOST * wanted:
        return None
    over = chars - (round(wanted * _NEAR) if chars > wanted else wanted)
    steps = sizes_of(brief).steps

    def give(measure: Measure) -> int:
        return _spare(measure, steps) if over > 0 else _room(measure)

    able = [measure for measure in plan.measures if measure.actions and not measure.locked and give(measure)]
    chosen: list[Measure] = []
    for measure in sorted(able, key=lambda m: (-give(m) if over > 0 else _length(m), m.id)):
        chosen.append(measure)
        if abs(over) <= sum(map(give, chosen)) * _ASKED:
            break
    if not chosen:
        return None
    ordered = tuple(measure for measure in plan.measures if measure in chosen)
    share = min(1.0, abs(over) / sum(map(give, ordered)))
    sign = -1 if over > 0 else 1
    targets = tuple(_length(measure) + sign * int(give(measure) * share) for measure in ordered)
    return ResizeInputs(
        brief=brief,
        measures=ordered,
        targets=targets,
        promised=_promised(plan, ordered),
        chars=sum(map(_length, ordered)),
        wanted=sum(targets),
    )


def _promised(plan: Plan, measures: Sequence[Measure]) -> tuple[str, ...]:
    """What other parts of the plan say of these measures: their goals, and what money is for."""
    ids, claims = {measure.id for measure in measures}, {claim for measure in measures for claim in measure.claims}
    goals = [goal.text for goal in plan.goals if claims & set(goal.claims)]
    notes = [f"{item.purpose}：{item.note}" for item in plan.budget if item.note and ids & set(item.measure_ids)]
    return (*goals, *notes)


def _spare(measure: Measure, steps: int) -> int:
    """Characters that a measure can do without: a part of them, but the sentences of a demand stay, of others one."""
    sentences = min(len(measure.actions), steps if measure.claims else 1)
    return max(0, min(int(_length(measure) * (1 - SHORTEST)), _length(measure) - SENTENCE_CHARS * sentences))


def _room(measure: Measure) -> int:
    """Characters by which a measure can be widened without padding."""
    return int(_length(measure) * (LONGEST - 1))


def _beyond(plan: Plan) -> int:
    """What calendar lines have beyond their most: such a line is asked for anew, whatever the plan's length."""
    return sum(max(0, len(entry.title) - LINE_CHARS) for entry in plan.schedule)


def _length(measure: Measure) -> int:
    return sum(map(len, measure.texts)) + len(measure.indicator)


def resized(plan: Plan, reply: ResizeReply, asked: Sequence[Measure], brief: Brief) -> Plan:
    """The plan whose measures have the sentences of the answer, which may strike out lesser actions.

    Nothing is struck out of a measure that would lose a day, a deadline, or a month in which nothing else stands.
    Everyday work all of whose actions are struck out goes, a demand's measure never.

    Args:
        plan: As it is.
        reply: The answer.
        asked: The measures that were asked about.
        brief: Owners, matters and period.
    """
    known = {measure.id for measure in asked}
    measures = {measure.id: measure for measure in plan.measures}
    for measure_id, changes in by_measure(reply.actions).items():
        if measure_id not in known:
            continue
        measure = measures[measure_id]
        there = {
            place: measure.actions[place].model_copy(update={"text": shape.text}) if shape.text else None
            for place, shape in changes
            if place is not None and place < len(measure.actions)
        }
        actions = with_changes(measure.actions, there)
        others = [action for m in measures.values() if m.id != measure_id for action in m.actions]
        if _lost(actions, measure.actions, others, plan.period):
            actions = with_changes(measure.actions, {place: new for place, new in there.items() if new})
        if not actions and not must_stay(measure):
            del measures[measure_id]
        elif any(action.line and action.timing.is_set for action in actions):
            measures[measure_id] = nodes.with_proposed(measure.model_copy(update={"actions": actions}), brief)
    update = {"measures": tuple(measures.values()), "budget": paying_for(plan.budget, {m: m for m in measures})}
    return assemble.assembled(plan.model_copy(update=update), brief)


def _lost(new: Sequence[Action], old: Sequence[Action], others: Sequence[Action], period: Period | None) -> set[str]:
    """The months in which new actions lose what must not be lost; in months that stand elsewhere lesser ones may go."""
    fixed = _months((action for action in old if action.timing.date or action.timing.deadline), period)
    gone = _months(old, period) - _months(new, period)
    return gone - (_months(others, period) - fixed)


def _months(actions: Iterable[Action], period: Period | None) -> set[str]:
    """The months that stand in the calendar: what goes on for long stands under its first."""
    bare = Measure(id="M1", actions=tuple(actions))
    return {heading_of(entry.timing, period) for entry in entries_of(bare, period)} - {STANDING, OPEN_TIME}
