"""When it is done."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Words
from plandraft.checks.dates import SAYS_WHEN
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Plan


class MeasureWithoutTime(Rule):
    """A measure without month, date, quarter or rhythm; 适时 and 年内 say none, times of its actions do.

    Where the plan was read from a text, a measure whose words say when passes: the reader may have missed it.

    Why: what has no date is not done.
    Source: our choice, because reviewers look for owner and date first.
    """

    code = "PD204"
    name = "measure-without-time"
    severity = Severity.WARNING
    askable = True
    message_zh = "措施“{title}”没有具体时间{note}"
    message_en = "measure “{title}” has no checkable time{note}"
    suggestion = "写明月份、季度或周期"
    suggestion_en = "name a month, a quarter or a rhythm"
    bad = (("M1", "timing", {"note": "适时"}),)
    good = (("M1", "timing", {"rhythm": "quarterly"}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for measure in plan.measures:
            told = not context.links_read and any(SAYS_WHEN.search(text) for text in (measure.title, *measure.texts))
            told = told or any(action.timing.is_set for action in measure.actions)
            if not measure.timing.is_set and not told and not GAP.search(measure.timing.note):
                note = measure.timing.note
                said = Words(f"（{note}）", f" (“{note}”)") if note else Words("", "")
                yield self.finding(measure.id, "months", title=measure.title, note=said)
