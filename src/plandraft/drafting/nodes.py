"""Shapes become nodes: code gives ids, reads times, finds owners, and says where each comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from plandraft.core.brief import Brief
from plandraft.core.figures import CHECKABLE, numbers_in
from plandraft.core.gap import gap
from plandraft.core.matters import claimed_ids, origin_kind
from plandraft.core.owners import mended, resolve_owner
from plandraft.core.plan import (
    Action,
    Goal,
    Ideology,
    Lead,
    Measure,
    Origin,
)
from plandraft.core.replies import ActionShape, AreaShape, GoalShape, MeasureShape
from plandraft.core.said_times import months_said
from plandraft.core.scheduling import time_of
from plandraft.core.timing import ALL_YEAR, Timing
from plandraft.core.when import read_when
from plandraft.drafting.calendar_lines import shortened_line, with_lines
from plandraft.drafting.turns import each_in_turn

_Stated = TypeVar("_Stated", Goal, Measure)
ORIGINS = {
    "requirement": Origin.REQUIRED,
    "unfinished": Origin.CARRIED_OVER,
    "event": Origin.REQUIRED,
    "priority": Origin.PROFILE,
}
"""Where a node comes from, by the gravest head of the matters that it claims."""
_END = re.compile(r"[。；;：:，,、\s]{1,30}$")
_AT_ONCE = re.compile(r"(?:[一二三四五七十两\d]{1,2}个?(?:工作日|[天日]|月)(?:以?内|之内)|当[天日周月])(?!公布)")
_WHOLE_YEAR = re.compile(r"(?:1[—–-]12月|^(?:全年|常年)(?!度))都?在?[，,]?")


def ideology_of(text: str) -> Ideology:
    """The ideology, or a named gap where there is none."""
    return Ideology(text=text) if text else Ideology(text=gap("指导思想"), origin=Origin.PENDING)


def goals_of(shapes: Sequence[GoalShape], brief: Brief) -> tuple[Goal, ...]:
    """Goals with ids in the order given, or a named gap where there are none."""
    if not shapes:
        return (Goal(id="G1", text=gap("工作目标"), origin=Origin.PENDING),)
    goals = []
    for n, shape in enumerate(shapes, 1):
        indicator = "" if _says_it_all(shape) else shape.indicator
        goal = Goal(id=f"G{n}", text=shape.text, indicator=indicator, area=shape.area)
        claims = claimed_ids(shape.claims, brief.matters)
        goals.append(with_proposed(goal.model_copy(update=_provenance(claims, brief)), brief))
    return tuple(goals)


def _says_it_all(shape: GoalShape) -> bool:
    """Whether a goal can be ticked by its own words and its indicator adds no figure: printed it would say it twice."""
    return bool(CHECKABLE.search(shape.text)) and numbers_in(shape.indicator) <= numbers_in(shape.text)


def measures_of(
    shapes: Iterable[MeasureShape], brief: Brief, *, first: int, areas: Sequence[str] = ()
) -> tuple[Measure, ...]:
    """Measures with ids from ``M<first>`` on.

    Args:
        shapes: What was answered.
        brief: The job's material.
        first: Number of the first id.
        areas: The headings that there are; a measure without one stands under the first.
    """
    return tuple(measure_of(shape, brief, number=n, areas=areas) for n, shape in enumerate(shapes, first))


def measure_of(shape: MeasureShape, brief: Brief, *, number: int, areas: Sequence[str] = ()) -> Measure:
    """One measure: its owner one that there is, its time that of its actions, its origin that of its claims.

    Args:
        shape: As it was answered.
        brief: Owners, matters and period.
        number: Number of its id.
        areas: The headings that there are.
    """
    claims = claimed_ids(shape.claims, brief.matters)
    title = _END.sub("", shape.title)
    period = brief.profile.period
    actions = each_in_turn([action_of(each, brief) for each in shape.actions], period)
    actions = with_lines(actions, title, brief, is_demand=bool(claims))
    owner, partners = _owners(shape, _said(title, actions), brief)
    measure = Measure(
        id=f"M{number}",
        area=shape.area or next(iter(areas), "") or gap("工作领域"),
        title=title,
        actions=actions,
        owner=owner,
        partners=partners,
        timing=time_of(actions, period),
        indicator=_END.sub("", shape.indicator),
    )
    return with_proposed(measure.model_copy(update=_provenance(claims, brief)), brief)


def rewritten_measure(
    measure: Measure, title: str, owner: str, actions: Sequence[Action], brief: Brief
) -> Measure | None:
    """A measure with other actions, a title and an owner where they are said.

    None where nothing of it would stand in the calendar any more.

    Args:
        measure: As it is.
        title: The new one; empty where it stays.
        owner: The new one; empty where it stays.
        actions: The new ones.
        brief: Owners, matters and period.
    """
    title = _END.sub("", title) or measure.title
    actions = with_lines(each_in_turn(actions, brief.profile.period), title, brief, is_demand=bool(measure.claims))
    if not any(action.line and action.timing.is_set for action in actions):
        return None
    owner, partners = mended(
        owner or measure.owner,
        measure.partners,
        _said(title, actions),
        owners=brief.owners,
        rules=brief.owner_rules,
        sector=brief.profile.sector,
    )
    update = {
        "title": title,
        "actions": actions,
        "owner": owner,
        "partners": partners,
        "timing": time_of(actions, brief.profile.period),
    }
    return with_proposed(measure.model_copy(update=update), brief)


def reworded(goal: Goal, text: str, brief: Brief) -> Goal:
    """A goal in other words; one that is locked stays.

    Args:
        goal: As it is.
        text: The new words.
        brief: Facts against which figures are looked at.
    """
    if goal.locked:
        return goal
    changed = goal.model_copy(update={"text": text})
    return with_proposed(changed, brief)


def action_of(shape: ActionShape, brief: Brief) -> Action:
    """An action with its time read; a line that is too long is cut at a mark, never inside a clause.

    Where its words name none of its months but others, what is read aloud counts. What is done within days of its
    occasion is done whenever that comes, and not once a month.
    """
    calendar = brief.calendar
    when = shape.when.replace("；", "、")
    timing = read_when(when, period=brief.profile.period, working=calendar.working_months) if when else Timing()
    said = months_said(shape.text)
    if said and not said & {*timing.months}:
        told = read_when(shape.text, period=brief.profile.period, working=calendar.working_months)
        timing = told if {*told.months} == said else timing
    if timing.rhythm == "monthly" and timing.months in ((), ALL_YEAR) and _AT_ONCE.search(shape.text):
        timing = Timing(months=ALL_YEAR)
    text = _WHOLE_YEAR.sub("", shape.text) if timing.months == ALL_YEAR else shape.text
    return Action(text=text, timing=timing, line=shortened_line(shape.line))


def _said(title: str, actions: Iterable[Action]) -> str:
    """A measure's words as rules about owners read them: its title is a sentence of its own."""
    return "\n".join((title, *(action.text for action in actions)))


def _owners(shape: MeasureShape, said: str, brief: Brief) -> tuple[str, tuple[str, ...]]:
    owner = resolve_owner(shape.owner, brief.owners) or shape.owner
    named = tuple(dict.fromkeys(resolve_owner(partner, brief.owners) or partner for partner in shape.partners))
    return mended(owner, named, said, owners=brief.owners, rules=brief.owner_rules, sector=brief.profile.sector)


def _provenance(claims: tuple[str, ...], brief: Brief) -> dict[str, object]:
    """Claims, where they are in the profile, and the origin that follows from the gravest of them."""
    by_id = {matter.id: matter for matter in brief.matters}
    kind = origin_kind(claims, by_id)
    sources = tuple(source for claim in claims for source in by_id[claim].sources)
    return {"claims": claims, "sources": sources, "origin": ORIGINS[kind] if kind else Origin.PRACTICE}


def with_proposed(node: _Stated, brief: Brief) -> _Stated:
    """The node that says which of its fields have a figure that the profile does not have."""
    if isinstance(node, Measure):
        said = {"indicator": node.indicator, "actions": "\n".join(node.texts)}
    else:
        said = {"text": node.text, "indicator": node.indicator}
    known = brief.profile.known_numbers
    found = tuple(name for name, text in said.items() if numbers_in(text) - known)
    return node.model_copy(update={"proposed": found})


def leads_of(shapes: Iterable[AreaShape], measures: Iterable[Measure]) -> tuple[Lead, ...]:
    """The lines below the headings that have measures."""
    named = {measure.area for measure in measures}
    leads = {shape.name: shape.lead for shape in shapes if shape.name in named and shape.lead}
    return tuple(Lead(area=area, text=text) for area, text in leads.items())
