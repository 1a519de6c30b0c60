"""The parts of a plan that stand under a heading, what they are called, and the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

PrintedPart = Literal["ideology", "goals", "measures", "schedule", "budget", "closing"]
USUAL: tuple[PrintedPart, ...] = get_args(PrintedPart)
"""The usual order."""
PART_NAMES: Mapping[PrintedPart, str] = {
    "ideology": "指导思想",
    "goals": "工作目标",
    "measures": "工作措施",
    "schedule": "活动安排",
    "budget": "经费安排",
    "closing": "组织实施",
}
"""What stands in their headings."""


def parts_in_order(named: Iterable[str]) -> tuple[PrintedPart, ...]:
    """All parts: those named in their order, each of the others behind the one that it usually follows.

    >>> parts_in_order(["measures", "goals"])
    ('ideology', 'measures', 'schedule', 'budget', 'closing', 'goals')
    """
    found: list[PrintedPart] = [part for name in dict.fromkeys(named) for part in USUAL if part == name]
    for at, part in enumerate(USUAL):
        if part not in found:
            found.insert(found.index(USUAL[at - 1]) + 1 if at else 0, part)
    return tuple(found)


def order_of(named: Iterable[str]) -> tuple[PrintedPart, ...]:
    """As ``parts_in_order``; empty for the usual order."""
    order = parts_in_order(named)
    return () if order == USUAL else order


def order_read(known: Iterable[str], seen: Iterable[str]) -> tuple[PrintedPart, ...]:
    """The order of a plan that is read again: the known one, unless its headings stand in another.

    Args:
        known: The order that the file says it has; nothing for the usual one.
        seen: The parts in the order of their headings; what is empty has none.
    """
    order, here = parts_in_order(known), list(dict.fromkeys(seen))
    return order_of(order if [part for part in order if part in here] == here else here)


def parts_named(headings: Iterable[str]) -> tuple[PrintedPart, ...]:
    """The parts that headings name word for word, in their order."""
    known = {name: part for part, name in PART_NAMES.items()}
    return tuple(known[heading] for heading in headings if heading in known)
