"""A measure that is never scheduled."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.content import content_of
from plandraft.checks.orphans import measures_alone
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Plan


class MeasureWithoutEntry(Rule):
    """A measure that no entry of the schedule carries.

    In a plan that names no links it is a measure with a month of which no calendar line speaks, where most measures
    have one; a hint.

    Why: prose and schedule would disagree.
    Source: our choice, because a plan is a graph of goals, measures and entries.
    """

    code = "PD207"
    name = "measure-without-entry"
    severity = Severity.WARNING
    message_zh = "措施“{title}”没有列入活动安排"
    message_en = "measure “{title}” is not on the schedule"
    suggestion = "在活动安排中加上一项"
    suggestion_en = "put an entry on the schedule"
    bad = (("S1", "measure_ids", []), ("S2", "measure_ids", []))
    good = (("S1", "measure_ids", ["M1", "M2"]), ("S2", "measure_ids", ["M2"]))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if not context.links_read:
            for measure in measures_alone(content_of(plan)):
                yield self.finding(measure.id, "title", text=measure.title, severity=Severity.HINT, title=measure.title)
            return
        carried = {measure for entry in plan.schedule for measure in entry.measure_ids}
        for measure in plan.measures:
            if measure.id not in carried and not gaps_in(measure.title):
                yield self.finding(measure.id, title=measure.title)
