"""Measures and calendar after an edit by hand: what was changed in one place holds in the other, nothing is revived."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.said_times import months_said
from plandraft.core.scheduling import entries_in_order, entries_of, time_of
from plandraft.core.source_map import Unread
from plandraft.messages import marked

_Key = tuple[str, str, object]


def followed(before: Plan, after: Plan) -> tuple[Plan, tuple[Unread, ...]]:
    """An edited plan whose measures and calendar agree again, and where they cannot.

    A line of the calendar that nobody touched follows its action. The time of an action that has no other line, and
    whose words name no month, follows a line that was moved. Lines that were deleted stay so, and those of a measure
    that was deleted go with it.

    Args:
        before: The plan before somebody edited it.
        after: The same with the edits.
    """
    after, told = _with_times(before, after)
    return _with_lines(before, after), told


def _with_times(before: Plan, after: Plan) -> tuple[Plan, tuple[Unread, ...]]:
    """Actions that take the time of their one line, which was moved by hand."""
    old = {entry.id: entry for entry in before.schedule}
    measures = {measure.id: measure for measure in after.measures}
    told: list[Unread] = []
    for entry in after.schedule:
        was, measure = old.get(entry.id), measures.get(entry.maker)
        if was is None or measure is None or was.timing == entry.timing or _is_said(entry, measure, after):
            continue
        number = int(entry.action.partition("/")[2])
        action = measure.actions[number]
        alone = sum(1 for one in after.schedule if one.action == entry.action) == 1
        if alone and not months_said(action.text) and _said_before(was, before):
            actions = (
                *measure.actions[:number],
                action.model_copy(update={"timing": entry.timing}),
                *measure.actions[number + 1 :],
            )
            update = {"actions": actions, "timing": time_of(actions, after.period)}
            measures[measure.id] = measure.model_copy(update=update)
        else:
            told.append(_disagree(entry, measure))
    return after.model_copy(update={"measures": tuple(measures.values())}), tuple(told)


def _disagree(entry: Entry, measure: Measure) -> Unread:
    said = marked("“{entry}” was moved in the calendar and not in the text of “{measure}”")
    return Unread.saying(said, entry=entry.title, measure=measure.title)


def _is_said(entry: Entry, measure: Measure, plan: Plan) -> bool:
    return _key(entry) in {_key(made) for made in entries_of(measure, plan.period)}


def _said_before(entry: Entry, before: Plan) -> bool:
    return _key(entry) in _made(before.measures, before)


def _with_lines(before: Plan, after: Plan) -> Plan:
    """The calendar with the lines of the measures whose actions were changed."""
    old, new = ({measure.id: measure for measure in plan.measures} for plan in (before, after))
    changed = [m for m in new.values() if m.id in old and _lines(m, after) != _lines(old[m.id], before)]
    gone = old.keys() - new.keys()
    if not changed and not gone:
        return after
    calendar = _Calendar(before, after)
    calendar.drop(gone)
    for measure in changed:
        calendar.follow(measure)
    return calendar.plan()


class _Calendar:
    """The lines of an edited plan."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self._after = after
        self._said_before = _made(before.measures, before)
        self._entries = list(after.schedule)
        self._mark = max([after.high_water.schedule, *(int(entry.id[1:]) for entry in self._entries)])
        self._old = {entry.id: entry for entry in before.schedule if _key(entry) in self._said_before}
        self._untouched = {e.id for e in self._entries if e.id in self._old and _words(e) == _words(self._old[e.id])}

    def drop(self, measures: Collection[str]) -> None:
        """Take out the untouched lines of measures that are gone."""
        gone = {number for number in self._untouched if self._old[number].maker in measures}
        self._entries = [entry for entry in self._entries if entry.id not in gone]

    def follow(self, measure: Measure) -> None:
        """Bring the untouched lines of a measure to what its actions say now."""
        now = [*entries_of(measure, self._after.period)]
        said = {_key(entry) for entry in now}
        own = [entry for entry in self._entries if entry.maker == measure.id and entry.id in self._untouched]
        stale = [entry for entry in own if _key(entry) not in said]
        there = {_key(entry) for entry in self._entries} | self._said_before
        for entry in (entry for entry in now if _key(entry) not in there):
            known = next((one for one in stale if one.action == entry.action), None)
            if known is None:
                self._mark += 1
                self._entries.append(entry.model_copy(update={"id": f"S{self._mark}"}))
            else:
                stale.remove(known)
                update = {"title": entry.title, "timing": entry.timing}
                self._entries[self._entries.index(known)] = known.model_copy(update=update)
        self._entries = [entry for entry in self._entries if entry not in stale]

    def plan(self) -> Plan:
        """The plan with these lines."""
        marks = self._after.high_water.model_copy(update={"schedule": self._mark})
        schedule = entries_in_order(self._entries, self._after.period)
        return self._after.model_copy(update={"schedule": schedule, "high_water": marks})


def _words(entry: Entry) -> tuple[str, object, str]:
    return entry.title, entry.timing, entry.owner


def _lines(measure: Measure, plan: Plan) -> list[_Key]:
    return [_key(entry) for entry in entries_of(measure, plan.period)]


def _made(measures: Iterable[Measure], plan: Plan) -> set[_Key]:
    return {_key(entry) for measure in measures for entry in entries_of(measure, plan.period)}


def _key(entry: Entry) -> _Key:
    return entry.action, entry.title, entry.timing
