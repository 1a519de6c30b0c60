"""The answers of a whole run, asked the way the drafting flow asks, and the plan they make."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare, FrameInputs, MeasuresInputs, WholeInputs
from plandraft.core.plan import Plan
from plandraft.core.replies import FrameReply, MeasureShape, MeasuresReply
from plandraft.drafting import assemble, stages
from plandraft.drafting.areas import area_groups, shares_of, sizes_of
from plandraft.drafting.step_state import StepState
from plandraft.drafting.steps import frame_parts
from plandraft.drafting.whole_result import WholeResult
from plandraft.offline.frame import answer_frame
from plandraft.offline.gaps import answer_open
from plandraft.offline.measures import answer_measures


def frame_inputs(brief: Brief) -> FrameInputs:
    """The question for the frame."""
    sizes = sizes_of(brief)
    return FrameInputs(
        brief=brief, parts=frame_parts(brief), areas=shares_of(brief), sizes=sizes, goal_count=sizes.goal_count
    )


def frame_of(brief: Brief) -> FrameReply:
    """The answer to it, read back from its JSON."""
    return FrameReply.model_validate_json(answer_frame(frame_inputs(brief)).model_dump_json())


def measures_inputs(brief: Brief, group: Sequence[AreaShare]) -> MeasuresInputs:
    """The question for a group of areas."""
    others = tuple(area for area in shares_of(brief) if area not in group)
    count = sum(area.measure_count for area in group)
    return MeasuresInputs(brief=brief, areas=tuple(group), others=others, sizes=sizes_of(brief), measure_count=count)


def whole_inputs(brief: Brief) -> WholeInputs:
    """The question for everything."""
    sizes = sizes_of(brief)
    return WholeInputs(
        brief=brief,
        plan_areas=shares_of(brief),
        areas=shares_of(brief),
        sizes=sizes,
        goal_count=sizes.goal_count,
        measure_count=sizes.measure_count,
    )


def replies_of(brief: Brief, groups: int = 3) -> list[tuple[tuple[AreaShare, ...], MeasuresReply]]:
    """The measures of so many groups of areas, each asked for on its own."""
    return [(group, answer_measures(measures_inputs(brief, group))) for group in area_groups(shares_of(brief), groups)]


def shapes_of(brief: Brief, groups: int = 3) -> list[MeasureShape]:
    """All measures."""
    return [measure for _, reply in replies_of(brief, groups) for measure in reply.measures]


def plan_of(brief: Brief) -> Plan:
    """The plan as the flow puts it together, with what it lacked; its length is not corrected."""
    came = [(group, StepState(kept=reply, waiting=())) for group, reply in replies_of(brief)]
    plan = stages.measured(assemble.framed(frame_of(brief), brief), WholeResult(), came, brief)
    plan = assemble.assembled(plan, brief)
    lacking = stages.lacking(plan, brief)
    return plan if lacking is None else stages.completed(plan, answer_open(lacking), lacking)
