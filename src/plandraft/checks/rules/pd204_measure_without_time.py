"""When it is done."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.dates import SOMEHOW_WHEN
from plandraft.checks.together import said_once, these, this
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Measure, Plan


class MeasureWithoutTime(Rule):
    """A measure without month, date, quarter or rhythm; 适时 and 年内 say none, times of its actions do.

    Where the plan was read from a text, a measure whose words say when passes: the reader may have missed it. Where
    more than three, or a third, of its measures have no time, that is said once.

    Why: what has no date is not done.
    Source: our choice, because reviewers look for owner and date first.
    """

    code = "PD204"
    name = "measure-without-time"
    severity = Severity.WARNING
    askable = True
    message_zh = "{what}没有具体时间{note}"
    message_en = "no checkable time{note}: {what}"
    suggestion = "写明月份、季度或周期"
    suggestion_en = "name a month, a quarter or a rhythm"
    bad = (("M1", "timing", {"note": "适时"}),)
    good = (("M1", "timing", {"rhythm": "quarterly"}),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        lacking = [measure for measure in plan.measures if not _has_time(measure, told=not context.links_read)]
        if not context.links_read and said_once(lacking, plan.measures):
            yield self.finding("P", "measures", what=these(lacking, plan.measures), note="")
            return
        for measure in lacking:
            note = measure.timing.note
            said = Bilingual(f"（{note}）", f" (“{note}”)") if note else Bilingual("", "")
            yield self.finding(measure.id, "months", what=this(measure), note=said)


def _has_time(measure: Measure, *, told: bool) -> bool:
    """Whether a measure, one of its actions or, where words count, one of its sentences says when."""
    if measure.timing.is_set or GAP.search(measure.timing.note):
        return True
    if any(action.timing.is_set for action in measure.actions):
        return True
    return told and any(SOMEHOW_WHEN.search(text) for text in (measure.title, *measure.texts))
