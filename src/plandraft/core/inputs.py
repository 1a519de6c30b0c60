"""The typed inputs of the prompts, one model each; templates know these fields and no others."""

from __future__ import annotations

from pydantic import Field

from plandraft.core.brief import Brief, SampleItem
from plandraft.core.noun import Noun
from plandraft.core.plan import Entry, Goal, Measure
from plandraft.core.sector import Sector


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
    """Inputs of ``frame``."""

    goal_count: int = Field(default=6, ge=4)


class MeasuresInputs(StepInputs):
    """Inputs of ``measures``: one area, with a line about its neighbours."""

    goals: tuple[Goal, ...]
    area: AreaLine
    neighbours: tuple[AreaLine, ...]
    samples: tuple[SampleItem, ...]
    length_chars: int
    measure_count: int


class ScheduleInputs(StepInputs):
    """Inputs of ``schedule``: the measures, and the entries that code has placed already."""

    measures: tuple[Measure, ...]
    placed: tuple[Entry, ...]


class WholeInputs(StepInputs):
    """Inputs of ``whole``."""

    samples: tuple[SampleItem, ...]
    areas: tuple[AreaLine, ...]
    goal_count: int
    measure_count: int


class FieldFault(Noun):
    """One fault of a node, as a repair prompt states it."""

    field: str
    message: str
    evidence: str = ""
    suggestion: str = ""


class RepairInputs(Noun):
    """Inputs of ``repair``: one node and what is wrong with it; nothing of the plan beside.

    Attributes:
        kind: What the node is: ideology, goal, measure, entry or plan.
        content: The node's own fields as compact JSON.
        choices: Allowed values for fields that take only some, by field.
    """

    organisation: str
    sector: Sector
    period: str
    node_id: str
    kind: str
    content: str
    faults: tuple[FieldFault, ...]
    choices: dict[str, tuple[str, ...]] = Field(default_factory=dict)
