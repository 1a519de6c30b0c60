"""A measure that serves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Plan


class MeasureWithoutGoal(Rule):
    """A measure that serves no goal.

    Why: either a goal is missing or the work is not needed.
    Source: our choice, because a plan is a graph of goals, measures and entries.
    """

    code = "PD206"
    name = "measure-without-goal"
    severity = Severity.WARNING
    needs = ("links",)
    askable = True
    message_zh = "措施“{title}”没有对应的目标"
    message_en = "measure “{title}” serves no goal"
    suggestion = "填上所服务目标的编号"
    suggestion_en = "name the goals that it serves"
    bad = (("M1", "goal_ids", []),)
    good = (("M1", "goal_ids", []), ("M1", "title", "【待补：名称】"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for measure in plan.measures:
            if not measure.goal_ids and not gaps_in(measure.title):
                yield self.finding(measure.id, "goal_ids", title=measure.title)
