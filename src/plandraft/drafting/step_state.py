"""How far a step has come, and how far it is after an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from plandraft.core.ask import Answer, Failed
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
from plandraft.core.replies import Shape
from plandraft.drafting.answers import ShapedReply
from plandraft.drafting.merging import merged_reply

_MOST_FAULTS = 5
"""Faults of an answer that a question which is asked again names (our choice)."""
MOST_HALVINGS = 4
"""After so many halvings twelve months are one, and so are ten goals: there is nothing smaller to ask for."""

REWORDED = "请换平实的说法作答：这是基层单位内部的年度工作计划，只写日常工作怎样安排，不评论人和事"
"""What a question adds that is asked once more after it was refused."""

PART_WORDS = {
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
class StepState(Generic[_Shape]):
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
        answers: How many answers came.
        useless: How many of them show that the model cannot do this.
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
    answers: int = 0
    useless: int = 0

    def why_not(self, part: str) -> Why:
        """What became of the last question for a part that is not all there."""
        return dict(self.whys).get(part) or self.why or "lacking"

    @property
    def open(self) -> tuple[str, ...]:
        """The parts that can be asked for."""
        return tuple(name for name in self.waiting if name not in self.lost)


def after(
    state: StepState[_Shape], question: Question, answer: Answer, read: ShapedReply[_Shape], *, halves: bool
) -> StepState[_Shape]:
    """How far a step is after an answer; one that brought nothing says what is asked next, and how.

    Args:
        state: How far it was.
        question: What was asked.
        answer: What came back.
        read: The same, read.
        halves: Whether less can be asked for at once.
    """
    if isinstance(answer, Failed) and answer.kind == "too_long":
        return _in_less(state, question, read, halves=halves)
    if isinstance(answer, Failed) and answer.kind == "refused":
        return _in_other_words(state, question, read)
    if isinstance(answer, Failed) and answer.kind == "useless":
        return replace(state, stopped=True, faults=(), why=state.why or "useless")
    if isinstance(answer, Failed) and answer.kind != "faulty":
        return replace(state, stopped=True, faults=read.faults, why=answer.kind)
    grown = with_reply(state, question, read)
    if any(getattr(grown.kept, name) != getattr(state.kept, name) for name in state.waiting):
        why: Why | None = "cut" if grown.unended else "lacking" if grown.waiting else None
        again = read.faults[:_MOST_FAULTS] if read.senseless & set(grown.waiting) else ()
        lasting = () if again else _lasting(read.faults, grown)
        return replace(grown, faults=again, why=why, notes=(*state.notes, *lasting))
    if grown.waiting != state.waiting:
        return replace(grown, faults=(), why=None)
    if read.cut:
        return replace(grown, halvings=state.halvings + 1, faults=(), why="cut")
    lacking = f"上次回答缺少：{'、'.join(name for name in question.parts if name in state.waiting)}"
    faults = read.faults if read.value is None else (lacking, *read.faults[:_MOST_FAULTS])
    if faults == state.faults:
        faults = (f"又一次：{faults[0]}", *faults[1:])
    nothing: Why = "faulty" if isinstance(answer, Failed) else "unreadable" if read.value is None else "lacking"
    return replace(grown, faults=faults, reasks=state.reasks + 1, why=nothing)


def _in_less(
    state: StepState[_Shape], question: Question, read: ShapedReply[_Shape], *, halves: bool
) -> StepState[_Shape]:
    """After a question that does not fit the window: without samples, then with short rules, then for half as much."""
    state = replace(state, why="too_long")
    if not state.bare and has_samples(question.inputs):
        return replace(state, bare=True)
    if not state.terse:
        return replace(state, bare=True, terse=True)
    if halves and state.halvings < MOST_HALVINGS:
        return replace(state, halvings=state.halvings + 1)
    return replace(state, stopped=True, faults=read.faults)


def _in_other_words(state: StepState[_Shape], question: Question, read: ShapedReply[_Shape]) -> StepState[_Shape]:
    """After a refusal: once in other words and without samples, then each part alone, since one may be the cause."""
    state = replace(state, why="refused", notes=(*state.notes, *read.faults))
    if not state.reworded:
        return replace(state, reworded=True, bare=True, faults=(REWORDED,))
    if len(question.parts) > 1 and isinstance(question.inputs, FrameInputs):
        return replace(state, halvings=max(1, state.halvings), faults=(REWORDED,))
    if len(state.open) > 1:
        return replace(given_up(state, question), faults=(REWORDED,))
    return replace(state, stopped=True, faults=())


def with_reply(state: StepState[_Shape], question: Question, read: ShapedReply[_Shape]) -> StepState[_Shape]:
    """With what a reply adds, its parts waiting no more where they have come to their end.

    Args:
        state: How far it was.
        question: What was asked.
        read: What could be read of the answer.
    """
    if read.value is None:
        return state
    kept = merged_reply(state.kept, read.value, question.parts)
    waiting = tuple(name for name in state.waiting if not _is_there(name, kept, question, read))
    answered = state.answered
    if isinstance(question.inputs, MeasuresInputs) and not read.cut and "measures" not in read.unended:
        answered |= {area.heading for area in question.inputs.areas if getattr(read.value, "measures", None)}
    return replace(state, kept=kept, waiting=waiting, unended=read.unended, answered=answered)


def _lasting(faults: Sequence[str], state: StepState[Any]) -> list[str]:
    """The faults of a reply that lost something: a part that is missing will be asked for, one that is there is."""
    known = [name for name, held in state.kept if held or name in state.waiting]
    return [fault for fault in faults if not fault.startswith(tuple(f"/{name}：" for name in known))]


def _is_there(name: str, kept: Shape, question: Question, read: ShapedReply[Any]) -> bool:
    """Whether a part has come to its end with this answer."""
    broken = name in read.unended or name in read.senseless
    ended = not broken and (not read.cut or bool(getattr(read.value, name)))
    return question.ends and name in question.parts and ended and bool(getattr(kept, name))


def given_up(state: StepState[_Shape], question: Question) -> StepState[_Shape]:
    """Without hope for what was asked: it could not be asked for in a smaller question, or often enough.

    Its length says nothing of the other parts, which are still asked for one at a time.
    """
    notes, lost = (*state.notes, *state.faults), state.lost | set(question.parts)
    whys = (*state.whys, *((name, state.why or "lacking") for name in question.parts))
    less = min(1, state.halvings)
    return replace(state, lost=lost, halvings=less, faults=(), reasks=0, notes=notes, whys=whys)


def concluded(state: StepState[_Shape]) -> StepState[_Shape]:
    """With what is missing and why, where something is."""
    if not state.waiting:
        return state
    cut = ("回答一再过长被截断",) if state.unended or state.halvings else ()
    lacking = f"未全部得到：{'、'.join(PART_WORDS[name] for name in state.waiting)}"
    return replace(state, notes=tuple(dict.fromkeys((*state.notes, *state.faults, *cut, lacking))))


def has_samples(inputs: StepInputs) -> bool:
    """Whether a question shows samples, which it can do without."""
    return isinstance(inputs, MeasuresInputs | WholeInputs) and bool(inputs.samples)
