"""Answers ``frame``: everything but the measures, from the profile, the areas and the measures that they will have."""

from __future__ import annotations

from plandraft.core.brief import Brief
from plandraft.core.inputs import FrameInputs
from plandraft.core.plan import BudgetItem, Origin
from plandraft.core.replies import BudgetShape, FrameReply
from plandraft.models.offline.compose import Composition, composed


def answer_frame(inputs: FrameInputs) -> FrameReply:
    """The frame of a plan, from the profile's demands and the areas that were chosen."""
    brief, parts = inputs.brief, inputs.parts
    plan = composed(inputs.areas, brief, inputs.sizes, inputs.variant)
    goals = [goal for goal in plan.goals if goal.text not in inputs.known_goals]
    return FrameReply(
        opening=plan.opening if "opening" in parts else "",
        ideology=plan.ideology if "ideology" in parts else "",
        goals=(goals[: inputs.goal_count] if inputs.partial else goals) if "goals" in parts else [],
        budget=budget(brief, plan) if "budget" in parts else [],
        closing=plan.closing if "closing" in parts else "",
    )


def budget(brief: Brief, plan: Composition) -> list[BudgetShape]:
    """The profile's items, or those of the usual split that something is paid from, each with what that is."""
    used = {shape.budget for shape in plan.measures}
    items = [item for item in brief.spending if item.origin is Origin.PROFILE or item.id in used]
    return [
        BudgetShape(
            id=item.id, purpose=item.purpose, amount=float(item.amount or 0), note=item.note or _note(item, plan)
        )
        for item in items
    ]


def _note(item: BudgetItem, plan: Composition) -> str:
    """The first measures that are paid from an item; what no measure is paid from is for what nobody can foresee."""
    titles = [shape.title for shape in plan.measures if shape.budget == item.id]
    return "、".join(titles[:2]) or ("临时和日常开支" if item.origin is Origin.PROFILE else "")
