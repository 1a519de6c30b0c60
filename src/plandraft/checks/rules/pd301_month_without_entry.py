"""Months with nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule, Setting
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing

_STANDING = ("weekly", "monthly")
_NOTHING = Bilingual("没有安排", "has nothing")
_HOLIDAYS = (1, 2, 7, 8)
"""Months into which the holidays of schools fall."""
_STANDING_ONLY = Bilingual("只有日常性工作", "has standing work only")


class MonthWithoutEntry(Rule):
    """A month in which the organisation works and nothing is scheduled.

    Work that goes on every week or month fills no month: a month that has nothing else is a hint. In a short plan an
    empty month is a hint too.

    In a plan that nobody here wrote, and of which no profile says when its people work, all empty months are one hint;
    months before its signature and holidays of schools are left out, and so is a calendar that holds the least part.

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
        Setting("most", 4, 1, 12, "empty months up to which they are told in a plan without a profile"),
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
        if not context.links_read and context.profile is None:
            yield from self._of_others(plan, context, busy | standing)
            return
        for month in context.calendar.working_months if times else ():
            if month not in busy:
                what = _STANDING_ONLY if month in standing else _NOTHING
                grave = Severity.HINT if short or month in standing else self.severity
                yield self.finding("P", "schedule", severity=grave, month=month, what=what)

    def _of_others(self, plan: Plan, context: CheckContext, busy: set[int]) -> Iterator[Finding]:
        """All empty months of a plan of which nobody has said when its people work, once."""
        assert context.calendar is not None
        signed, period = plan.signature.date, context.calendar.period
        passed = period.position(signed.month) if signed and period.first_day <= signed <= period.last_day else 0
        resting = _HOLIDAYS if set(plan.sector.lineage) & {Sector.SCHOOL} else ()
        months = [m for m in context.calendar.working_months if period.position(m) >= passed and m not in resting]
        empty = [month for month in months if month not in busy]
        if busy and 0 < len(empty) <= self.number("most"):
            yield self.finding("P", "schedule", severity=Severity.HINT, month="、".join(map(str, empty)), what=_NOTHING)


def _is_standing(timing: Timing) -> bool:
    return timing.rhythm in _STANDING or len(timing.months) == 12
