"""The typed inputs of the prompts, one model each; templates know these fields and no others."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plandraft.core.brief import Brief, SampleItem
from plandraft.core.noun import Noun
from plandraft.core.plan import Entry, Goal, Measure
from plandraft.core.replies import WholeReply
from plandraft.core.sector import Sector

FramePart = Literal["ideology", "goals", "areas"]
FRAME_PARTS: tuple[FramePart, ...] = ("ideology", "goals", "areas")
WholePart = Literal["ideology", "goals", "measures", "schedule"]
WHOLE_PARTS: tuple[WholePart, ...] = ("ideology", "goals", "measures", "schedule")


class AreaLine(Noun):
    """An area of the frame: its heading, its line of intent, and the work area it belongs to, if known."""

    name: str
    intent: str = ""
    work_area: str = ""


class StepInputs(Noun):
    """What every drafting prompt knows.

    Attributes:
        brief: The job's material; the part of the prompt made from it alone comes first and never changes.
        faults: What was wrong with the last answer to the same question; empty when asked first.
    """

    brief: Brief
    faults: tuple[str, ...] = ()


class FrameInputs(StepInputs):
    """Inputs of ``frame``.

    Attributes:
        parts: What is asked for; the rest is there already, or asked for in another question.
        goal_count: How many goals are asked for.
        area_count: How many areas, where only some are asked for; 0 leaves it to the model.
        partial: Whether the others are asked for afterwards.
        known_goals: The goals that are there.
        known_areas: The names of the areas that are there.
    """

    parts: tuple[FramePart, ...] = FRAME_PARTS
    goal_count: int = Field(default=6, ge=1)
    area_count: int = 0
    partial: bool = False
    known_goals: tuple[str, ...] = ()
    known_areas: tuple[str, ...] = ()


class MeasuresInputs(StepInputs):
    """Inputs of ``measures``: one area, with a line about its neighbours.

    Attributes:
        length_chars: Characters of the measures that are asked for.
        measure_count: How many are asked for.
        partial: Whether the others are asked for afterwards.
        known: The titles of the area's measures that are there.
    """

    goals: tuple[Goal, ...]
    area: AreaLine
    neighbours: tuple[AreaLine, ...]
    samples: tuple[SampleItem, ...]
    length_chars: int
    measure_count: int
    partial: bool = False
    known: tuple[str, ...] = ()


class ScheduleInputs(StepInputs):
    """Inputs of ``schedule``: the measures, and the entries that are there already.

    Attributes:
        placed: What code has placed, and what came in an earlier reply.
        months: The months that are asked for, in order of the period; all where none are named.
    """

    measures: tuple[Measure, ...]
    placed: tuple[Entry, ...]
    months: tuple[int, ...] = ()


class WholeInputs(StepInputs):
    """Inputs of ``whole``.

    Attributes:
        parts: What is asked for; the rest is there already.
        goal_count: How many goals are asked for.
        measure_count: How many measures are asked for.
        months: The months whose entries are asked for, in order of the period; all where none are named.
        known: What is there, with the numbers it was given.
    """

    samples: tuple[SampleItem, ...]
    areas: tuple[AreaLine, ...]
    goal_count: int
    measure_count: int
    parts: tuple[WholePart, ...] = WHOLE_PARTS
    months: tuple[int, ...] = ()
    known: WholeReply | None = None


class FieldFault(Noun):
    """One fault of a node, as a repair prompt states it."""

    field: str
    message: str
    evidence: str = ""
    suggestion: str = ""


class RepairNode(Noun):
    """One node that a repair prompt shows.

    Attributes:
        id: Its id; ``P`` for the plan itself.
        kind: What it is called in a plan.
        content: Its own fields as compact JSON; ``actions/1`` is the text of the second action.
        faults: What is wrong with it.
    """

    id: str
    kind: str
    content: str
    faults: tuple[FieldFault, ...]


class RepairInputs(Noun):
    """Inputs of ``repair``: some nodes and what is wrong with each; nothing of the plan beside.

    Attributes:
        nodes: The nodes, those of one kind together.
        choices: Allowed values for fields that take only some, by field.
    """

    organisation: str
    sector: Sector
    period: str
    nodes: tuple[RepairNode, ...]
    choices: dict[str, tuple[str, ...]] = Field(default_factory=dict)
