"""The offline answer to ``whole``: the other answers put together, less what is there already."""

from __future__ import annotations

from plandraft.core.inputs import FRAME_PARTS, AreaShare, FrameInputs, MeasuresInputs, WholeInputs
from plandraft.core.replies import MeasuresReply, WholeReply
from plandraft.models.offline.frame import answer_frame
from plandraft.models.offline.measures import answer_measures


def answer_whole(inputs: WholeInputs) -> WholeReply:
    """Answer ``whole``."""
    known = inputs.known
    areas = _whole_areas(inputs)
    frame = answer_frame(
        FrameInputs(
            brief=inputs.brief,
            variant=inputs.variant,
            parts=tuple(part for part in FRAME_PARTS if part in inputs.parts),
            areas=areas,
            sizes=inputs.sizes,
            goal_count=inputs.goal_count,
            known_goals=tuple(goal.text for goal in known.goals) if known else (),
        )
    )
    measures = MeasuresReply(areas=[], measures=[])
    if "measures" in inputs.parts:
        measures = answer_measures(
            MeasuresInputs(
                brief=inputs.brief,
                variant=inputs.variant,
                areas=areas,
                sizes=inputs.sizes,
                measure_count=inputs.measure_count,
                known=tuple(measure.title for measure in known.measures) if known else (),
            )
        )
    return WholeReply(
        areas=measures.areas, measures=measures.measures, **{part: getattr(frame, part) for part in FRAME_PARTS}
    )


def _whole_areas(inputs: WholeInputs) -> tuple[AreaShare, ...]:
    """All areas with all their demands: what is added fits what is there only where it is seen as one plan."""
    areas = (*inputs.areas, *inputs.others)
    held = {matter.id for area in areas for matter in area.matters}
    taken = {
        claim: measure.area for measure in (inputs.known.measures if inputs.known else ()) for claim in measure.claims
    }
    back = [(m, next((taken[i] for i in m.ids if i in taken), "")) for m in inputs.brief.matters if m.id not in held]

    def whole(area: AreaShare) -> AreaShare:
        own = [*area.matters, *(matter for matter, heading in back if heading == area.heading)]
        return area.model_copy(update={"matters": tuple(sorted(own, key=inputs.brief.matters.index))})

    return tuple(map(whole, areas))
