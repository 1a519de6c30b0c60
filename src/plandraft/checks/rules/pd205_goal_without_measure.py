"""A goal nobody works for."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.content import content_of
from plandraft.checks.orphans import goals_alone
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class GoalWithoutMeasure(Rule):
    """A goal that no measure serves.

    In a plan that names no links it is a goal of whose words no measure and no calendar line holds a third, and a hint.

    Why: it will not come about by itself.
    Source: our choice, because a plan is a graph of goals, measures and entries.
    """

    code = "PD205"
    name = "goal-without-measure"
    severity = Severity.WARNING
    message_zh = "目标“{goal}”没有对应的措施"
    message_en = "no measure serves the goal “{goal}”"
    suggestion = "为它安排措施，或删去这个目标"
    suggestion_en = "plan a measure for it, or strike the goal out"
    bad = (("M1", "goal_ids", []), ("M2", "goal_ids", []))
    good = (("M1", "goal_ids", []),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        if not context.links_read:
            for goal in goals_alone(content_of(plan)):
                yield self.finding(goal.id, "text", text=goal.text, severity=Severity.HINT, goal=goal.text)
            return
        served = {goal for measure in plan.measures for goal in measure.goal_ids}
        for goal in plan.goals:
            if goal.id not in served:
                yield self.finding(goal.id, goal=goal.text)
