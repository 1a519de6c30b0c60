"""What came in several replies becomes one: nothing twice, in order, each number meaning one thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any, TypeVar

from plandraft.core.replies import EntryShape, GoalShape, MeasureShape, NumberedGoalShape, Shape, WholeReply

_Shape = TypeVar("_Shape", bound=Shape)


def merged(kept: _Shape, new: _Shape, parts: Sequence[str]) -> _Shape:
    """What there is, and after it what a further reply adds to these parts of it."""
    if isinstance(kept, WholeReply) and isinstance(new, WholeReply):
        new = numbered_after(kept, new)  # type: ignore[assignment]
    added: dict[str, Any] = {}
    for name in parts:
        old, came = getattr(kept, name), getattr(new, name)
        known = set() if isinstance(old, str) else {_said(item) for item in old}
        added[name] = (old or came) if isinstance(old, str) else [*old, *(i for i in came if _said(i) not in known)]
    return kept.model_copy(update=added)


def numbered_after(kept: WholeReply, new: WholeReply) -> WholeReply:
    """A further reply with numbers that go on from what is kept, its links following them.

    What stands in ``kept`` already is known by its number there. An item without a number has that of its place.
    """
    goals, measures = _numbers(kept.goals, new.goals, "G"), _numbers(kept.measures, new.measures, "M")
    goal_refs, measure_refs = _renamed(new.goals, goals), _renamed(new.measures, measures)
    return WholeReply(
        ideology=new.ideology,
        goals=[g.model_copy(update={"ref": ref}) for g, ref in zip(new.goals, goals, strict=True)],
        measures=[
            m.model_copy(update={"ref": ref, "goals": [goal_refs.get(g, g) for g in m.goals]})
            for m, ref in zip(new.measures, measures, strict=True)
        ],
        schedule=[
            e.model_copy(update={"measures": [measure_refs.get(m, m) for m in e.measures]}) for e in new.schedule
        ],
    )


_Numbered = Sequence[NumberedGoalShape | MeasureShape]


def _numbers(kept: _Numbered, new: _Numbered, letter: str) -> list[str]:
    known = {_said(item): item.ref for item in kept}
    taken = {item.ref for item in kept}
    used = taken | {item.ref for item in new}
    numbers: list[str] = []
    for item in new:
        ref = known.get(_said(item), item.ref)
        if not ref or (ref in taken and _said(item) not in known):
            ref = next(free for n in count(1) if (free := f"{letter}{n}") not in used)
            used.add(ref)
        numbers.append(ref)
    return numbers


def _renamed(new: _Numbered, numbers: Sequence[str]) -> dict[str, str]:
    return {item.ref: number for item, number in zip(new, numbers, strict=True) if item.ref}


def _said(item: Shape) -> tuple[object, ...]:
    """What makes an item the same item in another reply."""
    if isinstance(item, GoalShape):
        return (item.text,)
    if isinstance(item, MeasureShape):
        return (item.area, item.title)
    if isinstance(item, EntryShape):
        return (item.month, item.title)
    return (getattr(item, "name", ""),)
