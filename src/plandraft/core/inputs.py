"""The typed inputs of the prompts, one model each; templates know these fields and no others."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plandraft.core.brief import Brief, SampleItem
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.matter import Matter
from plandraft.core.plan import Measure, Plan
from plandraft.core.proportions import ADDITION, Sizes
from plandraft.core.replies import WholeReply
from plandraft.core.sector import Sector

FramePart = Literal["opening", "ideology", "goals", "budget", "closing"]
FRAME_PARTS: tuple[FramePart, ...] = ("opening", "ideology", "goals", "budget", "closing")
WholePart = Literal["opening", "ideology", "goals", "areas", "measures", "budget", "closing"]
WHOLE_PARTS: tuple[WholePart, ...] = ("opening", "ideology", "goals", "areas", "measures", "budget", "closing")


class AreaShare(FrozenModel):
    """What one area of the plan takes on; chosen by code before anything is asked.

    Attributes:
        name: The heading it is proposed under; who writes its measures may find a better one. Empty where the demands
            fit no heading: it is to be found.
        work_areas: Ids of the work areas it stands for, its own first.
        matters: The demands that fall to it.
        usual: What plans of the sector usually do here, a few words each.
        basics: What every plan has, and this plan has here.
        money: Ids of the items of the budget that its measures pay from.
        measure_count: How many measures it is to have.
    """

    name: str
    work_areas: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    usual: tuple[str, ...] = ()
    basics: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    measure_count: int = Field(default=2, ge=1)

    @property
    def heading(self) -> str:
        """What its measures stand under where nobody has found a better heading."""
        return self.name or "年度重点工作"


class StepInputs(FrozenModel):
    """What every drafting prompt knows.

    Attributes:
        brief: The job's material; the part of the prompt made from it alone comes first and never changes.
        faults: What was wrong with the last answer to the same question; empty when asked first.
        variant: Number of the draft, from 0; another draft of the same profile is asked for in other words.
        terse: Whether the rules are said in short, for a model whose window has no room for them in full.
    """

    brief: Brief
    faults: tuple[str, ...] = ()
    variant: int = 0
    terse: bool = False


class FrameInputs(StepInputs):
    """Inputs of ``frame``: everything but the measures, which are asked for at the same time.

    Attributes:
        parts: What is asked for; the rest is there already, or asked for in another question.
        areas: All areas, with the demands that fall to each.
        sizes: How long each part is to be.
        goal_count: How many goals are asked for.
        partial: Whether the others are asked for afterwards.
        known_goals: The goals that are there.
    """

    parts: tuple[FramePart, ...] = FRAME_PARTS
    areas: tuple[AreaShare, ...]
    sizes: Sizes
    goal_count: int = Field(ge=1)
    partial: bool = False
    known_goals: tuple[str, ...] = ()


class MeasuresInputs(StepInputs):
    """Inputs of ``measures``: a group of areas, with a line about the others.

    Attributes:
        areas: The areas whose measures are asked for.
        others: The areas that somebody else writes at the same time.
        samples: Items of other plans for these areas.
        sizes: How long each part is to be.
        measure_count: How many measures are asked for.
        partial: Whether the others are asked for afterwards.
        known: The titles of the measures that are there.
    """

    areas: tuple[AreaShare, ...]
    others: tuple[AreaShare, ...] = ()
    samples: tuple[SampleItem, ...] = ()
    sizes: Sizes
    measure_count: int = Field(ge=1)
    partial: bool = False
    known: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the group is called: its areas."""
        return "、".join(area.name or "其他" for area in self.areas)


class WholeInputs(StepInputs):
    """Inputs of ``whole``: everything at once.

    Attributes:
        plan_areas: All areas of the plan, with all their demands.
        areas: Those whose measures are asked for, with the demands that are open.
        samples: Items of other plans for these areas.
        sizes: How long each part is to be.
        goal_count: How many goals are asked for.
        measure_count: How many measures are asked for.
        parts: What is asked for; the rest is there already.
        known: What is there.
    """

    plan_areas: tuple[AreaShare, ...]
    areas: tuple[AreaShare, ...]
    samples: tuple[SampleItem, ...] = ()
    sizes: Sizes
    goal_count: int = Field(ge=1)
    measure_count: int = Field(ge=1)
    parts: tuple[WholePart, ...] = WHOLE_PARTS
    known: WholeReply | None = None


class OpenInputs(StepInputs):
    """Inputs of ``open``: what a plan still lacks.

    Attributes:
        matters: The demands that no measure takes up.
        months: The working months without anything, in order of the period.
        areas: The headings that are there.
        measures: The measures that are there.
        addition_chars: Characters of what is added for a month.
    """

    matters: tuple[Matter, ...] = ()
    months: tuple[int, ...] = ()
    addition_chars: int = ADDITION
    areas: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()


def open_parts(inputs: OpenInputs) -> tuple[str, ...]:
    """The fields of an answer to ``open`` that are asked for."""
    return (*(("measures",) if inputs.matters else ()), *(("additions",) if inputs.months else ()))


class ReviewInputs(StepInputs):
    """Inputs of ``review``: a whole plan, read once more by whoever wrote it.

    Attributes:
        plan: The plan.
        chars: Its printed characters.
        months: The working months without anything, in order of the period.
        matters: The demands that no measure takes up.
        unpaid: Items of the budget that no measure names.
        lines: For each item of the budget, how many lines of the calendar are paid from it.
        proposed_money: Whether purposes and amounts are ours to propose.
        idle: Bodies of the profile that the plan gives nothing to do.
        unsaid: Facts of the profile that no part of the plan takes up, in words.
        clashes: Goals and measures of one demand that name different deadlines, and steps out of their order, in words.
    """

    plan: Plan
    chars: int
    months: tuple[int, ...] = ()
    matters: tuple[Matter, ...] = ()
    unpaid: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    proposed_money: bool = False
    idle: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()


def review_parts(inputs: ReviewInputs) -> tuple[str, ...]:
    """The fields of an answer to ``review`` that are asked for."""
    return ("texts", "goals", "actions", "measures", "added", *(("budget",) if inputs.plan.budget else ()))


class ResizeInputs(StepInputs):
    """Inputs of ``resize``: measures that are to be longer or shorter.

    Attributes:
        measures: The measures.
        targets: Characters that the actions of each are to have, in the order of the measures.
        promised: What goals and the budget say of them.
        chars: Characters of all of them now.
        wanted: Characters that all of them are to have.
    """

    measures: tuple[Measure, ...]
    targets: tuple[int, ...]
    promised: tuple[str, ...] = ()
    chars: int
    wanted: int


class FieldFault(FrozenModel):
    """One fault of a node, as a repair prompt states it."""

    field: str
    message: str
    evidence: str = ""
    suggestion: str = ""


class RepairNode(FrozenModel):
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


class RepairInputs(FrozenModel):
    """Inputs of ``repair``: some nodes and what is wrong with each; nothing of the plan beside.

    Attributes:
        organisation: Whose plan it is.
        sector: Its sector.
        period: What the plan is for, in words.
        nodes: The nodes, those of one kind together.
        choices: Allowed values for fields that take only some, by field.
        variant: Number of the draft, from 0.
    """

    organisation: str
    sector: Sector
    period: str
    nodes: tuple[RepairNode, ...]
    choices: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    variant: int = 0
