"""Where the parts of a plan that several have written contradict each other in time, as far as code can see it."""

from __future__ import annotations

from plandraft.core.months import begins_at
from plandraft.core.period import Period
from plandraft.core.plan import Goal, Measure, Plan
from plandraft.core.said_times import months_said


def clashes_in(plan: Plan) -> tuple[str, ...]:
    """In words, for who reads the plan once more: other deadlines for one demand, and steps out of their order."""
    found = [f"{g.id} 和 {m.id} 的时限不一致" for g in plan.goals for m in plan.measures if _disagree(g, m)]
    return (*found, *(f"{m.id} 的做法没有按时间先后排" for m in plan.measures if _is_out_of_order(m, plan.period)))


def _disagree(goal: Goal, measure: Measure) -> bool:
    """Whether a goal names a last month, the measure for the same demand a deadline, and they are not the same."""
    said = months_said(goal.text)
    due = {month for action in measure.actions if action.timing.deadline for month in action.timing.months}
    return bool(set(goal.claims) & set(measure.claims) and said and due) and not said & due


def _is_out_of_order(measure: Measure, period: Period | None) -> bool:
    firsts = [at for action in measure.actions if (at := begins_at(action.timing, period)) is not None]
    return firsts != sorted(firsts)
