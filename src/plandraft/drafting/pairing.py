"""A plan that was edited beside a new draft of it: which node of the one is which of the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.edits import Mark, deleted, drafted, edited_parts, marks_of
from plandraft.core.matter import Matter
from plandraft.core.plan import COLLECTIONS, Collection, HighWater, Plan
from plandraft.core.shared_matters import shared_ids, under_shared_ids


@dataclass(frozen=True, kw_only=True)
class Edited:
    """An edited plan, its claims under the new draft's ids.

    Attributes:
        hand: The parts that somebody has edited, written or locked; a measure too whose calendar line is one of them.
        marks: What each part was when it was drafted; of those that were written by hand what they are.
        gone: The marks of parts that somebody has deleted.
        unmarked: The parts that were written by hand.
    """

    plan: Plan
    hand: frozenset[str]
    marks: Mapping[str, Mark]
    gone: Mapping[str, Mark]
    unmarked: frozenset[str]

    @classmethod
    def of(cls, old: Plan, matters: Sequence[Matter]) -> Edited:
        """The plan as it stands beside a draft with these demands."""
        ids, hand = shared_ids(old, matters), edited_parts(old)
        viewed = {entry.maker for entry in old.schedule if entry.action and entry.id in hand}
        hand |= viewed & {measure.id for measure in old.measures}
        now, made = marks_of(old), {key: _claiming(mark, ids) for key, mark in drafted(old).items()}
        return cls(
            plan=under_shared_ids(old, matters),
            hand=hand,
            marks={key: made.get(key) or _claiming(mark, ids) for key, mark in now.items()},
            gone={key: made[key] for key in deleted(old)},
            unmarked=frozenset(now) - frozenset(made) if made else frozenset(),
        )

    def paired(self, new: Plan, name: Collection) -> dict[str, str]:
        """For nodes of a list, deleted ones included, the id of the same node in a new draft of it."""
        letter, there = COLLECTIONS[name], {node.id for node in getattr(new, name)}
        own = {key: mark for key, mark in {**self.marks, **self.gone}.items() if is_id(key, letter)}
        return paired(own, {key: mark for key, mark in marks_of(new).items() if key in there})


def is_id(key: str, letter: str) -> bool:
    """Whether the key of a part is the id of a node of this list."""
    return key[:1] == letter and key[1:].isdecimal()


def paired(old: Mapping[str, Mark], new: Mapping[str, Mark]) -> dict[str, str]:
    """Which is which: by all their words, else by their names, one for one."""
    found: dict[str, str] = {}
    for field in ("words", "name"):
        free: dict[str, list[str]] = {}
        for key in sorted(set(new) - set(found.values()), key=[*new].index):
            free.setdefault(getattr(new[key], field), []).append(key)
        for key, mark in old.items():
            said = getattr(mark, field)
            if said and key not in found and free.get(said):
                found[key] = free[said].pop(0)
    return found


class Ids:
    """Ids for nodes that come into a new draft: their own where they are free, else such as neither plan ever had."""

    def __init__(self, new: Plan, old: Plan) -> None:
        self._taken = {node.id for node in new.nodes()}
        self._marks = {
            name: max(number for plan in (new, old) for number in _numbers(plan, name)) for name in COLLECTIONS
        }

    def take(self, name: Collection, own: str) -> str:
        """The id of a node that comes in under its own one if that can be."""
        if own in self._taken:
            self._marks[name] += 1
            own = f"{COLLECTIONS[name]}{self._marks[name]}"
        self._taken.add(own)
        return own

    @property
    def high_water(self) -> HighWater:
        """The greatest numbers that were ever used."""
        return HighWater(**self._marks)


def _numbers(plan: Plan, name: Collection) -> list[int]:
    """All numbers that ids of a list have, had, or have in the marks of deleted nodes."""
    keys = [node.id for node in getattr(plan, name)]
    keys += [key for key in plan.made if is_id(key, COLLECTIONS[name])]
    return [getattr(plan.high_water, name), *(int(key[1:]) for key in keys)]


def _claiming(mark: Mark, ids: Mapping[str, str]) -> Mark:
    return dataclasses.replace(mark, claims=tuple(dict.fromkeys(ids[c] for c in mark.claims if c in ids)))
