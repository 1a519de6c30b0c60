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
from plandraft.drafting.step_loop import Use
from plandraft.drafting.step_state import PART_WORDS, StepState


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
        self.steps: list[StepState[Any]] = []
        self._parts: tuple[tuple[str, Why], ...] = ()
        self._areas: dict[str, Why] = {}
        self._open: Why = "lacking"

    def detail(self, step: str, said: Sequence[str]) -> None:
        """What was wrong with the answers to one step."""
        self.details += [f"{step}：{'；'.join(said)}"] if said else []

    def step(self, name: str, state: StepState[Any]) -> None:
        """How a step ended."""
        self.steps.append(state)
        self.detail(name, state.notes)

    def filled(self, states: Iterable[StepState[Any]]) -> None:
        """What the spare model has filled."""
        if FILLED not in self.notes and any(FILLED in state.notes for state in states):
            self.notes.append(FILLED)

    def frame(self, state: StepState[Any] | None) -> None:
        """How the parts beside the measures ended."""
        if state is not None:
            self._parts = tuple((name, state.why_not(name)) for name in state.waiting)

    def measures(self, came: Iterable[tuple[Sequence[AreaShare], StepState[MeasuresReply]]]) -> None:
        """How the groups of measures ended."""
        for areas, state in came:
            if state.waiting:
                self._areas |= {area.heading: state.why_not("measures") for area in areas}

    def open(self, state: StepState[Any]) -> None:
        """How the question for what was open ended."""
        self._open = state.why or self._open

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
            Missing(part=PART_WORDS[name] if not is_there(name, plan) else f"其余的{PART_WORDS[name]}", why=why)
            for name, why in self._parts
            if name != "budget" or not is_there(name, plan)  # where no split was had, ours stands
        ]
        measures = [
            Missing(part=what, why=self._areas.get(measure.area, self._open))
            for measure in lost_measures(plan)
            for what in gaps_in(measure.title)
        ]
        return (*parts, *measures)
