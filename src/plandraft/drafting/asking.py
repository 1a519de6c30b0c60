"""Ask a batch of questions and ask again for the answers that could not be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from plandraft.core.ask import Answer, Ask, Failed, Flow, Limits
from plandraft.core.draft import Exchange
from plandraft.core.inputs import MeasuresInputs, StepInputs, WholeInputs
from plandraft.core.noun import Noun
from plandraft.drafting.answers import WANTED, Read, read_answer

MakeAsk = Callable[[str, Noun, Limits], Ask]
"""Prompt name, inputs and limits become an ask."""

_Result = TypeVar("_Result")


@dataclass(frozen=True, kw_only=True)
class Question:
    """One step's question: the prompt and its inputs."""

    prompt: str
    inputs: StepInputs


def ask_all(
    questions: Sequence[Question], *, make_ask: MakeAsk, limits: Limits, max_reasks: int
) -> Flow[tuple[Read, ...]]:
    """Ask in parallel; an unusable answer is asked for again with its faults, at most ``max_reasks`` times.

    A refusal is not asked again; where the prompt was too long, it is asked once more without samples.
    """
    reads: dict[int, Read] = {}
    open_questions = dict(enumerate(questions))
    for attempt in range(max_reasks + 1):
        asked = list(open_questions.items())
        answers = yield tuple(make_ask(q.prompt, q.inputs, limits) for _, q in asked)
        for (at, question), answer in zip(asked, answers, strict=True):
            reads[at] = read_answer(answer, WANTED[question.prompt])
            again = _again(question, answer, reads[at]) if attempt < max_reasks else None
            if again is None:
                del open_questions[at]
            else:
                open_questions[at] = again
        if not open_questions:
            break
    return tuple(reads[at] for at in range(len(questions)))


def _again(question: Question, answer: Answer, read: Read) -> Question | None:
    if read.value is not None:
        return None
    inputs = question.inputs
    if not isinstance(answer, Failed) or answer.kind == "faulty":
        changed = inputs.model_copy(update={"faults": read.faults})
    elif answer.kind == "too_long" and isinstance(inputs, MeasuresInputs | WholeInputs) and inputs.samples:
        changed = inputs.model_copy(update={"samples": ()})
    else:
        return None
    return Question(prompt=question.prompt, inputs=changed)


def recorded(flow: Flow[_Result], exchanges: list[Exchange]) -> Flow[_Result]:
    """The same flow; every ask with its answer is appended to ``exchanges`` as it goes through."""
    try:
        asks = next(flow)
        while True:
            answers = yield asks
            exchanges.extend(Exchange(ask=a, answer=b) for a, b in zip(asks, answers, strict=True))
            asks = flow.send(answers)
    except StopIteration as stop:
        result: _Result = stop.value
        return result
