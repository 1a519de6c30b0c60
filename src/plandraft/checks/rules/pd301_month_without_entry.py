"""Months with nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class MonthWithoutEntry(Rule):
    """A month in which the organisation works and nothing is scheduled.

    Why: the year's work is spread unevenly.
    Source: our choice, because a plan of the year says what every month is for.
    """

    code = "PD301"
    name = "month-without-entry"
    severity = Severity.WARNING
    needs = ("calendar",)
    message_zh = "{month}月没有安排"
    message_en = "nothing is scheduled in month {month}"
    suggestion = "把周期性措施分到这个月"
    suggestion_en = "give the month a part of the work that comes back"
    bad = (("S1", "timing", {"months": [2]}), ("S2", "timing", {"months": [2]}))
    good = (("S1", "timing", {"months": [2]}), ("S2", "timing", {"rhythm": "monthly"}))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        if not any(entry.timing.is_set for entry in plan.schedule):
            return
        busy = {month for entry in plan.schedule for month in entry.timing.months}
        rhythms = {entry.timing.rhythm for entry in plan.schedule if not entry.timing.months}
        if rhythms & {"weekly", "monthly"}:
            return
        for month in context.calendar.working_months:
            if month not in busy:
                yield self.finding("P", "schedule", month=month)
