"""A festival in the wrong month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.content import content_of
from plandraft.checks.days import LEAD, WARMTH, DayNames, Named, day_fits, day_names, day_said
from plandraft.checks.demands import DemandedTimes
from plandraft.checks.moving import retimed_entry
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import pairs
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.timing import Timing


class ObservanceInWrongMonth(Rule):
    """An entry or a measure that names a festival, none of whose months fits it.

    Preparation (筹备, 采购, 征集 …) may come up to three months before; a report, an answer or a payment (总结, 公布,
    答复, 兑现 …) up to two after; any step of a measure may, of which another step stands in the festival's month.
    X前 may come before the day but not after it, and what is held for the first of a month in the month before it.
    Of several festivals in one title one must fit. A required event stands where the profile wants it.

    In a plan that names no links a clause of a measure that names one month and a festival of another is a warning.

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
            named = _misplaced(node.title, node.timing, names, period)
            if not named or _has_event_beside_it(node, plan, names, period):
                continue
            first, fix = named[0], None
            day = first.days[0]
            if isinstance(node, Entry) and len(months) == 1 and node.timing.date is None and len(first.days) == 1:
                fix = retimed_entry(plan, node, Timing.of(day.start.month))
            found, at = (first.start, first.end), Timing(months=months)
            yield self._of(
                first, at, period, node.id, "title", text=node.title, found=found, severity=first.severity, fix=fix
            )
        if not context.links_read:
            yield from self._in_clauses(plan, names, period)

    def _in_clauses(self, plan: Plan, names: DayNames, period: Period) -> Iterator[Finding]:
        """Clauses of a measure that name one month, and a festival of another."""
        content = content_of(plan)
        for measure in plan.measures:
            for clause in content.said(measure):
                if len(clause.timing.months) != 1 or clause.timing.rhythm or clause.field == "title":
                    continue
                named = _misplaced(clause.text, clause.timing, names, period)
                if not named or any(_touches(clause.text, n) for n in named):
                    continue
                first = named[0]
                found = (clause.start + first.start, clause.start + first.end)
                grave = Severity.WARNING if first.severity is Severity.ERROR else first.severity
                yield self._of(
                    first,
                    clause.timing,
                    period,
                    measure.id,
                    clause.field,
                    text=clause.whole,
                    found=found,
                    severity=grave,
                )

    def _of(self, named: Named, at: Timing, period: Period, node: str, field: str, **where: Any) -> Finding:
        """A festival at a time that is not its own."""
        day = named.days[0].start
        return self.finding(
            node,
            field,
            name=named.name,
            year=day.year,
            date=day_said(day),
            iso=day.isoformat(),
            at=Bilingual(at.label_in(period), "month " + ", ".join(map(str, at.months))),
            **where,
        )


def _misplaced(text: str, timing: Timing, names: DayNames, period: Period) -> list[Named]:
    """The festivals that a text names; none where one of them fits its time."""
    named = [n for n in names.find(text) if not (WARMTH.search(text) and "春" in n.name)]
    return [] if any(day_fits(n, text, timing, period) for n in named) else named


def _touches(text: str, named: Named) -> bool:
    """Whether a date stands right before or behind the festival: then PD306 tells what is wrong."""
    return bool(re.search(r"日[是为，的（(]?$", text[: named.start]) or re.match(r"[（(]?\d", text[named.end :]))


def _has_event_beside_it(node: Measure | Entry, plan: Plan, names: DayNames, period: Period) -> bool:
    """Whether another step of the same measure names a festival, in its month."""
    if isinstance(node, Measure):
        return False
    if not node.action:
        return any(_leads_to(node, other, names, period) for other in plan.schedule)
    steps = [e for e in plan.schedule if e.timing.months and e.id != node.id and e.maker == node.maker]
    return any(day_fits(name, step.title, step.timing, period) for step in steps for name in names.find(step.title))


def _leads_to(node: Entry, other: Entry, names: DayNames, period: Period) -> bool:
    """Whether another line names the same festival in its month, with words that this earlier line has as well."""
    if not other.timing.months or other.id == node.id:
        return False
    ours = {name.name for name in names.find(node.title)}
    for name in names.find(other.title):
        if name.name not in ours or not day_fits(name, other.title, other.timing, period):
            continue
        beside = pairs(other.title.replace(name.name, "，")) & pairs(node.title.replace(name.name, "，"))
        early = period.position(other.timing.months[0]) - period.position(node.timing.months[-1])
        if beside and 0 < early <= LEAD:
            return True
    return False
