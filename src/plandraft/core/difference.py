"""What stands between two versions of a plan, as a patch by ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plandraft.core.patch import Change, Patch
from plandraft.core.plan import COLLECTIONS, Action, AnyNode, Plan

_OF_PLAN = ("title", "preamble", "closing", "signature", "leads")
_BOOKKEEPING = {"locked", "proposed", "sources", "claims", "origin", "observance", "action"}
"""Fields of a node that nobody reads in the plan."""


def difference(before: Plan, after: Plan) -> Patch:
    """The changes from one version to the other: texts of the plan, then node by node; the order of nodes apart.

    >>> difference(Plan(title="甲"), Plan(title="乙")).changes[0]
    Change(op='set', node='P', field='title', old='甲', value='乙')
    """
    return Patch(changes=(*_texts(before, after), *_nodes(before, after)))


def _texts(before: Plan, after: Plan) -> Iterator[Change]:
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    for name in _OF_PLAN:
        if old[name] != new[name]:
            yield Change(op="set", node="P", field=name, old=old[name], value=new[name])
    yield from _fields(before.ideology, after.ideology)


def _nodes(before: Plan, after: Plan) -> Iterator[Change]:
    for name in COLLECTIONS:
        old, new = ({node.id: node for node in getattr(plan, name)} for plan in (before, after))
        for node_id, node in old.items():
            if node_id in new:
                yield from _fields(node, new[node_id])
            else:
                yield Change(op="remove", node=node_id, old=node.model_dump(mode="json"))
        for node_id, node in new.items():
            if node_id not in old:
                yield Change(op="add", node=name, value=node.model_dump(mode="json"))


def _fields(before: AnyNode, after: AnyNode) -> Iterator[Change]:
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    for name in old:
        if name in _BOOKKEEPING or _in_any_order(name, old[name]) == _in_any_order(name, new[name]):
            continue
        if name == "actions" and len(old[name]) == len(new[name]):
            yield from _actions(before.id, old[name], new[name])
        else:
            yield Change(op="set", node=before.id, field=name, old=old[name], value=new[name])


def _in_any_order(name: str, value: Any) -> Any:
    """A value as it is compared: the order of links says nothing."""
    return sorted(value) if name.endswith("_ids") else value


def _actions(node_id: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[Change]:
    """Value by value, as patches address them: ``actions/1`` is the text, ``actions/1/timing`` its time."""
    for at, (was, now) in enumerate(zip(old, new, strict=True)):
        for name in Action.model_fields:
            if was[name] != now[name]:
                field = f"actions/{at}" if name == "text" else f"actions/{at}/{name}"
                yield Change(op="set", node=node_id, field=field, old=was[name], value=now[name])
