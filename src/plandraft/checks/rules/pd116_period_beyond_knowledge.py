"""A plan for a time of which too little is known."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.checks.dates import period_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class PeriodBeyondKnowledge(Rule):
    """A plan whose period begins more than twelve months after the day on which it is checked.

    Why: a congress, a law or a circular in between may change what must be cited and how it is worded; days off are
        announced in the autumn before.
    Source: our choice of the twelve months, because a year's plan is drafted at the end of the year before.
    """

    code = "PD116"
    name = "period-beyond-knowledge"
    severity = Severity.HINT
    message_zh = "计划期自{first}起，距{today}超过 {months} 个月，其间的会议、法规和提法尚不可知"
    message_en = "the period begins on {first}, over {months} months after {today}: what holds then is not known yet"
    suggestion = "临近计划期时按当时的会议精神、法规和放假安排核对一遍"
    suggestion_en = "check references, laws and holidays again when the period comes near"
    settings = (Setting("months", 12, 1, 60, "months between the day of the check and the first day of the period"),)
    bad = (("context", "as_of", "2025-11-24"),)
    good = (("context", "as_of", "2026-01-02"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period, today = period_of(plan, context), context.as_of
        if period is None:
            return
        first, months = period.first_day, int(self.number("months"))
        between = (first.year - today.year) * 12 + first.month - today.month - (first.day <= today.day)
        if between >= months:
            yield self.finding("P", first=first.isoformat(), today=today.isoformat(), months=months)
