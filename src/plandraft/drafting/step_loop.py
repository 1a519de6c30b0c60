"""Ask for something until it is there: what is whole is kept, and only the rest is asked for, in a smaller question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from plandraft.core.ask import Answer, Ask, Failed, Flow, Limits
from plandraft.core.draft import Exchange
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.inputs import StepInputs
from plandraft.core.missing import Why
from plandraft.core.replies import Shape
from plandraft.drafting.answers import is_of_no_use, read_answer
from plandraft.drafting.sensible import organisation_words
from plandraft.drafting.step_state import MOST_HALVINGS, Question, StepState, after, concluded, given_up, has_samples

MOST_ALIKE = 3
"""So many different questions that brought nothing in the same way, while none brought anything (our choice)."""


class Use:
    """What has come of the questions of one draft so far.

    Attributes:
        none: What became of the questions, where nothing came of so many that nothing is to be hoped for; else None.
    """

    def __init__(self) -> None:
        self.none: Why | None = None
        self._came = False
        self._without: dict[Why, set[str]] = {}

    def came(self) -> None:
        """An answer brought something."""
        self._came = True
        self.none = None

    def nothing(self, step: str, why: Why) -> None:
        """An answer brought nothing.

        Args:
            step: The question, by what it is about; asked again it is the same.
            why: What became of it.
        """
        alike = self._without.setdefault(why, set())
        alike.add(step)
        if not self._came and len(alike) >= MOST_ALIKE:
            self.none = why


MakeAsk = Callable[[str, FrozenModel, Limits], Ask]
"""Prompt name, inputs and limits become an ask."""

MOST_ASKS = 8
"""Questions for one step at most (our choice: halved three times, and each part had)."""
_Result = TypeVar("_Result")
_Shape = TypeVar("_Shape", bound=Shape)


@dataclass(frozen=True, kw_only=True)
class DraftStep(Generic[_Shape]):
    """Something to be had from a model, in one reply or in several.

    Attributes:
        name: What notes call it.
        shape: The shape of its answers.
        begin: What is there before anything was asked.
        ask: What to ask next; None where nothing is left to ask.
        most_asks: Questions at most.
        halves: Whether less can be asked for at once.
        reasks_of_nothing: How often an answer of no use is asked for again at most, as long as nothing has come.
    """

    name: str
    shape: type[_Shape]
    begin: StepState[_Shape]
    ask: Callable[[StepState[_Shape]], Question | None]
    most_asks: int = MOST_ASKS
    halves: bool = True
    reasks_of_nothing: int = MOST_ASKS


def run_step(
    step: DraftStep[_Shape], *, make_ask: MakeAsk, limits: Limits, max_reasks: int, use: Use | None = None
) -> Flow[StepState[_Shape]]:
    """Ask until all of a step is there, nothing more can be hoped for, or its most questions were asked.

    A cut reply is never asked for again: what is whole in it is kept and the rest is asked for; where nothing is whole,
    half as much is asked for at once. A reply that lacks a part costs one question for that part. An answer of no use
    is asked for again with its faults, at most ``max_reasks`` times; a refused question once, in other words; one that
    is too long in less. No question is asked twice.
    """
    state = step.begin
    use = use or Use()
    sent: set[str] = set()
    while state.open and not state.stopped and len(sent) < step.most_asks:
        if state.halvings and not step.halves:
            break
        question = step.ask(state)
        if question is None:
            return replace(state, waiting=())
        ask = make_ask(question.prompt, _dressed(question.inputs, state), limits)
        if ask.id in sent:
            smaller = state.halvings < MOST_HALVINGS
            state = replace(state, halvings=state.halvings + 1) if smaller else given_up(state, question)
            continue
        sent.add(ask.id)
        (answer,) = yield (ask,)
        read = read_answer(answer, step.shape, parts=question.parts, known=organisation_words(question.inputs.brief))
        before, state = state, after(state, question, answer, read, halves=step.halves)
        _tell(use, step, before, state)
        state = _counted(state, is_of_no_use(answer, read, question.parts))
        most = max_reasks if state.kept != step.begin.kept else min(max_reasks, step.reasks_of_nothing)
        if state.reasks > most:
            state = given_up(state, question)
    return concluded(state)


def _counted(state: StepState[_Shape], useless: bool) -> StepState[_Shape]:
    return replace(state, answers=state.answers + 1, useless=state.useless + useless)


def _tell(use: Use, step: DraftStep[Any], before: StepState[Any], now: StepState[Any]) -> None:
    """Whether an answer was of use; a question that is to be put in other words or in less may still bring one."""
    may_come = (now.why == "refused" and not before.reworded) or (now.why == "too_long" and not now.stopped)
    if now.kept != before.kept:
        use.came()
    elif now.why is not None and not may_come:
        use.nothing(step.name, now.why)


def _dressed(inputs: StepInputs, state: StepState[Any]) -> StepInputs:
    changed: dict[str, Any] = {"faults": state.faults} if state.faults else {}
    if state.bare and has_samples(inputs):
        changed["samples"] = ()
    if state.terse:
        changed["terse"] = True
    return inputs.model_copy(update=changed)


def side_by_side(flows: Sequence[Flow[_Result]], use: Use | None = None) -> Flow[tuple[_Result, ...]]:
    """Several flows side by side: each round's batch holds what each of them asks next.

    Where nothing that was answered so far is of use, nothing more is asked of anybody; told after each whole round, so
    that the one answer that is of use counts wherever it stands.
    """
    results: dict[int, _Result] = {}
    answers: dict[int, tuple[Answer, ...] | None] = dict.fromkeys(range(len(flows)))
    while answers:
        asking: dict[int, tuple[Ask, ...]] = {}
        for at, received in answers.items():
            try:
                asking[at] = next(flows[at]) if received is None else flows[at].send(received)
            except StopIteration as stop:
                results[at] = stop.value
        if not asking:
            break
        if use is not None and use.none:
            answers = {at: (_NOT_ASKED,) * len(asks) for at, asks in asking.items()}
            continue
        batch = yield tuple(ask for asks in asking.values() for ask in asks)
        came = iter(batch)
        answers = {at: tuple(next(came) for _ in asks) for at, asks in asking.items()}
    return tuple(results[at] for at in range(len(flows)))


_NOT_ASKED = Failed(kind="useless", message="not asked: nothing of the other answers was of use")


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
