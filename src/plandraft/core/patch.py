"""Patches, which address nodes by id and carry the old value as a test; and what filling has changed by them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import JsonValue, ValidationError

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.plan import COLLECTIONS, Collection, Plan
from plandraft.errors import PatchRefused
from plandraft.messages import tr

PLAN_FIELDS = ("title", "preamble", "closing", "signature", "organisation", "leads")
"""Fields of the plan itself that a patch may set, under the id ``P``."""
_TEXTS_OF_MANY = ("actions", "leads")
"""Lists addressed item by item: ``actions/1`` is the text of the second, ``actions/1/timing`` its time."""


class Change(FrozenModel):
    """One change.

    Attributes:
        op: ``set`` a field of a node, ``add`` a node to a list, ``remove`` a node.
        node: Id of the node; ``P`` for the plan itself; the list's name for ``add``.
        field: Field of the node, for ``set``; ``actions/1`` is one value of several.
        old: What the field held (``set``) or the whole node (``remove``), as JSON.
        value: The new value, or the new node without its id, as JSON.
    """

    op: Literal["set", "add", "remove"]
    node: str
    field: str = ""
    old: JsonValue = None
    value: JsonValue = None


class Patch(FrozenModel):
    """Changes that are applied together or not at all."""

    changes: tuple[Change, ...]


def set_field(plan: Plan, node_id: str, field: str, value: Any) -> Patch:
    """A patch of one field, with its present value as the test.

    Args:
        plan: The plan as it is.
        node_id: Id of the node, ``P`` for the plan itself.
        field: As patches address it, such as ``actions/1``.
        value: The new value, as JSON.
    """
    holder = _dump(plan) if node_id == "P" else _dump(plan.node(node_id))
    place = _place(holder, field)
    old = place[0][place[1]] if place is not None else None
    return Patch(changes=(Change(op="set", node=node_id, field=field, old=old, value=value),))


def apply_patch(plan: Plan, patch: Patch) -> Plan:
    """Return the changed plan.

    Raises:
        PatchRefused: A node is missing or locked, an old value differs, or the result is no valid plan.
    """
    data = plan.model_dump(mode="json")
    for change in patch.changes:
        _apply(data, change)
    try:
        return Plan.model_validate(data)
    except ValidationError as error:
        raise PatchRefused(tr("the patched plan is not valid: {msg}", msg=error.errors()[0]["msg"])) from None


def _apply(data: dict[str, Any], change: Change) -> None:
    if change.op == "add":
        _add(data, change)
        return
    holder, home = _find(data, change.node)
    if holder.get("locked"):
        raise PatchRefused(tr("{node} is locked", node=change.node))
    if change.op == "remove":
        if home is None:
            raise PatchRefused(tr("{node} cannot be removed", node=change.node))
        if change.old is not None and change.old != holder:
            raise PatchRefused(tr("{node} has changed since the patch was made", node=change.node))
        home.remove(holder)
        _drop_links(data, change.node)
        return
    settable = PLAN_FIELDS if change.node == "P" else tuple(k for k in holder if k not in ("id", "locked"))
    place = _place(holder, change.field) if change.field.split("/")[0] in settable else None
    if place is None:
        raise PatchRefused(
            tr("{node} has no field {field!r} that a patch may set", node=change.node, field=change.field)
        )
    inside, key = place
    if inside[key] != change.old:
        raise PatchRefused(
            tr("{node}.{field} has changed since the patch was made", node=change.node, field=change.field)
        )
    inside[key] = change.value


def _place(holder: dict[str, Any], field: str) -> tuple[Any, Any] | None:
    """The object and the key that hold a field's one value; None where there is no such field."""
    name, *rest = field.split("/")
    if not rest:
        return (holder, name) if name in holder else None
    items = holder.get(name)
    if name not in _TEXTS_OF_MANY or not rest[0].isdecimal() or not isinstance(items, list):
        return None
    at, key = int(rest[0]), rest[1] if len(rest) == 2 else "text"
    return (items[at], key) if len(rest) <= 2 and at < len(items) and key in items[at] else None


def _add(data: dict[str, Any], change: Change) -> None:
    name = change.node
    if name not in COLLECTIONS or not isinstance(change.value, dict):
        raise PatchRefused(
            tr("a node can be added to {collections}, not to {name!r}", collections=", ".join(COLLECTIONS), name=name)
        )
    collection: Collection = name
    data["high_water"][collection] += 1
    data[collection].append(change.value | {"id": f"{COLLECTIONS[collection]}{data['high_water'][collection]}"})


def _find(data: dict[str, Any], node_id: str) -> tuple[dict[str, Any], list[Any] | None]:
    if node_id == "P":
        return data, None
    if data["ideology"]["id"] == node_id:
        return data["ideology"], None
    for name in COLLECTIONS:
        for node in data[name]:
            if node["id"] == node_id:
                return node, data[name]
    raise PatchRefused(tr("there is no node {node_id}", node_id=node_id))


def _drop_links(data: dict[str, Any], node_id: str) -> None:
    for measure in data["measures"]:
        measure["goal_ids"] = [i for i in measure["goal_ids"] if i != node_id]
    for node in (*data["schedule"], *data["budget"]):
        node["measure_ids"] = [i for i in node["measure_ids"] if i != node_id]


def _dump(node: FrozenModel | None) -> dict[str, Any]:
    if node is None:
        raise PatchRefused(tr("there is no such node"))
    return node.model_dump(mode="json")


ChangedBy = Literal["fix", "model"]
"""Who a change is from: it was computed, or a model wrote it."""


class AppliedChange(FrozenModel):
    """One value of a plan that filling has changed.

    Attributes:
        node: Id of the node; ``P`` for the plan itself.
        field: The field as patches address it, such as ``actions/1/timing``; empty where the node is gone.
        code: Code of the rule behind it; several with a blank between.
        old: What stood there, as a reader would see it; empty where nothing did.
        new: What stands there now; of a node that is gone the id of the one that has taken it in.
        by: Who the change is from.
    """

    node: str
    field: str = ""
    code: str = ""
    old: str = ""
    new: str = ""
    by: ChangedBy
