"""What a model could not give is taken from a spare one, and nothing else; and when a model is too weak for a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from plandraft.core.ask import Answer, Ask, Limits
from plandraft.core.inputs import MeasuresInputs, StepInputs
from plandraft.core.replies import Shape
from plandraft.drafting.answers import read_answer
from plandraft.drafting.step_loop import DraftStep, MakeAsk
from plandraft.drafting.step_state import Question, StepState, with_reply
from plandraft.drafting.whole_result import NO_REPLY, WholeResult

_Shape = TypeVar("_Shape", bound=Shape)

SpareModel = Callable[[Ask], Answer]
"""Answers at once, without a network: the offline composer."""

FILLED = "模型没有给出的部分已由离线稿补上。"


def filled_by_spare(
    step: DraftStep[_Shape], state: StepState[_Shape], spare: SpareModel, *, make_ask: MakeAsk, limits: Limits
) -> StepState[_Shape]:
    """A step with what it still lacks, answered by the spare model in one question; what is there stays as it is.

    Args:
        step: What was to be had.
        state: How far it has come.
        spare: Answers at once.
        make_ask: Makes the ask of a prompt.
        limits: Of the reply.
    """
    if not state.waiting:
        return state
    start = StepState(
        kept=state.kept,
        waiting=state.waiting,
        answered=state.answered,
        answers=state.answers,
        useless=state.useless,
    )
    question = step.ask(start)
    question = question and _narrowed(question, state.kept)
    if question is None:
        return state
    answer = spare(make_ask(question.prompt, question.inputs, limits))
    grown = with_reply(start, question, read_answer(answer, step.shape, parts=question.parts))
    if grown.kept == state.kept:
        return state
    return replace(grown, notes=(*state.notes, FILLED))


def _narrowed(question: Question, kept: Any) -> Question | None:
    """The question for what is open: the demands that measures claim already, and the areas that are done, apart."""
    inputs: StepInputs = question.inputs
    if not isinstance(inputs, MeasuresInputs) or not kept.measures:
        return question
    whole = WholeResult(reply=NO_REPLY.model_copy(update={"measures": kept.measures}), waiting=("measures",))
    areas = whole.areas_left(inputs.areas)
    count = sum(area.measure_count for area in areas)
    update = {"areas": areas, "measure_count": count, "partial": False}
    return replace(question, inputs=inputs.model_copy(update=update), ends=True) if areas else None


def too_weak(states: Iterable[StepState[Any]]) -> tuple[int, int] | None:
    """Of how many answers how many were of no use, where most steps lack something for it; else None."""
    known = list(states)
    failed = [one for one in known if one.waiting and (one.useless or one.why == "useless")]
    if 2 * len(failed) <= len(known):
        return None
    return sum(one.answers for one in known), sum(one.useless for one in known)


def weak_note(answers: int, useless: int, *, is_filled: bool) -> str:
    """What the office is told of a model that is too weak, in one sentence.

    Args:
        answers: How many came.
        useless: How many of them were of no use.
        is_filled: Whether the spare model has filled in.
    """
    said = f"这个模型写不了这样的计划（{answers} 次回答中有 {useless} 次用不上），离线稿更好"
    if is_filled:
        return f"{said}：所缺的部分已由离线稿补上，去掉 --model 可得到完整的离线稿。"
    return f"{said}：去掉 --model 重新起草，或加 --fallback offline 只用离线稿补上所缺的部分。"
