"""What came in several replies becomes one: nothing twice, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from plandraft.core.replies import AreaShape, BudgetShape, GoalShape, MeasureShape, Shape

_Shape = TypeVar("_Shape", bound=Shape)


def merged_reply(kept: _Shape, new: _Shape, parts: Sequence[str]) -> _Shape:
    """What there is, and after it what a further reply adds to these parts of it.

    Args:
        kept: What is there.
        new: What came.
        parts: The fields to add to.
    """
    added: dict[str, Any] = {}
    for name in parts:
        old, came = getattr(kept, name), getattr(new, name)
        known = set() if isinstance(old, str) else {_said(item) for item in old}
        added[name] = (old or came) if isinstance(old, str) else [*old, *(i for i in came if _said(i) not in known)]
    return kept.model_copy(update=added)


def _said(item: Shape) -> tuple[object, ...]:
    """What makes an item the same item in another reply."""
    if isinstance(item, GoalShape):
        return (item.text,)
    if isinstance(item, MeasureShape):
        return (item.area, item.title)
    if isinstance(item, AreaShape):
        return (item.name,)
    if isinstance(item, BudgetShape):
        return (item.id or item.purpose,)
    return (item.model_dump_json(),)
