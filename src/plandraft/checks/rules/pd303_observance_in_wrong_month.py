"""A festival in the wrong month."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Words
from plandraft.checks.days import WARMTH, DayNames, day_names, fits, said
from plandraft.checks.demands import DemandedTimes
from plandraft.checks.moving import retimed_entry
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.timing import Timing


class ObservanceInWrongMonth(Rule):
    """An entry or a measure that names a festival, none of whose months fits it.

    Preparation (筹备, 采购, 征集 …) may come up to three months before, a report (总结, 公布 …) up to two after; any
    step of a measure may, of which another step stands in the festival's month.
    X前 may come before the day but not after it, and what is held for the first of a month in the month before it.
    Of several festivals in one title one must fit. A required event stands where the profile wants it.

    Why: 中秋 moves from year to year; last year's month is often wrong.
    Source: the computed calendar of the period; the leads are our choice.
    """

    code = "PD303"
    name = "observance-in-wrong-month"
    severity = Severity.ERROR
    needs = ("calendar",)
    message_zh = "{year}年的{name}在{date}，不在{at}"
    message_en = "“{name}” of {year} falls on {iso}, not in {at}"
    suggestion = "按日历改到所在的月份"
    suggestion_en = "put it in the month in which it falls"
    bad = (("S1", "title", "中秋节游园活动"), ("S1", "timing", {"months": [3]}))
    good = (("S1", "title", "筹备中秋节游园活动"), ("S1", "timing", {"months": [8]}))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        names, period = day_names(context.calendar), context.calendar.period
        demanded = DemandedTimes(plan, context)
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes:
            months = node.timing.months
            if not months or demanded.hold(node):
                continue
            named = [n for n in names.find(node.title) if not (WARMTH.search(node.title) and "春" in n.name)]
            if not named or any(fits(n, node.title, node.timing, period) for n in named):
                continue
            if _has_event_beside_it(node, plan, names, period):
                continue
            first = named[0]
            day = first.days[0]
            fix = None
            if isinstance(node, Entry) and len(months) == 1 and node.timing.date is None and len(first.days) == 1:
                fix = retimed_entry(plan, node, Timing.of(day.start.month))
            yield self.finding(
                node.id,
                "title",
                text=node.title,
                found=(first.start, first.end),
                fix=fix,
                severity=first.severity,
                name=first.name,
                year=day.start.year,
                date=said(day.start),
                iso=day.start.isoformat(),
                at=Words(Timing(months=months).label_in(period), "month " + ", ".join(map(str, months))),
            )


def _has_event_beside_it(node: Measure | Entry, plan: Plan, names: DayNames, period: Period) -> bool:
    """Whether another step of the same measure names a festival, in its month."""
    if isinstance(node, Measure) or not node.action:
        return False
    steps = [e for e in plan.schedule if e.timing.months and e.id != node.id and e.maker == node.maker]
    return any(fits(name, step.title, step.timing, period) for step in steps for name in names.find(step.title))
