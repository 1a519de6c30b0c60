"""Answers ``schedule``: every measure on it, every working month busy, no month with too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plandraft.core.brief import Brief
from plandraft.core.inputs import ScheduleInputs
from plandraft.core.knowledge import Pattern
from plandraft.core.plan import Entry, Measure, Origin
from plandraft.core.replies import EntryShape, ScheduleReply
from plandraft.models.offline.blanks import filled
from plandraft.models.offline.when import in_order, moved, working

MOST_IN_A_MONTH = 0.3
"""Share of all entries from which on a month is overloaded (the sector's plans seldom go beyond it)."""
MOST_LINES = 4
"""Lines of the schedule that one measure may take (our choice)."""
_TIMES = {"weekly": 4, "monthly": 4, "quarterly": 4, "half_yearly": 2}
_NUMBERS = "一二三四五六七八九十"
_OWN = (Origin.PROFILE, Origin.REQUIRED, Origin.CARRIED_OVER)


def answer_schedule(inputs: ScheduleInputs) -> ScheduleReply:
    """One entry for each month of a measure; what comes back goes to the months that have least to do."""
    entries = _Sheet(inputs).entries()
    return ScheduleReply(entries=[e for e in entries if not inputs.months or e.month in inputs.months])


class _Sheet:
    """The months as they fill up."""

    def __init__(self, inputs: ScheduleInputs) -> None:
        self.brief = inputs.brief
        self.measures = inputs.measures
        self.placed = inputs.placed
        self.load = Counter(month for entry in inputs.placed for month in entry.timing.months[:1])
        self.months = working(inputs.brief.calendar)

    def entries(self) -> list[EntryShape]:
        """Fixed months first, then rhythms, then what is still empty or too full beside the others."""
        found: dict[str, list[tuple[int, str]]] = {}
        for fixed in (True, False):
            for measure in self.measures:
                if bool(measure.timing.months) == fixed:
                    found[measure.id] = self._lines(measure)
        entries = [_entry(m, month, title) for m in self.measures for month, title in found[m.id]]
        return entries + list(self._fillers())

    def _lines(self, measure: Measure) -> list[tuple[int, str]]:
        timing = measure.timing
        if timing.months:
            months = in_order(moved(timing.months, self.brief.calendar), self.brief.calendar)
            months = (months[0], months[-1]) if _runs_through(months) else months
        else:
            months = self._quietest(_TIMES.get(timing.rhythm or "", 1))
        titles = _titles(measure, len(months), self.brief)
        lines = [line for line in zip(months, titles, strict=True) if not self._is_placed(measure, line[0])]
        self.load.update(month for month, _ in lines)
        return lines

    def _is_placed(self, measure: Measure, month: int) -> bool:
        """Whether code has placed the measure in that month, or the event that the measure is."""
        return any(
            month in entry.timing.months and (measure.id in entry.measure_ids or entry.title == measure.title)
            for entry in self.placed
        ) or _is_event_of(measure, self.placed)

    def _quietest(self, times: int) -> tuple[int, ...]:
        """One month in each part of the period: the one with least to do, the earlier one where alike."""
        times = min(times, len(self.months))
        cuts = [round(n * len(self.months) / times) for n in range(times + 1)]
        parts = [self.months[a:b] for a, b in pairwise(cuts)]
        return tuple(min(part, key=lambda month: self.load[month]) for part in parts if part)

    def _fillers(self) -> Iterator[EntryShape]:
        """Progress lines for empty months, and beside months that hold more than their share."""
        if not self.measures:
            return
        for number in range(4 * len(self.months)):
            quietest = min(self.months, key=lambda month: self.load[month])
            fullest = max(self.load.values(), default=0)
            crowded = fullest > MOST_IN_A_MONTH * sum(self.load.values()) and fullest - self.load[quietest] > 1
            if self.load[quietest] and not crowded:
                return
            measure = self._lasting(quietest, number)
            self.load[quietest] += 1
            yield _entry(measure, quietest, f"“{measure.title}”进展检查（{quietest}月）")

    def _lasting(self, month: int, number: int) -> Measure:
        """A measure that runs in this month: with a rhythm, else with months around it, else in turn."""
        at = self.brief.calendar.period.position
        rhythmic = [m for m in self.measures if m.timing.rhythm and not m.timing.months]
        around = [
            m
            for m in self.measures
            if m.timing.months and min(map(at, m.timing.months)) <= at(month) <= max(map(at, m.timing.months))
        ]
        pool = rhythmic or around or list(self.measures)
        return pool[number % len(pool)]


def _runs_through(months: Sequence[int]) -> bool:
    """Work over so many months is scheduled by its beginning and its end."""
    return len(months) > MOST_LINES


def _is_event_of(measure: Measure, placed: Sequence[Entry]) -> bool:
    """A measure of one month whose own event stands on the schedule needs no second line."""
    return len(measure.timing.months) == 1 and any(measure.id in entry.measure_ids for entry in placed)


def _titles(measure: Measure, count: int, brief: Brief) -> list[str]:
    """What the entries of one measure are called: each differently."""
    pattern = _pattern(measure, brief)
    base = filled(pattern.entry or pattern.title, brief.profile) if pattern else measure.title
    if count == 1:
        return [base]
    if pattern is None and measure.origin in _OWN and not measure.timing.rhythm:
        middle = [f"{base}：中期检查" + (f"（{n}）" if count > 3 else "") for n in range(1, count - 1)]
        return [f"{base}：启动部署", *middle, f"{base}：检查验收"]
    return [f"{base}（第{_NUMBERS[n] if n < len(_NUMBERS) else n + 1}次）" for n in range(count)]


def _pattern(measure: Measure, brief: Brief) -> Pattern | None:
    """The pattern a measure was made from, known by its title."""
    profile = brief.profile
    patterns = (p for area in brief.areas for p in area.patterns_for(profile.sector))
    return next((p for p in patterns if filled(p.title, profile) == measure.title), None)


def _entry(measure: Measure, month: int, title: str) -> EntryShape:
    return EntryShape(month=month, title=title, measures=[measure.id], owner=measure.owner)
