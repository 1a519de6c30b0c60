"""The calendar of a new draft with edited measures in it: made from the actions, edited lines as they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.edits import name_of
from plandraft.core.plan import Action, Entry, Measure, Plan
from plandraft.core.scheduling import entries_in_order, entries_of
from plandraft.drafting.keeping_measures import KeptMeasures
from plandraft.drafting.pairing import Edited, Ids


@dataclass(frozen=True, kw_only=True)
class KeptLines:
    """The lines of both plans before the calendar is made anew.

    Attributes:
        entries: Own lines, and views for what they keep beside their action.
        of_old: For lines of the edited plan, the id in the result.
        replaced: For each edited line that stands in the place of one of the new draft, the id of that.
    """

    entries: tuple[Entry, ...]
    of_old: Mapping[str, str]
    replaced: Mapping[str, str]


def keep_lines(new: Plan, old: Edited, ids: Ids, measures: KeptMeasures) -> KeptLines:
    """The lines of the new draft, those that were written or edited by hand, and the views of edited measures.

    Args:
        new: The new draft.
        old: The edited plan, paired with it.
        ids: Gives ids that were never used.
        measures: Which measures the result has.
    """
    lines = {entry.id: entry for entry in _of_new(new.schedule, measures.of_new)}
    said = {(view.title, view.timing) for m in measures.measures for view in entries_of(m, new.period)}
    of_old: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for entry in old.plan.schedule:
        own = _of_old(entry, old, measures)
        if own is None:
            continue
        if not own.action and (own.title, own.timing) in said:
            continue  # an action says it
        like = next((line.id for line in lines.values() if _is_same(line, own)), "")
        number = like or ids.take("schedule", own.id)
        of_old[entry.id] = number
        if entry.id in old.hand and like:
            replaced[entry.id] = like
        if not like or entry.id in old.hand:
            lines[number] = own.model_copy(update={"id": number, "locked": entry.id in old.hand})
        elif own.observance:
            lines[number] = lines[number].model_copy(update={"observance": own.observance})
    return KeptLines(entries=tuple(lines.values()), of_old=of_old, replaced=replaced)


def _of_new(entries: Iterable[Entry], into: Mapping[str, str]) -> Iterator[Entry]:
    """Lines with the ids of the result; own lines whose measures are all gone are left out."""
    for entry in entries:
        links = tuple(into[m] for m in entry.measure_ids if m in into)
        measure, _, number = entry.action.partition("/")
        if (measure in into) if measure else (bool(links) or not entry.measure_ids):
            action = f"{into[measure]}/{number}" if measure else ""
            yield entry.model_copy(update={"measure_ids": links, "action": action})


def _of_old(entry: Entry, old: Edited, measures: KeptMeasures) -> Entry | None:
    """A line of the edited plan under the ids of the result; None where it is a draft's own and not an edited one's."""
    measure, _, number = entry.action.partition("/")
    links = tuple(dict.fromkeys(measures.of_old[m] for m in entry.measure_ids if m in measures.of_old))
    if measure in old.hand and measure in measures.of_old:
        return entry.model_copy(update={"measure_ids": links, "action": f"{measures.of_old[measure]}/{number}"})
    return entry.model_copy(update={"measure_ids": links, "action": ""}) if entry.id in old.hand else None


def _is_same(one: Entry, other: Entry) -> bool:
    """Whether two lines say the same, as views of one action or both for themselves."""
    return (one.title, one.timing, one.action) == (other.title, other.timing, other.action)


def without_deleted_lines(
    measures: Sequence[Measure], old: Edited, plan: Plan, *, but: Iterable[str]
) -> tuple[tuple[Measure, ...], frozenset[str]]:
    """Measures whose actions have no line where somebody has deleted all lines of it; and the names of these lines.

    Args:
        measures: Those of the result.
        old: The edited plan.
        plan: Whose period counts.
        but: Measures that are left alone.
    """
    there = {name_of(entry.title) for entry in old.plan.schedule}
    gone = Counter(mark.name for key, mark in old.gone.items() if key[:1] == "S" and mark.name not in there)
    spared, cleared = set(but), set[str]()

    def without(action: Action, measure: Measure) -> Action:
        alone = measure.model_copy(update={"actions": (action,)})
        number, name = sum(1 for _ in entries_of(alone, plan.period)), name_of(action.line)
        if not number or gone[name] < number:
            return action
        gone[name] -= number
        cleared.add(name)
        return action.model_copy(update={"line": ""})

    found = tuple(
        measure
        if measure.id in spared
        else measure.model_copy(update={"actions": tuple(without(action, measure) for action in measure.actions)})
        for measure in measures
    )
    return found, frozenset(cleared)


def with_locked_lines(plan: Plan, before: Sequence[Entry]) -> Plan:
    """With locked views as they stood before, in the place of lines that were made from the same actions."""
    locked = {entry.id: entry for entry in before if entry.locked and entry.action}
    if not locked:
        return plan
    known, there = {entry.id for entry in before}, {entry.id for entry in plan.schedule}
    lost = [entry for entry in locked.values() if entry.id not in there]
    shown = {entry.action for entry in lost}
    made = [locked.get(e.id, e) for e in plan.schedule if e.id in known or e.action not in shown]
    return plan.model_copy(update={"schedule": entries_in_order([*lost, *made], plan.period)})
