"""What a question allows, written into its schema: names and ids to choose from, how many items, how much money.

An endpoint that enforces schemas then keeps even a weak model to them. The ask stays what it is, and so does its hash:
these bounds are part of how it is put to one endpoint, as its form is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plandraft.core.ask import Ask
from plandraft.core.brief import Brief
from plandraft.core.inputs import (
    AreaShare,
    FrameInputs,
    MeasuresInputs,
    OpenInputs,
    RepairInputs,
    ResizeInputs,
    ReviewInputs,
    StepInputs,
    WholeInputs,
)
from plandraft.core.plan import Measure

_MOST_PARTNERS, _MOST_ACTIONS, _SPARE = 3, 5, 2
_AREA_FIELDS = ("area", "name")
_PARTS = ("opening", "ideology", "closing")


def bounded(ask: Ask) -> Mapping[str, Any]:
    """The ask's schema with what its inputs allow; the same where they say nothing."""
    inputs = ask.inputs
    if isinstance(inputs, RepairInputs):
        return _with(ask.schema, *_of_repair(inputs))
    if isinstance(inputs, StepInputs):
        choices = _choices(inputs.brief) | _own_choices(inputs)
        return _with(ask.schema, choices, _counts(inputs), most_yuan=_total(inputs.brief))
    return ask.schema


def _choices(brief: Brief) -> dict[str, Sequence[str]]:
    """Values to choose from, by field, for every question of a job."""
    owners = tuple(dict.fromkeys(brief.owner_choices))
    claims = tuple(dict.fromkeys(own for matter in brief.matters for own in matter.ids))
    items = tuple(item.id for item in brief.spending)
    return {"owner": owners, "partners": owners, "claims": claims, "budget": ("", *items), "budget/id": items}


def _own_choices(inputs: StepInputs) -> dict[str, Sequence[str]]:
    """Those of one question; what is added later may need a heading of its own."""
    if isinstance(inputs, FrameInputs | MeasuresInputs | WholeInputs):
        return _headings(inputs)
    if isinstance(inputs, OpenInputs):
        return {"additions/measure": tuple(measure.id for measure in inputs.measures)}
    if isinstance(inputs, ResizeInputs):
        return {"actions/at": _actions_of(inputs.measures)}
    if isinstance(inputs, ReviewInputs):
        plan = inputs.plan
        more = tuple(f"{measure.id}/+" for measure in plan.measures)
        return {
            "actions/at": (*_actions_of(plan.measures), *more),
            "goals/id": tuple(goal.id for goal in plan.goals),
            "measures/id": tuple(measure.id for measure in plan.measures),
            "budget/measures": tuple(measure.id for measure in plan.measures),
            "texts/part": _PARTS,
            "measures/owner": ("", *inputs.brief.owner_choices),
        }
    return {}


def _headings(inputs: FrameInputs | MeasuresInputs | WholeInputs) -> dict[str, Sequence[str]]:
    """The headings to choose from; none where one of those that are written is still to be found."""
    others = inputs.others if isinstance(inputs, MeasuresInputs) else ()
    own: Sequence[AreaShare] = inputs.plan_areas if isinstance(inputs, WholeInputs) else inputs.areas
    if not isinstance(inputs, FrameInputs) and not all(area.name for area in own):
        return {}
    usual = (area.name(inputs.brief.profile.sector) for area in inputs.brief.areas)
    names = (*(area.heading for area in own), *(area.name for area in others if area.name), *usual)
    return dict.fromkeys(_AREA_FIELDS, tuple(dict.fromkeys(names)))


def _actions_of(measures: Iterable[Measure]) -> tuple[str, ...]:
    return tuple(f"{measure.id}/{number}" for measure in measures for number in range(1, len(measure.actions) + 1))


def _counts(inputs: StepInputs) -> dict[str, tuple[int, int]]:
    """How many items, at least and at most, by list."""
    counts = {"partners": (0, _MOST_PARTNERS), "measures/actions": (1, _MOST_ACTIONS)}
    counts |= {"measures/claims": (0, _SPARE + 1), "added/actions": (1, _MOST_ACTIONS)}
    if isinstance(inputs, FrameInputs | WholeInputs):
        counts["goals"] = (inputs.goal_count, inputs.goal_count + _SPARE)
    if isinstance(inputs, MeasuresInputs | WholeInputs):
        counts["measures"] = (inputs.measure_count, inputs.measure_count + _SPARE)
        counts["areas"] = (1, len(inputs.areas) + _SPARE)
    if isinstance(inputs, OpenInputs):
        counts["measures"] = (len(inputs.matters), len(inputs.matters) + _SPARE)
        counts["additions"] = (min(1, len(inputs.months)), _SPARE * len(inputs.months) + _SPARE)
    if isinstance(inputs, ResizeInputs):
        counts["actions"] = (1, sum(len(measure.actions) for measure in inputs.measures))
    return counts


def _of_repair(inputs: RepairInputs) -> tuple[dict[str, Sequence[str]], dict[str, tuple[int, int]]]:
    fields = tuple(dict.fromkeys(fault.field for node in inputs.nodes for fault in node.faults))
    nodes = tuple(node.id for node in inputs.nodes)
    choices: dict[str, Sequence[str]] = {"patches/id": nodes, "patches/field": fields}
    faults = sum(len(node.faults) for node in inputs.nodes)
    return choices, {"patches": (1, 2 * max(1, faults))}


def _total(brief: Brief) -> float | None:
    budget = brief.profile.budget
    return float(budget.total) if budget is not None and budget.total else None


def _with(
    schema: Mapping[str, Any],
    choices: Mapping[str, Sequence[str]],
    counts: Mapping[str, tuple[int, int]],
    *,
    most_yuan: float | None = None,
    at: str = "",
) -> dict[str, Any]:
    """A schema of an object with bounds in the places that are named by field, or by list and field."""
    made: dict[str, Any] = {}
    for name, inner in schema.get("properties", {}).items():
        place = f"{at}/{name}" if at else name
        values = choices.get(place, choices.get(name, ()))
        kind = inner.get("type")
        if kind == "array":
            items = inner["items"]
            if items.get("type") == "object":
                items = _with(items, choices, counts, most_yuan=most_yuan, at=name)
            elif values:
                items = items | {"enum": list(values)}
            made[name] = inner | {"items": items} | _bounds_of(counts.get(place, counts.get(name)))
        elif kind == "string" and values:
            made[name] = inner | {"enum": list(values)}
        elif kind == "number":
            made[name] = inner | {"minimum": 0} | ({"maximum": most_yuan} if most_yuan is not None else {})
        else:
            made[name] = inner
    return dict(schema) | {"properties": made}


def _bounds_of(count: tuple[int, int] | None) -> dict[str, int]:
    return {} if count is None else {"minItems": count[0], "maxItems": max(count)}
