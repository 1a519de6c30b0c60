"""The nodes and actions of a plan that an instruction may mean, and the names they go by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plandraft.core.plan import BudgetItem, Measure, Plan
from plandraft.core.timing import Timing

Sort = Literal["measure", "action", "entry", "goal", "budget"]
EVERY: tuple[Sort, ...] = ("measure", "action", "entry", "goal", "budget")
WORK: tuple[Sort, ...] = ("measure", "action", "entry")
"""What has a time and somebody who does it."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A node, or one action of a measure."""

    node: str
    action: int | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is meant.

    Attributes:
        spots: One; several where all of them were named.
        months: Months that the words themselves named, in which it now is.
    """

    spots: tuple[Spot, ...]
    months: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lost:
    """Nothing is meant, or nobody can tell which; in a sentence."""

    why: str


def shown(spot: Spot, plan: Plan) -> str:
    """A spot as a reader is told of it: its id and its name.

    >>> shown(Spot(node="M1"), Plan(measures=(Measure(id="M1", title="读书节"),)))
    'M1“读书节”'
    """
    node = plan.node(spot.node)
    if isinstance(node, Measure) and spot.action is not None and spot.action < len(node.actions):
        action = node.actions[spot.action]
        return f"{spot.node}“{node.title}”中的“{action.line or _cut(action.text)}”"
    name = next((str(getattr(node, field)) for field in ("title", "purpose", "text") if getattr(node, field, "")), "")
    return f"{spot.node}“{_cut(name)}”" if name else spot.node


def months_of(spot: Spot, plan: Plan) -> tuple[int, ...]:
    """The months in which something is."""
    node = plan.node(spot.node)
    if isinstance(node, Measure) and spot.action is not None:
        return node.actions[spot.action].timing.months
    timing = getattr(node, "timing", None)
    return timing.months if isinstance(timing, Timing) else ()


@dataclass(frozen=True, kw_only=True)
class Name:
    """One of the words by which a spot is known; those of the lowest rank are its name."""

    text: str
    spot: Spot
    sort: Sort
    rank: int


def names_of_spots(plan: Plan) -> Iterator[Name]:
    """All names of a plan's nodes and actions."""
    for measure in plan.measures:
        yield Name(text=measure.title, spot=Spot(node=measure.id), sort="measure", rank=0)
        for at, action in enumerate(measure.actions):
            spot = Spot(node=measure.id, action=at)
            yield Name(text=action.line, spot=spot, sort="action", rank=1)
            yield Name(text=action.text, spot=spot, sort="action", rank=3)
    for entry in plan.schedule:
        if not entry.action:
            yield Name(text=entry.title, spot=Spot(node=entry.id), sort="entry", rank=1)
    for item in plan.budget:
        yield Name(text=item.purpose, spot=Spot(node=item.id), sort="budget", rank=0)
    for goal in plan.goals:
        yield Name(text=goal.text, spot=Spot(node=goal.id), sort="goal", rank=2)


def _cut(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


def nodes_of(spots: Sequence[Spot]) -> tuple[str, ...]:
    """The nodes of some spots, each once."""
    return tuple(dict.fromkeys(spot.node for spot in spots))


def budget_item_at(spot: Spot, plan: Plan) -> BudgetItem | None:
    """The item of the budget that a spot is."""
    node = plan.node(spot.node)
    return node if isinstance(node, BudgetItem) else None
