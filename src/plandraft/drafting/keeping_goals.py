"""Goals and money of an edited plan in a new draft: what was edited stands where the draft has the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from plandraft.core.matters import same_matter
from plandraft.core.plan import BudgetItem, Collection, Goal, Plan
from plandraft.drafting.keeping_measures import KeptMeasures
from plandraft.drafting.pairing import Edited, Ids

_Node = TypeVar("_Node", Goal, BudgetItem)


@dataclass(frozen=True, kw_only=True)
class KeptList(Generic[_Node]):
    """The nodes of one list of the result.

    Attributes:
        nodes: In order.
        of_old: For nodes of the edited plan, the id in the result.
        replaced: For each edited node that stands in the place of others, the id of the first of these.
        dropped: Nodes of the new draft that somebody had deleted.
    """

    nodes: tuple[_Node, ...]
    of_old: Mapping[str, str]
    replaced: Mapping[str, str]
    dropped: frozenset[str]


def keep_goals(new: Plan, old: Edited, ids: Ids) -> KeptList[Goal]:
    """The new draft's goals with the edited ones among them.

    Args:
        new: The new draft.
        old: The edited plan, paired with it.
        ids: Gives ids that were never used.
    """

    def alike(own: Goal, other: Goal) -> bool:
        return (bool(other.claims) and set(other.claims) <= set(own.claims)) or same_matter(own.text, other.text)

    return _kept("goals", new.goals, old.plan.goals, old, old.paired(new, "goals"), ids, alike)


def keep_items(new: Plan, old: Edited, ids: Ids, measures: KeptMeasures) -> KeptList[BudgetItem]:
    """The new draft's items with the edited ones among them, each with the measures of the result.

    Args:
        new: The new draft.
        old: The edited plan, paired with it.
        ids: Gives ids that were never used.
        measures: Which measures the result has.
    """

    def alike(own: BudgetItem, other: BudgetItem) -> bool:
        return own.purpose == other.purpose or (own.id == other.id and own.amount == other.amount)

    kept = _kept("budget", new.budget, old.plan.budget, old, old.paired(new, "budget"), ids, alike)
    paid: dict[str, list[str]] = {item.id: [] for item in kept.nodes}
    back = {now: was for was, now in kept.replaced.items()}
    for item in new.budget:
        own = kept.of_old.get(back.get(item.id, ""), item.id)
        paid.get(own, []).extend(_present(item.measure_ids, measures.of_new))
    for item in old.plan.budget:
        came = [m for m in item.measure_ids if m in old.hand and m not in measures.replaced]
        paid.get(kept.of_old.get(item.id, ""), []).extend(_present(came, measures.of_old))
        if item.id in old.hand and item.id not in kept.replaced:
            paid[kept.of_old[item.id]].extend(_present(item.measure_ids, measures.of_old))
    order = [measure.id for measure in measures.measures]
    nodes = tuple(
        item.model_copy(update={"measure_ids": tuple(sorted(set(paid[item.id]), key=order.index))})
        for item in kept.nodes
    )
    return KeptList(nodes=nodes, of_old=kept.of_old, replaced=kept.replaced, dropped=kept.dropped)


def _present(ids: Iterable[str], into: Mapping[str, str]) -> Iterator[str]:
    return (into[i] for i in ids if i in into)


def _kept(
    name: Collection,
    new: Sequence[_Node],
    own: Sequence[_Node],
    old: Edited,
    pairs: Mapping[str, str],
    ids: Ids,
    alike: Callable[[_Node, _Node], bool],
) -> KeptList[_Node]:
    """A list of the new draft with what was edited of the old one; what is like an edited node goes."""
    edited = [node for node in own if node.id in old.hand]
    stands = {now for was, now in pairs.items() if was in old.marks}
    replaced = {pairs[node.id]: node.id for node in edited if node.id in pairs}
    for other in new:
        like = next((node.id for node in edited if alike(node, other)), None)
        if other.id not in stands and like is not None:
            replaced.setdefault(other.id, like)
    first = {was: pairs.get(was) or next(n for n, w in replaced.items() if w == was) for was in replaced.values()}
    dropped = _deleted(new, old, pairs, stands | set(replaced))
    numbers = {node.id: first.get(node.id) or ids.take(name, node.id) for node in edited}
    copies = {n.id: n.model_copy(update={"id": numbers[n.id], "locked": True}) for n in edited}
    nodes: list[_Node] = []
    for other in new:
        if other.id not in replaced and other.id not in dropped:
            nodes.append(other)
        elif first.get(replaced.get(other.id, "")) == other.id:
            nodes.append(copies[replaced[other.id]])
    nodes += [one for was, one in copies.items() if was not in first]
    there = {node.id for node in nodes}
    of_old = {was: now for was, now in pairs.items() if was in old.marks and now in there} | numbers
    return KeptList(nodes=tuple(nodes), of_old=of_old, replaced=first, dropped=frozenset(dropped))


def _deleted(new: Sequence[_Node], old: Edited, pairs: Mapping[str, str], taken: set[str]) -> set[str]:
    """What somebody had deleted and the draft has made again: the same, or one for just the same demands."""
    found: set[str] = set()
    letter = new[0].id[:1] if new else ""
    for key, mark in old.gone.items():
        if not letter or key[:1] != letter or not key[1:].isdecimal():
            continue
        free = [node for node in new if node.id not in taken | found]
        known = [node for node in free if node.id == pairs.get(key)]
        same = [node for node in free if mark.claims and set(node.claims) == set(mark.claims)]
        found |= {node.id for node in (known or same)[:1]}
    return found
