"""Days of another year."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.dates import period_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Entry, Measure, Plan


class DateOutsidePeriod(Rule):
    """A measure or entry on a day outside the plan's period.

    Why: the plan does not cover that day.
    Source: the profile's period, else the plan's.
    """

    code = "PD305"
    name = "date-outside-period"
    severity = Severity.ERROR
    message_zh = "{date} 不在计划期{period}内"
    message_en = "{date} is outside the plan's period, {first} to {last}"
    suggestion = "改成计划期内的日期"
    suggestion_en = "choose a day within the period"
    bad = (("S1", "timing", {"months": [3], "date": "2020-03-08"}),)
    good = (("S1", "timing", {"months": [12], "date": "2027-12-31"}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period = period_of(plan, context)
        if period is None:
            return
        first, last = period.first_day, period.last_day
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            day = node.timing.date
            if day and not first <= day <= last:
                yield self.finding(
                    node.id,
                    "timing",
                    date=day.isoformat(),
                    period=period.label,
                    first=first.isoformat(),
                    last=last.isoformat(),
                )
