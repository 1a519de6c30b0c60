"""A plan as far as it is written: every question with its answer so far, put together as the flow would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaLine, MeasuresInputs, RepairInputs, ScheduleInputs, StepInputs
from plandraft.core.json_text import find_json, find_partial_json
from plandraft.core.plan import Entry, Ideology, Plan
from plandraft.core.replies import FrameReply, MeasuresReply, PatchShape, RepairReply, Shape, WholeReply
from plandraft.core.texts import writable
from plandraft.drafting import assemble, stages
from plandraft.drafting.answers import WANTED, fit, read_answer
from plandraft.filling.patches import fields_in

State = Literal["waiting", "writing", "done", "failed"]


@dataclass(frozen=True, kw_only=True)
class PartialAsk:
    """One question and its answer as far as it is written.

    Attributes:
        ask: The question.
        state: ``waiting`` for the first piece; ``writing``; ``done``; ``failed``, where no use can be made of it.
        chars: Length of the answer so far.
        value: The answer so far, in the shape that was asked for, what is not there yet empty; None before it begins.
    """

    ask: Ask = field(repr=False)
    state: State = "waiting"
    chars: int = 0
    value: Shape | None = None

    @property
    def prompt(self) -> str:
        """Name of the prompt."""
        return self.ask.prompt

    @property
    def about(self) -> str:
        """The area of a measures ask, the node of a repair; empty where a prompt has one ask."""
        inputs = self.ask.inputs
        if isinstance(inputs, MeasuresInputs):
            return inputs.area.name
        return inputs.node_id if isinstance(inputs, RepairInputs) else ""

    @property
    def is_open(self) -> bool:
        """Whether more of it may come."""
        return self.state in ("waiting", "writing")


@dataclass(frozen=True, kw_only=True)
class PartialPlan:
    """A plan that is being written: its questions, in the order they were first asked, and what they come to."""

    asks: tuple[PartialAsk, ...] = ()

    @cached_property
    def plan(self) -> Plan:
        """The plan so far, before checks and repairs; ids are for good only when all answers are in."""
        return plan_of(self.asks)


def partial_ask(ask: Ask, text: str, answer: Answer | None) -> PartialAsk:
    """A question with its answer: the whole one, else as far as its text goes."""
    if answer is None:
        raw = find_partial_json(text)
        value = _shaped(ask, raw) if raw else None
        return PartialAsk(ask=ask, state="writing" if text else "waiting", chars=len(text), value=value)
    whole = _whole(ask, answer)
    said = answer.text if isinstance(answer, Reply) else ""
    return PartialAsk(ask=ask, state="done" if whole else "failed", chars=len(said), value=whole)


def plan_of(asks: Iterable[PartialAsk]) -> Plan:
    """The plan that answers come to, whole or partial."""
    found = {(ask.prompt, ask.about): ask for ask in asks}
    whole, frame = found.get(("whole", "")), found.get(("frame", ""))
    if whole is not None:
        return _from_whole(whole)
    if frame is None:
        return Plan()
    plan, areas = frame_of(frame)
    plan = stages.measured(plan, areas, [_measures(found.get(("measures", area.name))) for area in areas])
    schedule = found.get(("schedule", ""))
    if schedule is None:
        return plan
    inputs = schedule.ask.inputs
    placed = inputs.placed if isinstance(inputs, ScheduleInputs) else ()
    return _with_entries(plan, stages.scheduled(plan, schedule.value, placed), schedule)


def frame_of(frame: PartialAsk) -> tuple[Plan, tuple[AreaLine, ...]]:
    """The plan's frame and the areas of its measures; what is not written yet is empty, what failed a named gap."""
    if frame.state == "failed":
        return stages.framed(None, brief_of(frame))
    reply = frame.value or FrameReply(ideology="", goals=[], areas=[])
    plan, areas = stages.framed(reply, brief_of(frame))
    return _still_open(plan, frame), areas


def brief_of(ask: PartialAsk) -> Brief:
    """The material of a drafting ask."""
    assert isinstance(ask.ask.inputs, StepInputs)
    return ask.ask.inputs.brief


def _measures(ask: PartialAsk | None) -> Shape | None:
    if ask is not None and ask.state == "failed":
        return None
    return ask.value if ask is not None and ask.value else MeasuresReply(measures=[])


def _from_whole(ask: PartialAsk) -> Plan:
    reply = ask.value if isinstance(ask.value, WholeReply) else None
    empty = WholeReply(ideology="", goals=[], measures=[], schedule=[])
    plan, entries = stages.whole(reply or empty, brief_of(ask))
    begun = reply is not None and (ask.state == "done" or bool(reply.schedule))
    return _with_entries(_still_open(plan, ask), entries if begun else (), ask)


def _still_open(plan: Plan, ask: PartialAsk) -> Plan:
    """An ideology that may still come is no gap."""
    written = getattr(ask.value, "ideology", "")
    return plan.model_copy(update={"ideology": Ideology()}) if ask.is_open and not written else plan


def _with_entries(plan: Plan, entries: tuple[Entry, ...], ask: PartialAsk) -> Plan:
    if not ask.is_open:
        return assemble.complete(plan, entries, brief_of(ask))
    numbered = (entry.model_copy(update={"id": f"S{n}"}) for n, entry in enumerate(entries, 1))
    return plan.model_copy(update={"schedule": tuple(numbered)})


def _whole(ask: Ask, answer: Answer) -> Shape | None:
    if ask.prompt in WANTED:
        return read_answer(answer, WANTED[ask.prompt]).value
    raw = find_json(answer.text) if isinstance(answer, Reply) else None
    return _shaped(ask, raw) if raw else None


def _shaped(ask: Ask, raw: dict[str, object]) -> Shape | None:
    if ask.prompt in WANTED:
        return fit(raw, WANTED[ask.prompt].shape, [])
    if not isinstance(ask.inputs, RepairInputs):
        return None
    texts = [(name, _texts(value)) for name, value in fields_in(raw, ask.inputs.node_id)]
    patches = [PatchShape(field=name, value=value) for name, value in texts if value]
    return RepairReply(patches=patches) if patches else None


def _texts(value: object) -> list[str]:
    return [writable(str(one)) for one in (value if isinstance(value, list) else [value]) if str(one).strip()]
