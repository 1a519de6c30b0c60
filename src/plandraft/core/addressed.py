"""Changes of single actions: which one is meant, and what a measure is after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from plandraft.core.months import begins_at
from plandraft.core.period import Period
from plandraft.core.plan import Action, Measure

_ADDRESS = re.compile(r"\s*[【\[]?([Mm]\d+)\s*[/／.．\-、]\s*(?:actions/)?(0|[1-9]\d*|[+＋])")


class Addressed(Protocol):
    """Whatever says which action it is about."""

    @property
    def at(self) -> str:
        """``M3/2`` is the second action of M3, ``M3/+`` one more of it."""


_Change = TypeVar("_Change", bound=Addressed)


def address_of(measure: Measure, at: int) -> str:
    """How a question names an action, counted from 1.

    >>> address_of(Measure(id="M3"), 0)
    'M3/1'
    """
    return f"{measure.id}/{at + 1}"


def by_measure(changes: Iterable[_Change]) -> dict[str, list[tuple[int | None, _Change]]]:
    """The changes of each measure in order, with the place of the action that is meant; None for one more.

    What names no action is left out.
    """
    found: dict[str, list[tuple[int | None, _Change]]] = {}
    for change in changes:
        read = _ADDRESS.match(change.at)
        if read is not None and read[2] != "0":
            place = int(read[2]) - 1 if read[2].isdigit() else None
            found.setdefault(read[1].upper(), []).append((place, change))
    return found


def with_changes(actions: Sequence[Action], changes: Mapping[int, Action | None]) -> tuple[Action, ...]:
    """The actions with others in their places; None strikes one out."""
    return tuple(kept for n, action in enumerate(actions) if (kept := changes.get(n, action)) is not None)


def in_time(actions: Sequence[Action], further: Iterable[Action], period: Period | None) -> tuple[Action, ...]:
    """The actions with further ones, each before the first that begins later; the others keep their order.

    Args:
        actions: A measure's actions, in their order.
        further: Those to be put among them.
        period: What the months are counted from.
    """
    made = [*actions]
    for action in further:
        begins = begins_at(action.timing, period)
        later = (n for n, other in enumerate(made) if begins is not None and _begins_after(other, begins, period))
        made.insert(next(later, len(made)), action)
    return tuple(made)


def _begins_after(action: Action, place: int, period: Period | None) -> bool:
    begins = begins_at(action.timing, period)
    return begins is not None and begins > place
