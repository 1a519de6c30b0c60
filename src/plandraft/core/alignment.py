"""Two plans of which nobody has said which node is which: the second under the ids of the first, by what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from plandraft.core.edits import called
from plandraft.core.matching import containment
from plandraft.core.plan import COLLECTIONS, AnyNode, Entry, Measure, Plan

_ALIKE = 0.5
"""Two nodes are one that was reworded where each holds this share of the other's character pairs (our choice)."""


def aligned(before: Plan, after: Plan) -> Plan:
    """The second plan with the first one's ids where a node of both is the same thing; no other node has one of these.

    Same are nodes with the same name, then those that are alike, then measures of the same actions under another title;
    of a calendar line the month counts first. Plans that come from one another keep their ids: where id and words agree
    nothing is changed, and an id that the first plan does not have stays.
    """
    ids: dict[str, str] = {}
    for name, letter in COLLECTIONS.items():
        old, new = getattr(before, name), getattr(after, name)
        pairs = dict(_pairs(old, new))
        mark = max([0, *(int(node.id[1:]) for node in (*old, *new))])
        taken = {node.id for node in old}
        for node in new:
            if node.id not in pairs and node.id not in taken:
                pairs[node.id] = node.id  # of a plan that comes from the other one
            elif node.id not in pairs:
                mark += 1
                pairs[node.id] = f"{letter}{mark}"
        ids |= pairs
    return _renamed(after, ids)


def _pairs(old: Sequence[AnyNode], new: Sequence[AnyNode]) -> Iterator[tuple[str, str]]:
    """Ids of the new plan with those of the old one that they stand for, each once."""
    left, open_ = list(old), list(new)
    for is_same in _STEPS:
        for node in [*open_]:
            found = next((one for one in left if is_same(one, node)), None)
            if found is not None:
                yield node.id, found.id
                left.remove(found)
                open_.remove(node)


def _same_id_alike(one: AnyNode, other: AnyNode) -> bool:
    return one.id == other.id and _alike(one, other)


def _same(one: AnyNode, other: AnyNode) -> bool:
    return called(one) == called(other) and _when(one) == _when(other)


def _same_name(one: AnyNode, other: AnyNode) -> bool:
    return bool(called(one)) and called(one) == called(other)


def _alike(one: AnyNode, other: AnyNode) -> bool:
    mine, theirs = called(one), called(other)
    return min(containment(mine, theirs), containment(theirs, mine)) >= _ALIKE


def _same_actions(one: AnyNode, other: AnyNode) -> bool:
    if not isinstance(one, Measure) or not isinstance(other, Measure):
        return False
    return bool(one.actions) and one.actions == other.actions


_STEPS: tuple[Callable[[AnyNode, AnyNode], bool], ...] = (_same, _same_id_alike, _same_name, _alike, _same_actions)


def _when(node: AnyNode) -> object:
    return node.timing if isinstance(node, Entry) else None


def _renamed(plan: Plan, ids: dict[str, str]) -> Plan:
    """The plan with other ids, its links along."""

    def new(node_id: str) -> str:
        return ids.get(node_id, node_id)

    def links(found: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(new, found))

    measures = [m.model_copy(update={"id": new(m.id), "goal_ids": links(m.goal_ids)}) for m in plan.measures]
    schedule = [
        entry.model_copy(
            update={"id": new(entry.id), "measure_ids": links(entry.measure_ids), "action": _action(entry, new)}
        )
        for entry in plan.schedule
    ]
    update = {
        "goals": tuple(goal.model_copy(update={"id": new(goal.id)}) for goal in plan.goals),
        "measures": tuple(measures),
        "schedule": tuple(schedule),
        "budget": tuple(
            b.model_copy(update={"id": new(b.id), "measure_ids": links(b.measure_ids)}) for b in plan.budget
        ),
    }
    return plan.model_copy(update=update)


def _action(entry: Entry, new: Callable[[str], str]) -> str:
    maker, _, number = entry.action.partition("/")
    return f"{new(maker)}/{number}" if maker else ""
