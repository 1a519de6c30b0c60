"""送温暖 when the festival is over."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.days import AFTERWARDS, WARMTH, day_said
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.timing import Timing

_FOUR_SEASONS = re.compile(r"送清凉|送助学|金秋|四季|四送|春送|夏送|秋送|全年")
_BESIDE = re.compile(rf"摸底|建档|核对|{AFTERWARDS.pattern}")


class WarmthAfterSpringFestival(Rule):
    """送温暖 or a visit before the Spring Festival that is planned for a time after it and before the next winter.

    Of a plan read from elsewhere only the calendar is looked at: the months of a measure are those of all it lists.

    Why: it comes too late for those it is meant for; in a year with an early 春节 last year's month is wrong.
    Source: the computed calendar; that 送温暖 is carried out before 春节 is custom, so a warning. The next winter
        begins in November (our choice).
    """

    code = "PD307"
    name = "warmth-after-spring-festival"
    severity = Severity.WARNING
    needs = ("calendar",)
    message_zh = "{year}年春节是{date}，“{title}”排在了节后"
    message_en = "the Spring Festival of {year} is on {iso}; “{title}” is planned after it"
    suggestion = "改到春节前"
    suggestion_en = "put it before the festival"
    bad = (("S1", "title", "开展两节送温暖走访"), ("S1", "timing", {"months": [3]}))
    good = (("S1", "title", "开展两节送温暖走访"), ("S1", "timing", {"months": [1]}), ("S2", "title", "送温暖工作总结"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        period = context.calendar.period
        festivals = [day.start for day in context.calendar.days if day.observance == "spring"]
        nodes: tuple[Measure | Entry, ...] = (*plan.measures, *plan.schedule)
        for node in nodes if festivals else ():
            title, timing = node.title, node.timing
            if not context.links_read and isinstance(node, Measure):
                continue
            if not WARMTH.search(title) or _FOUR_SEASONS.search(title) or _BESIDE.search(title) or not timing.months:
                continue
            if all(_too_late(dt.date(period.year_of(m), m, 1), timing, festivals) for m in timing.months):
                yield self.finding(
                    node.id,
                    "title",
                    text=title,
                    title=title,
                    year=festivals[0].year,
                    date=day_said(festivals[0]),
                    iso=festivals[0].isoformat(),
                )


def _too_late(month: dt.date, timing: Timing, festivals: list[dt.date]) -> bool:
    if month.month >= 11:
        return False
    same = [day for day in festivals if (day.year, day.month) == (month.year, month.month)]
    if same:
        day = timing.date or month.replace(day={"early": 1, "middle": 11, "late": 21}[timing.part or "early"])
        return day > same[0]
    return any(day < month for day in festivals if day.year == month.year) or month.month in (9, 10)
