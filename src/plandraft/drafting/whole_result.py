"""What a reply to the one question for everything has brought, and what the steps are to add to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plandraft.core.inputs import FRAME_PARTS, AreaShare
from plandraft.core.replies import FrameReply, MeasuresReply, WholeReply

NO_REPLY = WholeReply(opening="", ideology="", goals=[], areas=[], measures=[], budget=[], closing="")


@dataclass(frozen=True, kw_only=True)
class WholeResult:
    """A plan that has been begun, or not at all.

    Attributes:
        reply: What is there of it.
        waiting: The parts that are not all there.
    """

    reply: WholeReply = NO_REPLY
    waiting: tuple[str, ...] = (*FRAME_PARTS, "measures")

    @property
    def frame(self) -> FrameReply:
        """What the frame step has to begin with."""
        return FrameReply(**{name: getattr(self.reply, name) for name in FRAME_PARTS})

    @property
    def frame_waiting(self) -> tuple[str, ...]:
        """What the frame step is to add."""
        return tuple(name for name in FRAME_PARTS if name in self.waiting)

    @property
    def measures(self) -> MeasuresReply:
        """The measures that are there, and their headings."""
        return MeasuresReply(areas=self.reply.areas, measures=self.reply.measures)

    def areas_left(self, areas: Sequence[AreaShare], *, cut: bool = True) -> tuple[AreaShare, ...]:
        """The areas that are still to be asked for, with the number of measures that each still lacks.

        An area whose demands are all claimed and that has a measure is done; its heading may be another than ours, and
        is where we have none.

        Args:
            areas: All areas.
            cut: Whether the last measure's area may have been broken off.
        """
        if "measures" not in self.waiting:
            return ()
        claimed = {claim for measure in self.reply.measures for claim in measure.claims}
        measures = self.reply.measures
        named = [measure.area for measure in (measures[:-1] if cut else measures)]
        left = []
        for area in areas:
            open_matters = tuple(m for m in area.matters if not claimed & set(m.ids))
            there = named.count(area.heading)
            if (there or (area.matters and not area.name)) and not open_matters:
                continue
            lacking = max(1, len(open_matters), area.measure_count - there)
            left.append(area.model_copy(update={"matters": open_matters, "measure_count": lacking}))
        return tuple(left)
