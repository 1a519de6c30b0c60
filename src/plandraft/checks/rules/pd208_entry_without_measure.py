"""A line of the schedule that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.content import content_of
from plandraft.checks.orphans import lines_alone
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Plan


class EntryWithoutMeasure(Rule):
    """An entry of the schedule that carries out no measure.

    In a plan that names no links it is a line of whose words no measure holds a third, where most lines have a measure;
    a hint, and festivals and summaries need none.

    Why: nobody has said what is to be done on the day, by whom, and what for.
    Source: our choice, because a plan is a graph of goals, measures and entries.
    """

    code = "PD208"
    name = "entry-without-measure"
    severity = Severity.WARNING
    askable = True
    message_zh = "安排“{title}”没有对应的措施"
    message_en = "the entry “{title}” carries out no measure"
    suggestion = "填上所属措施的编号，或补写一条措施"
    suggestion_en = "name its measure, or write one"
    bad = (("S1", "measure_ids", []),)
    good = (("S1", "measure_ids", []), ("S1", "title", "【待补：活动名称】"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if not context.links_read:
            for entry in lines_alone(content_of(plan)):
                yield self.finding(entry.id, "title", text=entry.title, severity=Severity.HINT, title=entry.title)
            return
        for entry in plan.schedule:
            if not entry.measure_ids and not gaps_in(entry.title):
                yield self.finding(entry.id, "measure_ids", title=entry.title)
