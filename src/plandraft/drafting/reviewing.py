"""The second reading of a whole plan: what it is told, and what of its answer is taken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from plandraft.core.addressed import by_measure, in_time, with_changes
from plandraft.core.brief import Brief
from plandraft.core.figures import numbers_of
from plandraft.core.inputs import ReviewInputs
from plandraft.core.matching import ENOUGH, containment
from plandraft.core.plan import Action, Measure, Plan
from plandraft.core.printed import printed_length
from plandraft.core.replies import MeasuresReply, ReviewedActionShape, ReviewReply
from plandraft.core.scheduling import time_of
from plandraft.core.timing import ALL_YEAR, Timing
from plandraft.drafting import nodes
from plandraft.drafting.claims import must_stay
from plandraft.drafting.clashes import clashes_in
from plandraft.drafting.money import paid_from, paying_for, reviewed_items, without_notes_of_titles
from plandraft.drafting.stages import added, demands_first, empty_months, lacking
from plandraft.drafting.unsaid import unsaid

_MOST_IDLE = 8
"""So many of those that nothing is asked of are named at most (our choice)."""
_SAME = 0.3
"""Share of an action's character pairs that say that other words mean the same (our choice)."""
_FEW = 4
"""What is done in no more months than these is no work of the whole year."""


def under_review(plan: Plan, brief: Brief) -> ReviewInputs:
    """A plan with what code knows to be wrong with it."""
    open_now = lacking(plan, brief)
    return ReviewInputs(
        brief=brief,
        plan=plan,
        chars=printed_length(plan),
        months=empty_months(plan, brief),
        matters=open_now.matters if open_now else (),
        unpaid=tuple(f"{item.id} {item.purpose}" for item in plan.budget if not (item.measure_ids or item.note)),
        lines=tuple(
            sum(bool({*item.measure_ids} & {*entry.measure_ids}) for entry in plan.schedule) for item in plan.budget
        ),
        proposed_money=bool(plan.budget) and all("amount" in item.proposed for item in plan.budget),
        idle=_idle(plan, brief),
        unsaid=unsaid(plan, brief),
        clashes=clashes_in(plan, _known(brief), brief.kind.prompt.review, brief.profile.last_year.figures),
    )


def reviewed(plan: Plan, reply: ReviewReply, brief: Brief) -> Plan:
    """The plan with what a second reading has changed: single actions, names, goals, money, what was missing.

    A measure keeps its claims. Everyday work goes where all its actions are struck out; another measure that would
    stand in the calendar no more stays as it is.

    Args:
        plan: As it is.
        reply: The answer.
        brief: Owners, matters and period.
    """
    plan = _with_texts(without_notes_of_titles(plan), reply)
    goals = {shape.id.strip().upper(): shape.text for shape in reply.goals if shape.text}
    measures = _measures_after(plan, reply, brief)
    paid = {shape.id.strip().upper(): shape.budget for shape in reply.measures if shape.budget}
    budget = reviewed_items(plan.budget, reply.budget, measures)
    plan = plan.model_copy(
        update={
            "budget": paid_from(budget, {m: item for m, item in paid.items() if m in measures}),
            "goals": tuple(nodes.reworded(g, goals[g.id], brief) if g.id in goals else g for g in plan.goals),
            "measures": tuple(measures.values()),
        }
    )
    plan = added(plan, MeasuresReply(areas=[], measures=reply.added), (), brief)
    return demands_first(_without_doubled_lines(_without_doubled(plan)), brief)


def _without_doubled(plan: Plan) -> Plan:
    """The plan without everyday work that it has twice: several write at the same time, and gaps get filled twice.

    The first stays; what pays for the other pays for it.
    """
    kept: dict[str, Measure] = {}
    there: dict[str, str] = {}
    for measure in plan.measures:
        same = next((m.id for m in kept.values() if not must_stay(measure) and _is_all_in(measure, m)), None)
        there[measure.id] = same or measure.id
        if same is None:
            kept[measure.id] = measure
    return plan.model_copy(update={"measures": tuple(kept.values()), "budget": paying_for(plan.budget, there)})


def _without_doubled_lines(plan: Plan) -> Plan:
    """The plan without an action whose line another measure has at the same time, if more is left of its measure.

    Of two it stays with the one that takes up a demand, else with the first.
    """
    holder: dict[tuple[str, Timing], str] = {}
    for measure in sorted(plan.measures, key=lambda m: not m.claims):
        for action in measure.actions:
            holder.setdefault((action.line, action.timing), measure.id)
    return plan.model_copy(update={"measures": tuple(_own_lines(m, holder, plan) for m in plan.measures)})


def _own_lines(measure: Measure, holder: Mapping[tuple[str, Timing], str], plan: Plan) -> Measure:
    kept = [a for a in measure.actions if not a.line or holder[a.line, a.timing] == measure.id]
    if measure.locked or len(kept) == len(measure.actions) or not any(action.line for action in kept):
        return measure
    return measure.model_copy(update={"actions": tuple(kept), "timing": time_of(kept, plan.period)})


def _is_all_in(measure: Measure, other: Measure) -> bool:
    """Whether another measure says all that this one does, at its times."""
    return all(
        any(
            set(action.timing.months) <= set(there.timing.months)
            and containment(action.line or action.text, there.line + there.text) >= ENOUGH
            for there in other.actions
        )
        for action in measure.actions
    )


def _with_texts(plan: Plan, reply: ReviewReply) -> Plan:
    """The plan with its opening, ideology and closing in other words; what it does not have it is not given here."""
    said = {shape.part.strip().lower(): shape.text for shape in reply.texts if shape.text}
    ideology = plan.ideology
    if said.get("ideology") and ideology.text and not ideology.locked:
        ideology = ideology.model_copy(update={"text": said["ideology"]})
    update = {
        "preamble": said.get("opening", plan.preamble) if plan.preamble else "",
        "closing": said.get("closing", plan.closing) if plan.closing else "",
        "ideology": ideology,
    }
    return plan.model_copy(update=update)


def _measures_after(plan: Plan, reply: ReviewReply, brief: Brief) -> dict[str, Measure]:
    measures = {measure.id: measure for measure in plan.measures}
    names = {shape.id.strip().upper(): (shape.title, shape.owner) for shape in reply.measures}
    changes = by_measure(reply.actions)
    for measure in plan.measures:
        title, owner = names.get(measure.id, ("", ""))
        actions = _actions_after(measure.actions, changes.get(measure.id, ()), brief)
        if not actions and not must_stay(measure):
            del measures[measure.id]
        elif not measure.locked and (title or owner or actions != measure.actions):
            measures[measure.id] = nodes.rewritten_measure(measure, title, owner, actions, brief) or measure
    return measures


def _actions_after(
    actions: Sequence[Action], changes: Sequence[tuple[int | None, ReviewedActionShape]], brief: Brief
) -> tuple[Action, ...]:
    """A measure's actions with those of the answer; a day or a deadline is moved or worded anew, never struck out."""
    there: dict[int, Action | None] = {}
    further: list[Action] = []
    for place, shape in changes:
        old = actions[place] if place is not None and place < len(actions) else None
        if old is not None and place is not None:
            fixed = old.timing.date is not None or old.timing.deadline
            there[place] = _changed(old, shape, brief) if shape.text else old if fixed else None
            if shape.text and _is_narrowed(old, shape, brief):
                first = _first_thing(nodes.action_of(shape, brief))
                is_another = not containment(old.text, first.text) >= _SAME
                there[place] = old if is_another else _changed(old, shape.model_copy(update={"when": ""}), brief)
                further += [first] if is_another else []
        elif shape.text:
            further.append(nodes.action_of(shape, brief))
    return in_time(with_changes(actions, there), further, brief.profile.period)


def _changed(old: Action, shape: ReviewedActionShape, brief: Brief) -> Action:
    """An action in other words; a time that cannot be read and a line that is not said stay as they were.

    What is said at another time and in none of the line's words is another thing, which the line is not of.
    """
    new = nodes.action_of(shape, brief)
    timing = new.timing if new.timing.is_set else old.timing
    is_another = timing.months != old.timing.months and not containment(old.line, new.text)
    return new.model_copy(update={"timing": timing, "line": new.line or ("" if is_another else old.line)})


def _is_narrowed(old: Action, shape: ReviewedActionShape, brief: Brief) -> bool:
    """Whether what is done whenever it is called for would be done in some month alone."""
    months = nodes.action_of(shape, brief).timing.months
    return old.timing.months == ALL_YEAR and 0 < len(months) <= _FEW


def _first_thing(action: Action) -> Action:
    """What an answer says first, which is what it gave its months for."""
    return action.model_copy(update={"text": re.split("[，；。]", action.text, maxsplit=1)[0] + "。"})


def _known(brief: Brief) -> frozenset[str]:
    """Numbers that the profile tells of last year or of the body; one that it demands is to be led to."""
    demanded = numbers_of(text for matter in brief.matters for text in (matter.text, *matter.others))
    return brief.profile.known_numbers - demanded


def _idle(plan: Plan, brief: Brief) -> tuple[str, ...]:
    """The committees, groups and departments of the profile that no measure names."""
    said = "，".join(word for m in plan.measures for word in (m.owner, *m.partners, m.title, *m.texts))
    known = (*brief.profile.bodies, *brief.profile.departments)
    return tuple(each.name for each in known if each.name not in said)[:_MOST_IDLE]
