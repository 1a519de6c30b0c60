"""Ask for something until it is there: what is whole is kept, and only the rest is asked for, in a smaller question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from plandraft.core.ask import Answer, Ask, Failed, Flow, Limits
from plandraft.core.draft import Exchange
from plandraft.core.inputs import (
    FrameInputs,
    MeasuresInputs,
    OpenInputs,
    ReviewInputs,
    StepInputs,
    WholeInputs,
    open_parts,
    review_parts,
)
from plandraft.core.missing import Why
from plandraft.core.noun import Noun
from plandraft.core.replies import Shape
from plandraft.drafting.answers import Read, read_answer
from plandraft.drafting.merging import merged
from plandraft.drafting.use import Use

MakeAsk = Callable[[str, Noun, Limits], Ask]
"""Prompt name, inputs and limits become an ask."""

MOST_ASKS = 8
"""Questions for one step at most (our choice: halved three times, and each part had)."""
MOST_HALVINGS = 4
"""After so many halvings twelve months are one, and so are ten goals: there is nothing smaller to ask for."""

REWORDED = "请换平实的说法作答：这是基层单位内部的年度工作计划，只写日常工作怎样安排，不评论人和事"
"""What a question adds that is asked once more after it was refused."""

PARTS = {
    "opening": "开头",
    "ideology": "指导思想",
    "goals": "工作目标",
    "areas": "工作领域",
    "measures": "工作措施",
    "actions": "做法",
    "texts": "开头、指导思想和组织实施",
    "additions": "补充做法",
    "added": "补写的措施",
    "budget": "经费安排",
    "closing": "组织实施",
}

_Result = TypeVar("_Result")
_Shape = TypeVar("_Shape", bound=Shape)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked next of a step.

    Attributes:
        ends: Whether nothing of its parts would be missing after a full answer.
    """

    prompt: str
    inputs: StepInputs
    ends: bool = True

    @property
    def parts(self) -> tuple[str, ...]:
        """The fields of the answer that are asked for."""
        if isinstance(self.inputs, FrameInputs | WholeInputs):
            return self.inputs.parts
        if isinstance(self.inputs, OpenInputs):
            return open_parts(self.inputs)
        if isinstance(self.inputs, ReviewInputs):
            return review_parts(self.inputs)
        return ("areas", "measures") if isinstance(self.inputs, MeasuresInputs) else ("actions",)


@dataclass(frozen=True, kw_only=True)
class Standing(Generic[_Shape]):
    """How far a step has come.

    Attributes:
        kept: What is there.
        waiting: The parts of it that are not all there.
        unended: The parts in which the last reply broke off.
        halvings: How often less was to be asked for at once, because nothing whole came.
        faults: What was wrong with the last answer, where it brought nothing.
        reasks: How many answers brought nothing without being cut.
        lost: The parts that are asked for no more.
        bare: Whether the samples are left out, because the prompt was too long or refused.
        terse: Whether the rules are said in short, because the prompt was too long.
        reworded: Whether it was asked in other words after a refusal.
        notes: What was wrong with single answers, as it was said.
        why: What became of the last question that brought nothing.
        whys: The parts that are asked for no more, each with what became of its last question.
        answered: Headings of the areas that a whole answer was about, whatever headings it uses itself.
        stopped: Whether nothing more is to be asked.
    """

    kept: _Shape
    waiting: tuple[str, ...]
    unended: frozenset[str] = frozenset()
    halvings: int = 0
    faults: tuple[str, ...] = ()
    reasks: int = 0
    lost: frozenset[str] = frozenset()
    bare: bool = False
    terse: bool = False
    reworded: bool = False
    notes: tuple[str, ...] = ()
    why: Why | None = None
    whys: tuple[tuple[str, Why], ...] = ()
    answered: frozenset[str] = frozenset()
    stopped: bool = False

    def why_not(self, part: str) -> Why:
        """What became of the last question for a part that is not all there."""
        return dict(self.whys).get(part) or self.why or "lacking"

    @property
    def open(self) -> tuple[str, ...]:
        """The parts that can be asked for."""
        return tuple(name for name in self.waiting if name not in self.lost)


@dataclass(frozen=True, kw_only=True)
class Step(Generic[_Shape]):
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
    begin: Standing[_Shape]
    ask: Callable[[Standing[_Shape]], Question | None]
    most_asks: int = MOST_ASKS
    halves: bool = True
    reasks_of_nothing: int = MOST_ASKS


def settle(
    step: Step[_Shape], *, make_ask: MakeAsk, limits: Limits, max_reasks: int, use: Use | None = None
) -> Flow[Standing[_Shape]]:
    """Ask until all of a step is there, nothing more can be hoped for, or its most questions were asked.

    A cut reply is never asked for again: what is whole in it is kept and the rest is asked for; where nothing is whole,
    half as much is asked for at once. A reply that lacks a part costs one question for that part. An answer of no use
    is asked for again with its faults, at most ``max_reasks`` times; a refused question once, in other words; one that
    is too long in less. No question is asked twice.
    """
    standing = step.begin
    use = use or Use()
    sent: set[str] = set()
    while standing.open and not standing.stopped and len(sent) < step.most_asks:
        if standing.halvings and not step.halves:
            break
        question = step.ask(standing)
        if question is None:
            return replace(standing, waiting=())
        ask = make_ask(question.prompt, _dressed(question.inputs, standing), limits)
        if ask.id in sent:
            smaller = standing.halvings < MOST_HALVINGS
            standing = replace(standing, halvings=standing.halvings + 1) if smaller else _given_up(standing, question)
            continue
        sent.add(ask.id)
        (answer,) = yield (ask,)
        read = read_answer(answer, step.shape, parts=question.parts)
        before, standing = standing, _after(standing, question, answer, read, halves=step.halves)
        _tell(use, step, before, standing)
        most = max_reasks if standing.kept != step.begin.kept else min(max_reasks, step.reasks_of_nothing)
        if standing.reasks > most:
            standing = _given_up(standing, question)
    return _concluded(standing)


def _given_up(standing: Standing[_Shape], question: Question) -> Standing[_Shape]:
    """Without hope for what was asked: it could not be asked for in a smaller question, or often enough.

    Its length says nothing of the other parts, which are still asked for one at a time.
    """
    notes, lost = (*standing.notes, *standing.faults), standing.lost | set(question.parts)
    whys = (*standing.whys, *((name, standing.why or "lacking") for name in question.parts))
    less = min(1, standing.halvings)
    return replace(standing, lost=lost, halvings=less, faults=(), reasks=0, notes=notes, whys=whys)


def _concluded(standing: Standing[_Shape]) -> Standing[_Shape]:
    """With what is missing and why, where something is."""
    if not standing.waiting:
        return standing
    cut = ("回答一再过长被截断",) if standing.unended or standing.halvings else ()
    lacking = f"未全部得到：{'、'.join(PARTS[name] for name in standing.waiting)}"
    return replace(standing, notes=tuple(dict.fromkeys((*standing.notes, *standing.faults, *cut, lacking))))


def _tell(use: Use, step: Step[Any], before: Standing[Any], after: Standing[Any]) -> None:
    """Whether an answer was of use; a question that is to be put in other words or in less may still bring one."""
    may_come = (after.why == "refused" and not before.reworded) or (after.why == "too_long" and not after.stopped)
    if after.kept != before.kept:
        use.came()
    elif after.why is not None and not may_come:
        use.nothing(step.name, after.why)


def _dressed(inputs: StepInputs, standing: Standing[Any]) -> StepInputs:
    changed: dict[str, Any] = {"faults": standing.faults} if standing.faults else {}
    if standing.bare and _has_samples(inputs):
        changed["samples"] = ()
    if standing.terse:
        changed["terse"] = True
    return inputs.model_copy(update=changed)


def _has_samples(inputs: StepInputs) -> bool:
    return isinstance(inputs, MeasuresInputs | WholeInputs) and bool(inputs.samples)


def _after(
    standing: Standing[_Shape], question: Question, answer: Answer, read: Read[_Shape], *, halves: bool
) -> Standing[_Shape]:
    if isinstance(answer, Failed) and answer.kind == "too_long":
        return _in_less(standing, question, read, halves=halves)
    if isinstance(answer, Failed) and answer.kind == "refused":
        return _in_other_words(standing, question, read)
    if isinstance(answer, Failed) and answer.kind == "useless":
        return replace(standing, stopped=True, faults=(), why=standing.why or "useless")
    if isinstance(answer, Failed) and answer.kind != "faulty":
        return replace(standing, stopped=True, faults=read.faults, why=answer.kind)
    grown = with_reply(standing, question, read)
    if any(getattr(grown.kept, name) != getattr(standing.kept, name) for name in standing.waiting):
        why: Why | None = "cut" if grown.unended else "lacking" if grown.waiting else None
        return replace(grown, faults=(), why=why, notes=(*standing.notes, *_lasting(read.faults, grown)))
    if grown.waiting != standing.waiting:
        return replace(grown, faults=(), why=None)
    if read.cut:
        return replace(grown, halvings=standing.halvings + 1, faults=(), why="cut")
    lacking = f"上次回答缺少：{'、'.join(name for name in question.parts if name in standing.waiting)}"
    faults = read.faults if read.value is None else (lacking, *read.faults[:5])
    if faults == standing.faults:
        faults = (f"又一次：{faults[0]}", *faults[1:])
    nothing: Why = "faulty" if isinstance(answer, Failed) else "unreadable" if read.value is None else "lacking"
    return replace(grown, faults=faults, reasks=standing.reasks + 1, why=nothing)


def _in_less(standing: Standing[_Shape], question: Question, read: Read[_Shape], *, halves: bool) -> Standing[_Shape]:
    """After a question that does not fit the window: without samples, then with short rules, then for half as much."""
    standing = replace(standing, why="too_long")
    if not standing.bare and _has_samples(question.inputs):
        return replace(standing, bare=True)
    if not standing.terse:
        return replace(standing, bare=True, terse=True)
    if halves and standing.halvings < MOST_HALVINGS:
        return replace(standing, halvings=standing.halvings + 1)
    return replace(standing, stopped=True, faults=read.faults)


def _in_other_words(standing: Standing[_Shape], question: Question, read: Read[_Shape]) -> Standing[_Shape]:
    """After a refusal: once in other words and without samples, then each part alone, since one may be the cause."""
    standing = replace(standing, why="refused", notes=(*standing.notes, *read.faults))
    if not standing.reworded:
        return replace(standing, reworded=True, bare=True, faults=(REWORDED,))
    if len(question.parts) > 1 and isinstance(question.inputs, FrameInputs):
        return replace(standing, halvings=max(1, standing.halvings), faults=(REWORDED,))
    if len(standing.open) > 1:
        return replace(_given_up(standing, question), faults=(REWORDED,))
    return replace(standing, stopped=True, faults=())


def with_reply(standing: Standing[_Shape], question: Question, read: Read[_Shape]) -> Standing[_Shape]:
    """With what a reply adds, its parts waiting no more where they have come to their end."""
    if read.value is None:
        return standing
    kept = merged(standing.kept, read.value, question.parts)
    waiting = tuple(name for name in standing.waiting if not _is_there(name, kept, question, read))
    answered = standing.answered
    if isinstance(question.inputs, MeasuresInputs) and not read.cut and "measures" not in read.unended:
        answered |= {area.heading for area in question.inputs.areas if getattr(read.value, "measures", None)}
    return replace(standing, kept=kept, waiting=waiting, unended=read.unended, answered=answered)


def _lasting(faults: Sequence[str], standing: Standing[Any]) -> list[str]:
    """The faults of a reply that lost something: a part that is missing will be asked for, one that is there is."""
    known = [name for name, held in standing.kept if held or name in standing.waiting]
    return [fault for fault in faults if not fault.startswith(tuple(f"/{name}：" for name in known))]


def _is_there(name: str, kept: Shape, question: Question, read: Read[Any]) -> bool:
    """Whether a part has come to its end with this answer."""
    ended = name not in read.unended and (not read.cut or bool(getattr(read.value, name)))
    return question.ends and name in question.parts and ended and bool(getattr(kept, name))


def together(flows: Sequence[Flow[_Result]], use: Use | None = None) -> Flow[tuple[_Result, ...]]:
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
