"""A festival in the wrong month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

AROUND = re.compile(r"筹备|准备|方案|前|后|总结|检查|进展|采购|公布|迎|表彰")
"""Words that say that the entry lies around the day, not on it."""


class ObservanceInWrongMonth(Rule):
    """An entry that names a festival in a month in which the festival does not fall.

    Preparation may come in the month before, a report in the month after; a required event stands where the
    profile wants it.

    Why: 中秋 moves from year to year; last year's month is often wrong.
    Source: the computed calendar of the period.
    """

    code = "PD303"
    name = "observance-in-wrong-month"
    severity = Severity.ERROR
    needs = ("calendar",)
    message_zh = "{year}年的{name}在{month}月（{date}），不在{at}月"
    message_en = "{name} of {year} falls in month {month} ({date}), not in {at}"
    suggestion = "按日历改到所在的月份"
    bad = (("S1", "title", "中秋节游园活动"), ("S1", "timing", {"months": [3]}))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        dated = [day for day in context.calendar.days if day.start == day.end]
        for entry in plan.schedule:
            demanded = any(source.startswith("profile:/required_events") for source in entry.sources)
            if len(entry.timing.months) != 1 or demanded or AROUND.search(entry.title):
                continue
            named = [
                (day, name)
                for day in dated
                for name in (day.name, *day.aliases)
                if len(name) > 1 and name in entry.title
            ]
            if len({day.observance for day, _ in named}) != 1:
                continue
            days = [day for day, _ in named]
            (at,) = entry.timing.months
            if all(at not in day.months for day in days):
                day, name = named[0]
                start = entry.title.index(name)
                yield self.finding(
                    entry.id,
                    "title",
                    text=entry.title,
                    found=(start, start + len(name)),
                    name=name,
                    year=day.start.year,
                    month=day.start.month,
                    date=f"{day.start.month}月{day.start.day}日",
                    at=at,
                )
