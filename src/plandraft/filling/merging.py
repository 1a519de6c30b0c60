"""A node that stands twice becomes one: the first takes in what the later one says beside it, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import AnyNode, Entry, Goal, Measure, Plan
from plandraft.core.rhythm import combined
from plandraft.filling.views import homes

_UNITED = ("claims", "sources", "goal_ids", "partners", "proposed", "measure_ids")
"""Lists whose items are brought together."""
_JOINED = ("indicator",)
"""Texts that stand one after the other where they differ."""
_FIRST = ("area", "owner", "observance", "budget")
"""Values that a node has one of."""


def merged_nodes(plan: Plan, first_id: str, later_id: str) -> Patch | None:
    """A patch that puts the later of two nodes into the first one; None where both cannot be had.

    Two times become both times, two owners an owner and a partner. Different amounts, owners of a line or areas are
    not merged, nor what is locked, nor views of actions.

    Args:
        plan: As it is.
        first_id: Id of the node that stays.
        later_id: Id of the one that goes.
    """
    first, later = plan.node(first_id), plan.node(later_id)
    if (
        first is None
        or later is None
        or type(first) is not type(later)
        or not isinstance(first, Goal | Measure | Entry)
    ):
        return None
    if first.locked or later.locked or {first_id, later_id} & set(homes(plan)):
        return None
    values = _values(first, later)
    if values is None:
        return None
    moved = _links_moved(plan, first_id, later_id)
    taken = [change for name, value in values.items() for change in set_field(plan, first_id, name, value).changes]
    gone = Change(op="remove", node=later_id, old=later.model_dump(mode="json"))
    return Patch(changes=(*taken, *moved, gone))


def _values(first: AnyNode, later: AnyNode) -> dict[str, Any] | None:
    """The values of the first node that change, its claims always first."""
    values: dict[str, Any] = {"claims": _united(first.claims, later.claims)}
    now, then = first.model_dump(mode="json"), later.model_dump(mode="json")
    for name in (name for name in (*_UNITED, *_JOINED, *_FIRST) if name in now and name != "claims"):
        if now[name] == then[name] or not then[name]:
            continue
        if name in _UNITED:
            values[name] = _united(now[name], then[name])
        elif not now[name]:
            values[name] = then[name]
        elif name in _JOINED:
            values[name] = _one_after_the_other(now[name], then[name])
        elif name == "owner" and isinstance(first, Measure):
            values["partners"] = _united(values.get("partners", first.partners), [then["owner"]])
        elif name != "observance":
            return None
    if isinstance(first, Measure) and isinstance(later, Measure):
        values |= _of_measures(first, later, now, then)
        if "partners" in values:
            values["partners"] = [name for name in values["partners"] if name != values.get("owner", first.owner)]
    return values


def _of_measures(first: Measure, later: Measure, now: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    said = {_bare(action.text) for action in first.actions}
    more = [then["actions"][at] for at, action in enumerate(later.actions) if _bare(action.text) not in said]
    if more:
        values["actions"] = [*now["actions"], *more]
    times = [timing for timing in (first.timing, later.timing) if timing.is_set]
    if times and combined(times, None) != first.timing:
        values["timing"] = combined(times, None).model_dump(mode="json")
    return values


def _links_moved(plan: Plan, first_id: str, later_id: str) -> Iterable[Change]:
    for node in plan.nodes():
        for name in ("goal_ids", "measure_ids"):
            links: Sequence[str] = getattr(node, name, ())
            if later_id in links and not (isinstance(node, Entry) and node.action):
                there = dict.fromkeys(first_id if link == later_id else link for link in links)
                yield from set_field(plan, node.id, name, list(there)).changes


def _united(one: Iterable[str], other: Iterable[str]) -> list[str]:
    return list(dict.fromkeys((*one, *other)))


def _one_after_the_other(one: str, other: str) -> str:
    if _bare(other) in _bare(one):
        return one
    return other if _bare(one) in _bare(other) else f"{one.rstrip('。；')}；{other}"


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
