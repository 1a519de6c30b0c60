"""The measure says June, its entries say October."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plandraft.checks.base import Rule, Words
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing


class TimingDisagrees(Rule):
    """A measure none of whose months is a month of one of its entries.

    A deadline agrees with every entry that does not come after it.

    Why: prose and schedule contradict each other, and the reader believes neither.
    Source: our choice, because a plan is a graph of goals, measures and entries.
    """

    code = "PD218"
    name = "timing-disagrees"
    severity = Severity.WARNING
    needs = ("links",)
    message_zh = "措施“{title}”写在{planned}，活动安排却在{scheduled}"
    message_en = "measure “{title}” says {planned}, its entries say {scheduled}"
    suggestion = "使措施的时间与活动安排一致"
    suggestion_en = "make the measure's time and its entries agree"
    bad = (("M1", "timing", {"months": [6]}),)
    good = (("M1", "timing", {"months": [3], "deadline": True}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        entries: dict[str, set[int]] = defaultdict(set)
        for entry in plan.schedule:
            for link in entry.measure_ids:
                entries[link].update(entry.timing.months)
        for measure in plan.measures:
            months, scheduled = measure.timing.months, entries[measure.id]
            if not months or not scheduled or scheduled & set(months):
                continue
            if measure.timing.deadline and plan.period and _in_time(plan.period, scheduled, months[-1]):
                continue
            yield self.finding(
                measure.id,
                "months",
                title=measure.title,
                planned=_said(months, plan.period),
                scheduled=_said(tuple(sorted(scheduled)), plan.period),
            )


def _in_time(period: Period, scheduled: set[int], last: int) -> bool:
    return any(period.position(month) <= period.position(last) for month in scheduled)


def _said(months: tuple[int, ...], period: Period | None) -> Words:
    return Words(Timing(months=months).label_in(period), "month " + ", ".join(map(str, months)))
