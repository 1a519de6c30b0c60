"""Answers ``open`` and ``resize``: what a plan still lacks, and measures in another length."""

from __future__ import annotations

from plandraft.core.inputs import OpenInputs, ResizeInputs
from plandraft.core.plan import LINE_CHARS, Measure
from plandraft.core.replies import ActionShape, AdditionShape, OpenReply, ResizedShape, ResizeReply
from plandraft.models.offline.measures import measure_for


def answer_open(inputs: OpenInputs) -> OpenReply:
    """A measure for each demand, and for each empty month a look at work that runs then."""
    area = next(iter(inputs.areas), "重点工作")
    lasting = [m for m in inputs.measures if m.timing.rhythm or len(m.timing.months) > 1] or list(inputs.measures)
    return OpenReply(
        measures=[measure_for(matter, area, inputs.brief) for matter in inputs.matters],
        additions=[
            _look(lasting[number % len(lasting)], month) for number, month in enumerate(inputs.months) if lasting
        ],
    )


def _look(measure: Measure, month: int) -> AdditionShape:
    line = f"检查{measure.title}进展"
    return AdditionShape(
        measure=measure.id,
        text=f"对照完成标志检查“{measure.title}”进展，问题列单销号。",
        when=f"{month}月",
        line=line if len(line) <= LINE_CHARS else "检查重点工作进展",
    )


def answer_resize(inputs: ResizeInputs) -> ResizeReply:
    """Shorter measures lose what stands on no line of the calendar; longer ones stay as they are."""
    shorter = inputs.wanted < inputs.chars
    return ResizeReply(measures=[_resized(measure, shorter=shorter) for measure in inputs.measures])


def _resized(measure: Measure, *, shorter: bool) -> ResizedShape:
    kept = [action for action in measure.actions if action.line] if shorter else list(measure.actions)
    return ResizedShape(
        id=measure.id,
        actions=[
            ActionShape(text=action.text, when=action.timing.label, line=action.line)
            for action in kept or measure.actions
        ],
        indicator=measure.indicator,
    )
