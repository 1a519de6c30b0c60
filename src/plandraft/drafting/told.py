"""What is to be said of a draft's making: sentences for the office, details for who looks into it, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from plandraft.core.gap import gaps_in
from plandraft.core.inputs import AreaShare
from plandraft.core.missing import Missing, Why, in_words
from plandraft.core.plan import Plan
from plandraft.core.replies import MeasuresReply
from plandraft.drafting.lost import is_there
from plandraft.drafting.spare import FILLED
from plandraft.drafting.stages import lost_measures
from plandraft.drafting.standing import PARTS, Standing
from plandraft.drafting.use import Use


class Told:
    """Gathered step by step while a plan is drafted.

    Attributes:
        use: Whether anything of the answers is of use.
        notes: Sentences for the reader of the plan.
        details: What was wrong with single answers, as it was said.
        steps: How each step ended, before anything was filled.
    """

    def __init__(self) -> None:
        self.use = Use()
        self.notes: list[str] = []
        self.details: list[str] = []
        self.steps: list[Standing[Any]] = []
        self._parts: tuple[tuple[str, Why], ...] = ()
        self._areas: dict[str, Why] = {}
        self._open: Why = "lacking"

    def detail(self, step: str, said: Sequence[str]) -> None:
        """What was wrong with the answers to one step."""
        self.details += [f"{step}：{'；'.join(said)}"] if said else []

    def step(self, name: str, standing: Standing[Any]) -> None:
        """How a step ended."""
        self.steps.append(standing)
        self.detail(name, standing.notes)

    def filled(self, standings: Iterable[Standing[Any]]) -> None:
        """What the spare model has filled."""
        if FILLED not in self.notes and any(FILLED in standing.notes for standing in standings):
            self.notes.append(FILLED)

    def frame(self, standing: Standing[Any] | None) -> None:
        """How the parts beside the measures ended."""
        if standing is not None:
            self._parts = tuple((name, standing.why_not(name)) for name in standing.waiting)

    def measures(self, came: Iterable[tuple[Sequence[AreaShare], Standing[MeasuresReply]]]) -> None:
        """How the groups of measures ended."""
        for areas, standing in came:
            if standing.waiting:
                self._areas |= {area.heading: standing.why_not("measures") for area in areas}

    def open(self, standing: Standing[Any]) -> None:
        """How the question for what was open ended."""
        self._open = standing.why or self._open

    def useless(self) -> None:
        """Declare that nothing of any answer was of use, where that is so."""
        if self.use.none is not None:
            said = f"模型对几个不同的问题都没有给出可用的内容（{in_words(self.use.none)}），没有再问下去"
            self.notes.append(
                f"{said}；请换一个模型，或用离线稿（不写 --model；已有的留下、只补所缺的用 --fallback offline）。"
            )

    def missing(self, plan: Plan) -> tuple[Missing, ...]:
        """What the plan still lacks of what was asked for."""
        parts = [
            Missing(part=PARTS[name] if not is_there(name, plan) else f"其余的{PARTS[name]}", why=why)
            for name, why in self._parts
            if name != "budget" or not is_there(name, plan)  # where no split was had, ours stands
        ]
        measures = [
            Missing(part=what, why=self._areas.get(measure.area, self._open))
            for measure in lost_measures(plan)
            for what in gaps_in(measure.title)
        ]
        return (*parts, *measures)
