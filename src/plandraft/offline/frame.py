"""Answers ``frame``: everything but the measures, from the profile, the areas and the measures that they will have."""

from __future__ import annotations

from plandraft.core.inputs import FrameInputs
from plandraft.core.replies import FrameReply
from plandraft.offline.compose import composed
from plandraft.offline.money import budget_for


def answer_frame(inputs: FrameInputs) -> FrameReply:
    """The frame of a plan, from the profile's demands and the areas that were chosen."""
    brief, parts = inputs.brief, inputs.parts
    plan = composed(inputs.areas, brief, inputs.sizes, inputs.variant)
    goals = [goal for goal in plan.goals if goal.text not in inputs.known_goals]
    return FrameReply(
        opening=plan.opening if "opening" in parts else "",
        ideology=plan.ideology if "ideology" in parts else "",
        goals=(goals[: inputs.goal_count] if inputs.partial else goals) if "goals" in parts else [],
        budget=budget_for(brief, plan.measures, plan.playbooks) if "budget" in parts else [],
        closing=plan.closing if "closing" in parts else "",
    )
