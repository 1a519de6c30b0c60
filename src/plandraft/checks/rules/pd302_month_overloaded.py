"""A month that takes too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class MonthOverloaded(Rule):
    """A month with more than 30 % of all entries, where there are at least ten; in a short plan a hint.

    Why: it will not be done in one month.
    Source: our choice of the share, after what reviewers of such plans count.
    """

    code = "PD302"
    name = "month-overloaded"
    severity = Severity.WARNING
    message_zh = "{month}月有 {count} 项安排，占全年的 {share}%"
    message_en = "month {month} has {count} entries, {share} % of all"
    suggestion = "把一部分移到相邻月份"
    suggestion_en = "move some to the months beside it"
    settings = (
        Setting("share", 0.3, 0.05, 1, "share of all entries above which a month has too many"),
        Setting("short", 1200, 0, 30_000, "characters wanted up to which a plan is short, and this a hint"),
        Setting("least", 10, 1, 1000, "number of entries below which no share is taken"),
    )
    bad = (
        (
            "P",
            "schedule",
            [
                {"id": f"S{n}", "title": f"活动{n}", "timing": {"months": [3]}, "measure_ids": ["M1"]}
                for n in range(1, 13)
            ],
        ),
    )
    good = (
        (
            "P",
            "schedule",
            [
                {"id": f"S{n}", "title": f"活动{n}", "timing": {"months": [n % 4 + 2]}, "measure_ids": ["M1"]}
                for n in range(1, 13)
            ],
        ),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        months = [entry.timing.months[0] for entry in plan.schedule if len(entry.timing.months) == 1]
        if len(months) < self.number("least"):
            return
        short = context.profile is not None and context.profile.length_chars <= self.number("short")
        grave = Severity.HINT if short else self.severity
        for month, count in sorted(Counter(months).items()):
            if count > self.number("share") * len(months):
                share = round(100 * count / len(months))
                yield self.finding("P", "schedule", severity=grave, month=month, count=count, share=share)
