"""What a reply to the one question for everything has brought, and what the steps are to add to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.inputs import FRAME_PARTS, AreaLine
from plandraft.core.plan import Goal
from plandraft.core.replies import (
    AreaShape,
    EntryShape,
    FrameReply,
    GoalShape,
    MeasuresReply,
    NumberedGoalShape,
    WholeReply,
)

NOTHING = WholeReply(ideology="", goals=[], measures=[], schedule=[])


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A plan that has been begun, or not at all.

    Attributes:
        reply: What is there of it.
        areas: The areas it was to have; empty where the frame is yet to say.
        waiting: The parts that are not all there.
    """

    reply: WholeReply = NOTHING
    areas: tuple[AreaLine, ...] = ()
    waiting: tuple[str, ...] = (*FRAME_PARTS, "measures", "schedule")

    @property
    def frame(self) -> FrameReply:
        """What the frame step has to begin with."""
        shapes = [AreaShape(name=area.name, intent=area.intent) for area in self.areas]
        return FrameReply(ideology=self.reply.ideology, goals=list(self.reply.goals), areas=shapes)

    @property
    def frame_waiting(self) -> tuple[str, ...]:
        """What the frame step is to add."""
        return tuple(name for name in FRAME_PARTS if name in self.waiting)

    def measures_in(self, area: AreaLine) -> MeasuresReply:
        """The measures of one area that are there."""
        return MeasuresReply(measures=[measure for measure in self.reply.measures if measure.area == area.name])

    def areas_left(self, areas: Sequence[AreaLine]) -> tuple[AreaLine, ...]:
        """The areas without a measure, and the one among whose measures the reply broke off."""
        if "measures" not in self.waiting:
            return ()
        done = {measure.area for measure in self.reply.measures[:-1]}
        last = {measure.area for measure in self.reply.measures[-1:]}
        return tuple(area for area in areas if area.name not in done or area.name in last)

    def entries_with(self, measure_ids: Mapping[str, str]) -> list[EntryShape]:
        """The entries that are there, their measures called by the plan's ids."""
        return [
            entry.model_copy(update={"measures": [measure_ids[ref] for ref in entry.measures if ref in measure_ids]})
            for entry in self.reply.schedule
        ]


def goal_numbers(shapes: Sequence[GoalShape], goals: Sequence[Goal]) -> dict[str, str]:
    """The goals' ids by the numbers that replies call them by; a goal without a number is called by its id."""
    return {
        (shape.ref if isinstance(shape, NumberedGoalShape) else goal.id): goal.id
        for shape, goal in zip(shapes, goals, strict=bool(shapes))
    }
