"""How one sees that it was reached."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.together import MANY
from plandraft.core.context import CheckContext
from plandraft.core.figures import CHECKABLE
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Plan


class GoalWithoutIndicator(Rule):
    """A goal without an indicator.

    A goal whose own words hold a number or a finished state has one. What is asked for is the goal in other words;
    readers strike out a bracket behind it. More than three of a plan read from elsewhere are said once.

    Why: nobody can tick it in December.
    Source: our choice, after the guides on goals (quantity, quality, time).
    """

    code = "PD209"
    name = "goal-without-indicator"
    severity = Severity.WARNING
    askable = True
    message_zh = "{goal}没有可核对的指标"
    message_en = "no indicator: {goal}"
    suggestion = "改写成期末能核对的一句，写明数字、完成状态或期限"
    suggestion_en = "word it so that it can be ticked: with a number, a finished state or a date"
    bad = (("G1", "text", "更加关心困难职工"), ("G1", "indicator", ""))
    good = (("G1", "text", "困难职工走访率达到100%"), ("G1", "indicator", ""))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        lacking = [
            goal
            for goal in plan.goals
            if not goal.indicator.strip() and not gaps_in(goal.text) and not CHECKABLE.search(goal.text)
        ]
        if not context.links_read and len(lacking) > MANY:
            first = lacking[0].text
            what = Bilingual(
                f"{len(plan.goals)} 个目标中有 {len(lacking)} 个（如“{first}”）",
                f"{len(lacking)} of {len(plan.goals)} goals (“{first}”, …)",
            )
            yield self.finding(lacking[0].id, "text", text=first, goal=what)
            return
        for goal in lacking:
            yield self.finding(goal.id, "text", goal=Bilingual(f"目标“{goal.text}”", f"the goal “{goal.text}”"))
