"""When it is done."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class MeasureWithoutTime(Rule):
    """A measure without month, date, quarter or rhythm; 适时 and 年内 say none.

    Why: what has no date is not done.
    Source: our choice, because reviewers look for owner and date first.
    """

    code = "PD204"
    name = "measure-without-time"
    severity = Severity.WARNING
    askable = True
    message_zh = "措施“{title}”没有具体时间{note}"
    message_en = "measure {title} has no checkable time {note}"
    suggestion = "写明月份、季度或周期"
    bad = (("M1", "timing", {"note": "适时"}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for measure in plan.measures:
            if not measure.timing.is_set:
                note = f"（{measure.timing.note}）" if measure.timing.note else ""
                yield self.finding(measure.id, "months", title=measure.title, note=note)
