"""A measure that serves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.claims import claims_of, has_claims
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import gaps_in
from plandraft.core.patch import set_field
from plandraft.core.plan import Origin, Plan

_DEMANDED = (Origin.PROFILE, Origin.REQUIRED, Origin.CARRIED_OVER)


class MeasureWithoutGoal(Rule):
    """A measure that is not linked to the goal for the same demand of the profile.

    Standing and basic work needs no goal, and no link is wanted for its own sake. Where nodes claim what the profile
    demands, a goal that claims one of the measure's demands is missing among its links. In a plan without claims it
    is a measure that takes up a demand and serves no goal at all.

    Why: the reader looks below a goal for what is done for it.
    Source: our choice, because a plan is a graph of goals, measures and entries.
    """

    code = "PD206"
    name = "measure-without-goal"
    severity = Severity.WARNING
    needs = ("links",)
    askable = True
    message_zh = "措施“{title}”没有对应到同一事项的目标{goals}"
    message_en = "measure “{title}” is not linked to the goal for the same demand{goals}"
    suggestion = "填上所服务目标的编号"
    suggestion_en = "name the goals that it serves"
    bad = (("G1", "claims", ["P1"]), ("M1", "claims", ["P1"]), ("M1", "goal_ids", []))
    good = (("G1", "claims", ["P1"]), ("M2", "claims", ["P1"]), ("M1", "goal_ids", []))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        del context  # the links say all
        claimed = has_claims(plan)
        for measure in plan.measures:
            if gaps_in(measure.title):
                continue
            shared = [goal.id for goal in plan.goals if claims_of(goal) & claims_of(measure)]
            lacking = [goal for goal in shared if goal not in measure.goal_ids]
            if lacking:
                fix = set_field(plan, measure.id, "goal_ids", [*measure.goal_ids, *lacking])
                yield self.finding(measure.id, "goal_ids", fix=fix, title=measure.title, goals=f" {'、'.join(lacking)}")
            elif not claimed and plan.goals and measure.origin in _DEMANDED and not measure.goal_ids:
                yield self.finding(measure.id, "goal_ids", title=measure.title, goals="")
