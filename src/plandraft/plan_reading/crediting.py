"""What a calendar says of a measure that the measure itself leaves open: who does it, and when."""

from __future__ import annotations

from collections.abc import Mapping

from plandraft.core.matching import containment, pairs
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.source_map import Place
from plandraft.core.timing import Timing

LEAST_SHARE = 0.75
"""So much of an entry's pairs of characters must stand in a measure for both to be about the same (our choice)."""
LEAST_PAIRS = 3
"""Shorter entries say too little to be told apart (our choice)."""


def credited(plan: Plan, places: dict[tuple[str, str], Place], row_owners: Mapping[str, str] = {}) -> Plan:
    """The plan, its measures without an owner or a time given those of the entries that are about them.

    Args:
        plan: A plan that was read.
        places: Where its words stand; gains those of the owners.
        row_owners: For an entry without an owner those of its row.
    """
    open_ones = [m for m in plan.measures if not m.owner or not m.timing.is_set]
    if not open_ones or not plan.schedule:
        return plan
    words = {measure.id: "\n".join((measure.title, *measure.texts)) for measure in plan.measures}
    mine: dict[str, list[Entry]] = {}
    for entry in plan.schedule:
        best = _measure_of(entry, words)
        if best is not None:
            mine.setdefault(best, []).append(entry)
    for node, entries in mine.items():
        by = next((entry.id for entry in entries if entry.owner or entry.id in row_owners), "")
        if (by, "owner") in places:
            places.setdefault((node, "owner"), places[by, "owner"])
    measures = tuple(_with(measure, mine.get(measure.id, []), row_owners) for measure in plan.measures)
    return plan.model_copy(update={"measures": measures})


def _measure_of(entry: Entry, words: Mapping[str, str]) -> str | None:
    """The measure that says nearly all of an entry's words; None where none does, or two do alike."""
    if len(pairs(entry.title)) < LEAST_PAIRS:
        return None
    shares = sorted(((containment(entry.title, text), node) for node, text in words.items()), reverse=True)
    if shares[0][0] < LEAST_SHARE or (len(shares) > 1 and shares[1][0] == shares[0][0]):
        return None
    return shares[0][1]


def _with(measure: Measure, entries: list[Entry], row_owners: Mapping[str, str]) -> Measure:
    changes: dict[str, object] = {}
    named = (entry.owner or row_owners.get(entry.id, "") for entry in entries)
    if not measure.owner and (owner := next(filter(None, named), "")):
        changes["owner"] = owner
    months = sorted({month for entry in entries for month in entry.timing.months})
    if not measure.timing.is_set and months:
        changes["timing"] = Timing(months=tuple(months))
    return measure.model_copy(update=changes) if changes else measure
