"""One question and its answer as far as it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.inputs import (
    FrameInputs,
    MeasuresInputs,
    RepairInputs,
    ReviewInputs,
    StepInputs,
    WholeInputs,
)
from plandraft.core.json_text import find_partial_json
from plandraft.core.replies import PatchShape, RepairReply, Shape
from plandraft.core.texts import writable
from plandraft.drafting.answers import ShapedReply, read_answer, read_written
from plandraft.drafting.sensible import organisation_words
from plandraft.drafting.step_state import Question
from plandraft.drafting.steps import frame_parts
from plandraft.filling.answers import said_in
from plandraft.prompts.asks import PROMPTS

AskState = Literal["waiting", "writing", "done", "failed"]


@dataclass(frozen=True, kw_only=True)
class PartialAsk:
    """One question and its answer as far as it is written.

    Attributes:
        ask: The question.
        state: ``waiting`` for the first piece; ``writing``; ``done``; ``failed``, where no use can be made of it.
        chars: Length of the answer so far.
        read: What could be read of the answer so far.
    """

    ask: Ask = field(repr=False)
    state: AskState = "waiting"
    chars: int = 0
    read: ShapedReply[Any] = field(default=ShapedReply(value=None), repr=False)

    @property
    def prompt(self) -> str:
        """Name of the prompt."""
        return self.ask.prompt

    @property
    def about(self) -> str:
        """The areas of a measures ask, the nodes of a repair; empty where a prompt is about the whole plan."""
        inputs = self.ask.inputs
        if isinstance(inputs, MeasuresInputs):
            return inputs.name
        return "、".join(node.id for node in inputs.nodes) if isinstance(inputs, RepairInputs) else ""

    @property
    def value(self) -> Shape | None:
        """The answer so far in the shape that was asked for, what is not there yet empty; None before it begins."""
        value: Shape | None = self.read.value
        return value

    @property
    def question(self) -> Question | None:
        """What was asked of a step; None of a repair."""
        inputs = self.ask.inputs
        if not isinstance(inputs, StepInputs):
            return None
        return Question(prompt=self.prompt, inputs=inputs, ends=not getattr(inputs, "partial", False))

    @property
    def is_open(self) -> bool:
        """Whether more of it may come."""
        return self.state in ("waiting", "writing")

    @property
    def is_first(self) -> bool:
        """Whether it is the first question of a step that begins with nothing, and no answer came before it."""
        inputs = self.ask.inputs
        if not isinstance(inputs, StepInputs) or inputs.faults:
            return False
        if isinstance(inputs, FrameInputs):
            return inputs.parts == frame_parts(inputs.brief) and not (inputs.known_goals or inputs.partial)
        if isinstance(inputs, MeasuresInputs):
            return not (inputs.known or inputs.partial)
        return isinstance(inputs, WholeInputs) and inputs.known is None

    def with_value(self, value: Shape) -> PartialAsk:
        """The same with another value."""
        return replace(self, read=replace(self.read, value=value))


def partial_ask(ask: Ask, text: str, answer: Answer | None) -> PartialAsk:
    """A question with its answer: the whole one, else as far as its text goes.

    Args:
        ask: The question.
        text: What is written so far.
        answer: The whole answer, once it is there.
    """
    asked = PartialAsk(ask=ask)
    read = _read(asked, text, answer)
    if answer is None:
        return replace(asked, state="writing" if text else "waiting", chars=len(text), read=read)
    said = answer.text if isinstance(answer, Reply) else ""
    brought = read.value is not None and (any(held for _, held in read.value) or _may_be_empty(ask))
    return replace(asked, state="done" if brought else "failed", chars=len(said), read=read)


def _may_be_empty(ask: Ask) -> bool:
    """Whether an answer that changes nothing is of use."""
    return isinstance(ask.inputs, ReviewInputs)


def _read(asked: PartialAsk, text: str, answer: Answer | None) -> ShapedReply[Any]:
    question = asked.question
    if isinstance(asked.ask.inputs, RepairInputs):
        return ShapedReply(value=_patches(asked.ask.inputs, text, answer))
    if question is None:
        return ShapedReply(value=None)
    shape = PROMPTS[asked.prompt].reply
    if answer is None:
        return read_written(text, shape, parts=question.parts)
    return read_answer(answer, shape, parts=question.parts, known=organisation_words(question.inputs.brief))


def _patches(inputs: RepairInputs, text: str, answer: Answer | None) -> RepairReply | None:
    whole = answer.object if isinstance(answer, Reply) else None
    raw = find_partial_json(text) if answer is None else whole
    asked = {node.id: tuple(fault.field for fault in node.faults) for node in inputs.nodes}
    said = [(one, _texts(one.value)) for one in said_in(raw, asked)] if raw else []
    patches = [PatchShape(id=one.node, field=one.field, value=value) for one, value in said if value]
    return RepairReply(patches=patches) if patches else None


def _texts(value: object) -> list[str]:
    return [writable(str(one)) for one in (value if isinstance(value, list) else [value]) if str(one).strip()]
