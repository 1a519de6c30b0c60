"""Months with nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting, Words
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing

_STANDING = ("weekly", "monthly")
_NOTHING = Words("没有安排", "has nothing")
_STANDING_ONLY = Words("只有日常性工作", "has standing work only")


class MonthWithoutEntry(Rule):
    """A month in which the organisation works and nothing is scheduled.

    Work that goes on every week or month fills no month: a month that has nothing else is a hint. In a short plan an
    empty month is a hint too.

    Why: the year's work is spread unevenly.
    Source: our choice, because a plan of the year says what every month is for.
    """

    code = "PD301"
    name = "month-without-entry"
    severity = Severity.WARNING
    needs = ("calendar",)
    message_zh = "{month}月{what}"
    message_en = "month {month} {what}"
    suggestion = "把周期性措施分到这个月"
    suggestion_en = "give the month a part of the work that comes back"
    settings = (
        Setting("short", 1200, 0, 30_000, "characters wanted up to which a plan is short, and an empty month a hint"),
    )
    bad = (("S1", "timing", {"months": [2]}), ("S2", "timing", {"months": [2]}))
    good = (("S1", "timing", {"months": [2]}), ("S2", "timing", {"rhythm": "quarterly", "months": [3, 6]}))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        times = [entry.timing for entry in plan.schedule if entry.timing.is_set]
        busy = {month for timing in times if not _is_standing(timing) for month in timing.months}
        standing = {month for timing in times if _is_standing(timing) for month in timing.months or range(1, 13)}
        short = context.profile is not None and context.profile.length_chars <= self.number("short")
        for month in context.calendar.working_months if times else ():
            if month not in busy:
                what = _STANDING_ONLY if month in standing else _NOTHING
                grave = Severity.HINT if short or month in standing else self.severity
                yield self.finding("P", "schedule", severity=grave, month=month, what=what)


def _is_standing(timing: Timing) -> bool:
    return timing.rhythm in _STANDING or len(timing.months) == 12
