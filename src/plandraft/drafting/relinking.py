"""Calendar lines and money of several drafts refer to the measures of the merged plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plandraft.core.plan import BudgetItem, Entry, Plan
from plandraft.drafting.taking import Measures, Taken


def items_of_all(
    items: Sequence[BudgetItem], source: int, plans: Sequence[Plan], measures: Measures
) -> tuple[BudgetItem, ...]:
    """The items of one draft, each with the measures that are paid from it.

    What another draft pays from an item is paid from the one of the same purpose, else from that which paid what it
    replaces, else from the one of the same id.

    Args:
        items: What one draft's money is for.
        source: Which draft, from 0.
        plans: All drafts.
        measures: Which measures were taken from which.
    """
    paid: dict[str, list[str]] = {item.id: [] for item in items}
    for one in measures.taken:
        for item in plans[one.draft].budget:
            if one.was.id in item.measure_ids:
                found = item.id if one.draft == source else _like(item, items, one, measures)
                paid.get(found, []).append(one.measure.id)
    return tuple(item.model_copy(update={"measure_ids": tuple(dict.fromkeys(paid[item.id]))}) for item in items)


def entries_of_all(plans: Sequence[Plan], measures: Measures, base: int) -> tuple[Entry, ...]:
    """The lines of all drafts whose measures were taken, under new ids but for the base's.

    Views of actions stand here for what they keep beside the action: the calendar is made anew, and a line that says
    the same as before keeps its id and what it observes.

    Args:
        plans: All drafts.
        measures: Which measures were taken from which.
        base: The draft whose ids stay, from 0.
    """
    own = plans[base]
    kept = tuple(_of_base(own.schedule, measures, measures.ids(base)))
    said = {(entry.title, entry.timing) for entry in kept if not entry.action}
    others = [
        entry
        for at, plan in enumerate(plans)
        if at != base
        for entry in _of_another(plan.schedule, measures.ids(at))
        if entry.action or (entry.title, entry.timing) not in said
    ]
    first = max([own.high_water.schedule, *(int(entry.id[1:]) for entry in own.schedule)]) + 1
    return (*kept, *(entry.model_copy(update={"id": f"S{number}"}) for number, entry in enumerate(others, first)))


def _of_base(entries: Iterable[Entry], measures: Measures, stays: dict[str, str]) -> Iterator[Entry]:
    """Without the own lines of measures that are gone, unless somebody locked them."""
    for entry in entries:
        links = [new for old in entry.measure_ids for new in _links(old, measures, stays)]
        if entry.action:
            yield entry
        elif entry.locked or not entry.measure_ids or any(old in stays for old in entry.measure_ids):
            yield entry.model_copy(update={"measure_ids": tuple(dict.fromkeys(links))})


def _links(old: str, measures: Measures, stays: dict[str, str]) -> tuple[str, ...]:
    return (stays[old],) if old in stays else measures.replaced.get(old, ())


def _of_another(entries: Iterable[Entry], ids: dict[str, str]) -> Iterator[Entry]:
    for entry in entries:
        links = tuple(ids[old] for old in entry.measure_ids if old in ids)
        measure, _, number = entry.action.partition("/")
        if links and (not entry.action or measure in ids):
            action = f"{ids[measure]}/{number}" if entry.action else ""
            yield entry.model_copy(update={"measure_ids": links, "action": action, "locked": False})


def _like(item: BudgetItem, items: Sequence[BudgetItem], one: Taken, measures: Measures) -> str:
    replaced = {old for old, new in measures.replaced.items() if one.measure.id in new}
    by_purpose = (other.id for other in items if other.purpose == item.purpose)
    by_place = (other.id for other in items if replaced & set(other.measure_ids))
    return next(by_purpose, next(by_place, item.id))
