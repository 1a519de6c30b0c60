"""Which goals, steps, owners, calendar lines and money hang together: a row for each measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plandraft.core.background import Background
from plandraft.core.matter import Matter
from plandraft.core.months import label
from plandraft.core.plan import Entry, Measure, Origin, Plan
from plandraft.core.texts import one_line
from plandraft.core.wording import without_brackets
from plandraft.rendering.review_page.view import NodeLink, TraceRow, TraceStep
from plandraft.rendering.review_page.words import origin_words


def owner_anchors(plan: Plan) -> dict[str, str]:
    """The anchor of every owner by its name, in order of first appearance."""
    owned: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
    named = [without_brackets(node.owner) for node in owned]
    return {name: f"o{n}" for n, name in enumerate(dict.fromkeys(filter(None, named)), 1)}


def trace_rows(plan: Plan, background: Background, owners: Mapping[str, str]) -> tuple[TraceRow, ...]:
    """One row a measure, in the plan's order."""
    goals = {goal.id: one_line(goal.text) for goal in plan.goals}
    matters = {number: matter for matter in plan.matters for number in matter.ids}
    return tuple(_row(measure, plan, background, owners, goals, matters) for measure in plan.measures)


def _row(
    measure: Measure,
    plan: Plan,
    background: Background,
    owners: Mapping[str, str],
    goals: Mapping[str, str],
    matters: Mapping[str, Matter],
) -> TraceRow:
    owner = without_brackets(measure.owner)
    paid = [item for item in plan.budget if measure.id in item.measure_ids]
    return TraceRow(
        id=measure.id,
        title=one_line(measure.title) or measure.id,
        area=one_line(measure.area),
        goals=tuple(NodeLink(id=number, text=goals[number]) for number in measure.goal_ids if number in goals),
        steps=tuple(
            TraceStep(when=label(action.timing, plan.period), text=one_line(action.line or action.text))
            for action in measure.actions
            if action.text.strip()
        ),
        owner=NodeLink(id=owners[owner], text=owner) if owner else None,
        partners="、".join(filter(None, map(one_line, measure.partners))),
        when=label(measure.timing, plan.period),
        indicator=without_brackets(measure.indicator),
        is_proposed="indicator" in measure.proposed,
        entries=tuple(entry.id for entry in plan.schedule if measure.id in entry.measure_ids),
        money=tuple(NodeLink(id=item.id, text=one_line(item.purpose)) for item in paid),
        origin=origin_words(measure.origin, background.lang) if _knows_origins(plan) else "",
        demands=_demands(measure.claims, matters),
        samples=tuple((item.why, one_line(item.text)) for item in background.samples.get(measure.id, ())),
    )


def _knows_origins(plan: Plan) -> bool:
    """Whether somebody has said where its measures come from; of a text read from elsewhere nobody has."""
    return bool(plan.made or plan.matters) or any(one.origin is not Origin.PRACTICE for one in plan.measures)


def _demands(claims: Sequence[str], matters: Mapping[str, Matter]) -> tuple[tuple[str, str, str], ...]:
    found = dict.fromkeys(matters[claim].id for claim in claims if claim in matters)
    return tuple((number, one_line(matters[number].text), one_line(matters[number].document)) for number in found)
