"""A plan for a time that is half over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.checks.dates import period_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_YEAR = re.compile(r"\d{4}|[二2][〇○零0O][一二三四五六七八九〇○零0-9]{2}")


class PeriodMostlyPassed(Rule):
    """A plan that is signed, or, where it has no date, checked, more than two months after its period began.

    A plan whose whole period is over is a record, and passes; so does one whose title says no year.

    Why: months that are over cannot be planned any more; what they hold was done, or was not.
    Source: our choice of the two months, because most plans are signed in the first weeks of their period.
    """

    code = "PD115"
    name = "period-mostly-passed"
    severity = Severity.HINT
    message_zh = "计划期自{first}起，到{today}已过 {months} 个月"
    message_en = "the period began on {first}; on {today} {months} months of it are over"
    suggestion = "只安排余下的月份，或说明已经完成的部分"
    suggestion_en = "plan the months that are left, or say what is done already"
    settings = (Setting("months", 2, 1, 12, "whole months of the period over from which on it counts, plus a day"),)
    bad = (("P", "signature", {"organisation": "青禾县医院工会", "date": "2027-06-20"}),)
    good = (("P", "signature", {"organisation": "青禾县医院工会", "date": "2027-02-26"}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period = period_of(plan, context)
        today = plan.signature.date or plan.drafting_date or context.as_of
        told = context.profile is not None or context.links_read or _YEAR.search(plan.title)
        if period is None or not told or not period.first_day <= today <= period.last_day:
            return
        months = period.position(today.month)
        if months >= self.number("months"):
            yield self.finding(
                "P", "signature", first=period.first_day.isoformat(), today=today.isoformat(), months=months
            )
