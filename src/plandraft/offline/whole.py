"""The offline answer to ``whole``: the other answers put together, less what is there already."""

from __future__ import annotations

from plandraft.core.inputs import FRAME_PARTS, FrameInputs, MeasuresInputs, WholeInputs
from plandraft.core.replies import MeasuresReply, WholeReply
from plandraft.offline.frame import answer_frame
from plandraft.offline.measures import answer_measures


def answer_whole(inputs: WholeInputs) -> WholeReply:
    """Answer ``whole``."""
    known = inputs.known
    frame = answer_frame(
        FrameInputs(
            brief=inputs.brief,
            variant=inputs.variant,
            parts=tuple(part for part in FRAME_PARTS if part in inputs.parts),
            areas=inputs.plan_areas,
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
                areas=inputs.plan_areas,
                sizes=inputs.sizes,
                measure_count=inputs.measure_count,
                known=tuple(measure.title for measure in known.measures) if known else (),
            )
        )
    return WholeReply(
        areas=measures.areas, measures=measures.measures, **{part: getattr(frame, part) for part in FRAME_PARTS}
    )
