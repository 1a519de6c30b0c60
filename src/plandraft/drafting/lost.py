"""What a draft could not be given by its model: known from the plan itself, and asked for when the plan is mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plandraft.core.brief import Brief
from plandraft.core.gap import GAP
from plandraft.core.inputs import FRAME_PARTS, AreaShare
from plandraft.core.plan import Measure, Plan
from plandraft.core.replies import BudgetShape, FrameReply, GoalShape
from plandraft.drafting import assemble, stages
from plandraft.drafting.stages import Came
from plandraft.drafting.steps import frame_parts

_FIELDS = {"opening": "preamble", "ideology": "ideology", "goals": "goals", "budget": "budget", "closing": "closing"}


def is_there(part: str, plan: Plan) -> bool:
    """Whether a plan has anything of a part beside a named gap."""
    held = getattr(plan, _FIELDS[part])
    if part == "goals":
        return any(GAP.sub("", goal.text).strip() for goal in plan.goals)
    if part == "budget":
        return bool(held)
    return bool(GAP.sub("", plan.ideology.text if part == "ideology" else held).strip())


def lost_parts(plan: Plan, brief: Brief) -> tuple[str, ...]:
    """The parts beside the measures that a draft of ours lacks; those of a plan that nobody here wrote are its own."""
    if not plan.made:
        return ()
    return tuple(name for name in frame_parts(brief) if not is_there(name, plan))


def frame_of(plan: Plan) -> FrameReply:
    """What a plan has of the parts beside the measures, as an answer would have said it."""
    has = {name: is_there(name, plan) for name in FRAME_PARTS}
    goals = [GoalShape(text=g.text, indicator=g.indicator, claims=[*g.claims], area=g.area) for g in plan.goals]
    budget = [BudgetShape(id=b.id, purpose=b.purpose, amount=float(b.amount or 0), note="") for b in plan.budget]
    return FrameReply(
        opening=plan.preamble if has["opening"] else "",
        ideology=plan.ideology.text if has["ideology"] else "",
        goals=goals if has["goals"] else [],
        budget=budget,
        closing=plan.closing if has["closing"] else "",
    )


def lost_areas(left: Iterable[Measure], shares: Iterable[AreaShare]) -> list[AreaShare]:
    """The areas to ask about, each with those of its demands that no measure could be had for."""
    claims = {claim for measure in left for claim in measure.claims}
    headings = {measure.area for measure in left if not measure.claims}
    found = []
    for share in shares:
        matters = tuple(matter for matter in share.matters if claims & set(matter.ids))
        if matters or share.heading in headings:
            count = max(1, len(matters), share.measure_count if share.heading in headings else 0)
            found.append(share.model_copy(update={"matters": matters, "measure_count": count}))
    return found


def with_frame(plan: Plan, framed: Plan, parts: Sequence[str]) -> Plan:
    """The plan with those parts of a new frame that came; what stands there otherwise stays.

    Args:
        plan: A plan with gaps.
        framed: What the new frame came to.
        parts: The parts that were asked for.
    """
    came = [_FIELDS[name] for name in parts if is_there(name, framed)]
    return plan.model_copy(update={name: getattr(framed, name) for name in came})


def with_measures(plan: Plan, left: Sequence[Measure], came: Sequence[Came], brief: Brief) -> Plan:
    """The plan with the measures that came in the place of those that were missing.

    Args:
        plan: A plan with gaps.
        left: The measures that only say that one is missing.
        came: What came for each group of areas.
        brief: Everything the prompts may know.
    """
    if not came:
        return plan
    there = plan
    for areas, state in came:
        there = stages.added(there, state.kept, areas, brief)
    new = there.measures[len(plan.measures) :]
    done = {claim for measure in new for claim in measure.claims}
    headings = {measure.area for measure in new}
    gone = {m.id for m in left if (set(m.claims) <= done if m.claims else m.area in headings)}
    kept = tuple(measure for measure in there.measures if measure.id not in gone)
    return assemble.assembled(there.model_copy(update={"measures": kept}), brief)
