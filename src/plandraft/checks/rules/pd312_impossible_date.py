"""2月30日."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.dates import dates_in, period_of
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class ImpossibleDate(Rule):
    """A date that no year has, or not the year of the plan: 2月30日, 13月5日, 2月29日 in 2027.

    Why: nobody can come on it.
    Source: the calendar.
    """

    code = "PD312"
    name = "impossible-date"
    severity = Severity.ERROR
    askable = True
    message_zh = "没有“{date}”这一天"
    message_en = "there is no “{date}”"
    suggestion = "改正日期"
    suggestion_en = "mend the date"
    bad = (("M1", "actions", ["2月30日前完成走访。"]),)
    good = (("M1", "actions", ["2月28日前完成走访，参照2024年2月29日的做法。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        period = period_of(plan, context)
        for node, field, text in text_of(plan).fields:
            for date in dates_in(text):
                possible = 1 <= date.month <= 12 and 1 <= date.day <= _LENGTHS[date.month - 1]
                known = date.year is not None or period is not None
                if not possible or (known and date.in_period(period) is None):
                    shown = text[date.start : date.end]
                    yield self.finding(node, field, text=text, found=(date.start, date.end), date=shown)
