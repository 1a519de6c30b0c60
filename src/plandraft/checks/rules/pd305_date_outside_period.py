"""Days of another year."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Entry, Measure, Plan


class DateOutsidePeriod(Rule):
    """A measure or entry on a day outside the plan's period.

    Why: the plan does not cover that day.
    Source: the plan's period.
    """

    code = "PD305"
    name = "date-outside-period"
    severity = Severity.ERROR
    message_zh = "{date} 不在计划期{period}内"
    message_en = "{date} is outside {period}"
    suggestion = "改成计划期内的日期"
    bad = (("S1", "timing", {"months": [3], "date": "2020-03-08"}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if plan.period is None:
            return
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            day = node.timing.date
            if day and not plan.period.first_day <= day <= plan.period.last_day:
                yield self.finding(node.id, "timing", date=day.isoformat(), period=plan.period.label)
