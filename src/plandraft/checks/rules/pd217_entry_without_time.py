"""A line of the schedule without a month."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Plan


class EntryWithoutTime(Rule):
    """An entry of the schedule without month, day or rhythm.

    Why: a schedule is there to say when.
    Source: the schema's purpose for an entry; our choice of severity.
    """

    code = "PD217"
    name = "entry-without-time"
    severity = Severity.WARNING
    askable = True
    message_zh = "安排“{title}”没有时间"
    message_en = "the entry “{title}” has no time"
    suggestion = "写明月份或日期"
    suggestion_en = "name a month or a day"
    bad = (("S1", "timing", {"note": "择机"}),)
    good = (("S1", "timing", {"rhythm": "monthly"}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for entry in plan.schedule:
            if not entry.timing.is_set and not GAP.search(entry.timing.note):
                yield self.finding(entry.id, "months", title=entry.title)
