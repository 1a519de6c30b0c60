"""A brief of every kind but the first, from a profile of the examples, and the inputs of every prompt for it.

What surrounds the profile is made up, so that a text changes only with the prompts and with what the kind says of them.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from plandraft.core.brief import Brief
from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.inputs import (
    FRAME_PARTS,
    WHOLE_PARTS,
    AreaShare,
    FrameInputs,
    MeasuresInputs,
    OpenInputs,
    ResizeInputs,
    ReviewInputs,
    WholeInputs,
)
from plandraft.core.knowledge import Basic
from plandraft.core.matters import matters_of
from plandraft.core.owners import Owner
from plandraft.core.plan import Action, BudgetItem, Goal, Measure, Origin, Plan
from plandraft.core.proportions import sizes_for
from plandraft.core.settings import AS_SHIPPED
from plandraft.core.timing import Timing
from plandraft.knowledge import kinds_known, knowledge_for
from plandraft.knowledge.kinds import FIRST
from plandraft.profiles import load_profile
from tests.prompts.material import CONGRESS

EXAMPLES = Path(__file__).parents[2] / "examples" / "kinds"
PROFILES = {kind.id: min((EXAMPLES / kind.id).glob("*.yaml")) for kind in kinds_known(AS_SHIPPED) if kind.id != FIRST}
"""By kind, the profile whose prompts are kept as files."""


def brief_of(kind: str) -> Brief:
    """The brief of a kind's profile."""
    profile = load_profile(PROFILES[kind])
    day = CalendarDay(
        observance="day", name="某日", start=dt.date(2027, 5, 12), end=dt.date(2027, 5, 12), gift_festival=True
    )
    return Brief(
        profile=profile,
        kind=knowledge_for(kind).kind,
        calendar=Calendar(period=profile.period, working_months=tuple(range(1, 13)), days=(day,)),
        areas=(),
        matters=matters_of(profile),
        owners=tuple(Owner(name=body.name, kind="department") for body in (*profile.departments, *profile.bodies)),
        spending=(BudgetItem(id="B1", purpose="培训", amount=Decimal(4000), origin=Origin.PROPOSED),),
        basics=(Basic(id="review", source="test", verified=True, areas=("rules",), text={"all": "半年检查：何时查"}),),
        days=(day,),
        references=(CONGRESS,),
        as_of=dt.date(2026, 11, 24),
    )


def inputs_of(brief: Brief, plan: Plan | None = None) -> dict[str, FrozenModel]:
    """The inputs of every prompt that begins with the brief.

    Args:
        brief: The job's material.
        plan: The plan that is looked through, enlarged and filled up; None for a small one.
    """
    plan = plan or _plan(brief)
    area = AreaShare(name="重点工作", matters=brief.matters, measure_count=4, money=("B1",))
    sizes = sizes_for(2000, headcount=40, matters=len(brief.matters), demands=len(brief.matters), has_money=True)
    measures = plan.measures[:3]
    frame_parts = tuple(part for part in FRAME_PARTS if part != "budget" and brief.kind.has(part))
    parts = tuple(part for part in WHOLE_PARTS if part == "areas" or (part != "budget" and brief.kind.has(part)))
    return {
        "frame": FrameInputs(brief=brief, parts=frame_parts, areas=(area,), sizes=sizes, goal_count=4),
        "measures": MeasuresInputs(brief=brief, areas=(area,), sizes=sizes, measure_count=4),
        "whole": WholeInputs(
            brief=brief, parts=parts, plan_areas=(area,), areas=(area,), sizes=sizes, goal_count=4, measure_count=4
        ),
        "open": OpenInputs(
            brief=brief, matters=brief.matters[:1], months=(7, 8), areas=("重点工作",), measures=measures
        ),
        "review": ReviewInputs(brief=brief, plan=plan, chars=1700, months=(7, 8), idle=("某小组",)),
        "resize": ResizeInputs(brief=brief, measures=measures, targets=(30,) * len(measures), chars=90, wanted=60),
    }


def _plan(brief: Brief) -> Plan:
    """One goal and one measure, for the first demand."""
    first = brief.matters[0]
    measure = Measure(
        id="M1",
        area="重点工作",
        title="办好第一件事",
        claims=(first.id,),
        owner=brief.owner_choices[0],
        actions=(Action(text="列出要办的几步。", timing=Timing.of(3), line="列出步骤"),),
        timing=Timing.of(3),
    )
    return Plan(
        preamble="现有人员若干。",
        goals=(Goal(id="G1", text="6月底前办成", claims=(first.id,)),),
        measures=(measure,),
        budget=brief.spending,
        closing="年底对账。",
    )
