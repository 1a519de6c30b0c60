"""What people say to a plan, and what comes of it without a model: exactly this, and everything else as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from plandraft.core.plan import COLLECTIONS, AnyNode, Plan
from plandraft.core.timing import Timing
from tests.revising.plans import plan, revised

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "instructions.yaml").read_text(encoding="utf-8")
)
FOLLOWS = {"timing", "schedule"}
"""What is made from actions: a measure's own time and the calendar."""


def value_at(node: AnyNode | Plan, field: str) -> Any:
    """A value of a node as the fixture writes it; of a list of actions how many there are."""
    name, *rest = field.split("/")
    value = getattr(node, name)
    if rest:
        value = getattr(value[int(rest[0])], rest[1] if len(rest) > 1 else "text")
    if isinstance(value, Timing):
        return value.label
    if name == "actions" and not rest:
        return len(value)
    return list(value) if isinstance(value, tuple) else value


def node_at(of: Plan, node_id: str) -> AnyNode | Plan:
    """A node that is there, or the plan itself."""
    node = of if node_id == "P" else of.node(node_id)
    assert node is not None, node_id
    return node


def untouched(of: Plan, but: set[tuple[str, str]], gone: set[str]) -> dict[str, Any]:
    """Everything of a plan but what was to change and what follows from it."""
    data = of.model_dump(mode="json", exclude={"schedule", "high_water"})
    for name in COLLECTIONS:
        if name == "schedule":
            continue
        data[name] = [one for one in data[name] if one["id"] not in gone]
        for node in data[name]:
            node.pop("timing", None)
            for node_id, field in but:
                if node_id == node["id"]:
                    _forget(node, field)
            for field in ("goal_ids", "measure_ids"):
                node[field] = [one for one in node.get(field, ()) if one not in gone]
    for node_id, field in but:
        if node_id == "P":
            data.pop(field)
    return data


def _forget(node: dict[str, Any], field: str) -> None:
    name, *rest = field.split("/")
    if rest and isinstance(node.get(name), list):
        node[name][int(rest[0])].pop(rest[1] if len(rest) > 1 else "text")
    else:
        node.pop(name, None)
    if name == "actions" and not rest:
        node.pop("indicator", None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"])
def test_said_and_done(case: dict[str, Any]) -> None:
    """The fields have their values, the nodes that were to go are gone, and nothing else is different."""
    made = revised(case["say"])
    states = case.get("states")
    told = [(point.state, point.said) for point in made.points]
    assert [point.state for point in made.points] == states if states else all(s == "done" for s, _ in told), told
    sets, gone = case.get("sets", {}), set(case.get("gone", ()))
    for key, value in sets.items():
        node_id, _, field = key.partition("/")
        assert value_at(node_at(made.plan, node_id), field) == value, key
    assert {node.id for node in made.before.nodes() if made.plan.node(node.id) is None and node.id[0] != "S"} == gone
    but = {(key.partition("/")[0], key.partition("/")[2]) for key in sets}
    assert untouched(made.before, but, gone) == untouched(made.plan, but, gone)


@pytest.mark.parametrize(
    "case", [c for c in CASES if "states" in c and "done" not in c["states"]], ids=lambda c: c["say"]
)
def test_what_is_not_done_changes_nothing(case: dict[str, Any]) -> None:
    """What is not understood, impossible or forbidden is said in a sentence; the plan is the same plan."""
    made = revised(case["say"])
    assert made.plan == plan()
    assert not made.patch.changes
    assert all(len(point.said) > 5 for point in made.points)
