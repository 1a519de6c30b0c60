"""The measure says June, its entries say October."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.content import Content, content_of
from plandraft.checks.late_goals import late_goals
from plandraft.checks.misplaced_lines import misplaced_lines
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.scheduling import entries_of
from plandraft.core.timing import Timing


class TimingDisagrees(Rule):
    """A measure none of whose months is a month of one of its entries, or a line that says other than its action.

    A deadline agrees with every entry that does not come after it. A line made from an action has the action's
    time: where either was changed by hand, the calendar has to be made anew. In a plan that names no links the words
    tell which line is surely a measure's, and a goal with a month is held against all that is planned in its words.

    Why: prose and schedule contradict each other, and the reader believes neither.
    Source: our choice, because a plan is a graph of goals, measures and entries.
    """

    code = "PD218"
    name = "timing-disagrees"
    severity = Severity.WARNING
    message_zh = "“{title}”写在{planned}，活动安排却在{scheduled}"
    message_en = "“{title}” says {planned}, its entries say {scheduled}"
    suggestion = "使措施的时间与活动安排一致"
    suggestion_en = "make the measure's time and its entries agree"
    bad = (("M1", "timing", {"months": [6]}),)
    good = (("M1", "timing", {"months": [3], "deadline": True}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if not context.links_read:
            yield from self._by_words(content_of(plan))
            return
        entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in plan.schedule:
            for link in entry.measure_ids:
                entries[link].append(entry)
        for measure in plan.measures:
            own = entries[measure.id]
            stale = list(_stale(measure, own, plan.period))
            for entry, timing in stale:
                yield self._of(entry.id, "timing", measure, timing, entry.timing)
            scheduled = {month for entry in own for month in entry.timing.months}
            months = measure.timing.months
            if not months or not scheduled or scheduled & set(months) or stale:
                continue
            if measure.timing.deadline and plan.period and _in_time(plan.period, scheduled, months[-1]):
                continue
            yield self._of(measure.id, "months", measure, Timing(months=months), Timing.of(*scheduled))

    def _by_words(self, content: Content) -> Iterator[Finding]:
        for misplaced in misplaced_lines(content):
            entry = misplaced.entry
            yield self.finding(
                entry.id,
                "title",
                text=entry.title,
                title=misplaced.measure.title,
                planned=_said(Timing.of(*misplaced.months)),
                scheduled=_said(entry.timing),
            )
        for goal, clause, months in late_goals(content):
            yield self.finding(
                goal.id,
                clause.field,
                text=clause.whole,
                found=clause.span,
                title=clause.text,
                planned=_said(clause.timing),
                scheduled=_said(Timing.of(*months)),
            )

    def _of(self, node: str, field: str, measure: Measure, planned: Timing, scheduled: Timing) -> Finding:
        return self.finding(node, field, title=measure.title, planned=_said(planned), scheduled=_said(scheduled))


def _stale(measure: Measure, entries: list[Entry], period: Period | None) -> Iterator[tuple[Entry, Timing]]:
    """The lines at another time than their action makes them, with the action's time."""
    moved = [(entry, timing) for entry in entries if not _agrees(entry, timing := _of_action(measure, entry))]
    if not moved:
        return  # most measures; making their lines anew to compare them takes most of the time
    made = {(entry.action, entry.timing.months, entry.timing.date) for entry in entries_of(measure, period)}
    for entry, timing in moved:
        if (entry.action, entry.timing.months, entry.timing.date) not in made:
            yield entry, timing


def _of_action(measure: Measure, entry: Entry) -> Timing:
    """The time of the action that a line belongs to; none where it is no line of the measure's."""
    owner, _, number = entry.action.partition("/")
    known = owner == measure.id and int(number) < len(measure.actions)
    return measure.actions[int(number)].timing if known else Timing()


def _agrees(entry: Entry, timing: Timing) -> bool:
    return not timing.is_set or (entry.timing.months, entry.timing.date) == (timing.months, timing.date)


def _in_time(period: Period, scheduled: set[int], last: int) -> bool:
    return any(period.position(month) <= period.position(last) for month in scheduled)


def _said(timing: Timing) -> Bilingual:
    if not timing.months:
        return Bilingual(timing.label or "未定时间", f"“{timing.label}”" if timing.label else "no time")
    return Bilingual(timing.label, "month " + ", ".join(map(str, timing.months)))
