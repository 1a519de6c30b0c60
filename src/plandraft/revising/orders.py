"""What an instruction orders: a kind of change, the words that name the thing, and what it is to become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from plandraft.core.plan import Plan
from plandraft.revising.ground import Ground
from plandraft.revising.outcomes import OrderOutcome
from plandraft.revising.spots import Sort, Spot


@dataclass(frozen=True, kw_only=True)
class Order:
    """One thing that is to be changed.

    Attributes:
        kind: What is changed, and how.
        words: The clause.
        target: The words that name the thing; empty where it is what was spoken of before.
        value: What it is to become; what that is, its kind knows.
    """

    kind: Kind
    words: str
    target: str
    value: Any


class Kind(Protocol):
    """A kind of change that needs no model.

    Attributes:
        among: What may be meant by the words that name the thing, the likeliest first.
    """

    @property
    def among(self) -> Sequence[Sequence[Sort]]:
        """What may be meant, the likeliest first."""
        ...

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order that a clause gives, or why it cannot be; None where it is of another kind."""
        ...

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """What comes of it for the things that were found, several where they are changed one by one."""
        ...
