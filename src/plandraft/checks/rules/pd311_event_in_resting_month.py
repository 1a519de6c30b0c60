"""An event when nobody is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.demands import DemandedTimes
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing

_ON_DUTY = re.compile(
    r"值班|值守|坚守|慰问|送清凉|送温暖|走访|家访|疗休养|休养|托管|开学|返岗|报到|夏令营|假期|暑期|寒假|暑假"
)

_SCHOOL = re.compile(r"学校|小学|中学|高中|幼儿园|大学|学院|职教|技校|学年")


class EventInRestingMonth(Rule):
    """An entry all of whose months are months in which the organisation does not work.

    Visits to those on duty, recreation and what names the holidays itself belong there and pass; a required event
    stands where the profile wants it.

    Why: nobody is there to take part.
    Source: the profile's working months, else those of the sector (our choice), so a warning.
    """

    code = "PD311"
    name = "event-in-resting-month"
    severity = Severity.WARNING
    needs = ("calendar",)
    message_zh = "{months}不是工作月份，“{title}”难以开展"
    message_en = "{months} is no working month; “{title}” will find nobody there"
    suggestion = "移到开学或上班的月份"
    suggestion_en = "move it to a working month"
    bad = (("S2", "timing", {"months": [8]}),)
    good = (("S2", "timing", {"months": [8]}), ("S2", "title", "慰问暑期值班职工"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        known = context.profile is not None or context.links_read or _SCHOOL.search(plan.title + plan.organisation)
        if not known:
            return
        working, demanded = set(context.calendar.working_months), DemandedTimes(plan, context)
        for entry in plan.schedule:
            months = entry.timing.months
            if not months or set(months) & working or demanded.hold(entry) or _ON_DUTY.search(entry.title):
                continue
            yield self.finding(
                entry.id,
                "title",
                text=entry.title,
                title=entry.title,
                months=Bilingual(
                    Timing(months=months).label_in(context.calendar.period), "month " + ", ".join(map(str, months))
                ),
            )
