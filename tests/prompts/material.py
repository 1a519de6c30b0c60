"""A small brief and the inputs of every prompt, made up for these tests."""

from __future__ import annotations

import datetime as dt

from plandraft.core.brief import Brief, SampleItem
from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.inputs import (
    AreaLine,
    FieldFault,
    FrameInputs,
    MeasuresInputs,
    RepairInputs,
    RepairNode,
    ScheduleInputs,
    WholeInputs,
)
from plandraft.core.knowledge import Cite, Reference, WorkArea
from plandraft.core.noun import Noun
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Measure
from plandraft.core.profile import Profile
from plandraft.core.replies import EntryShape, MeasureShape, NumberedGoalShape, WholeReply
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing


def brief(**profile: object) -> Brief:
    """A brief whose profile's fields can be set."""
    facts = {
        "name": "青石医院工会委员会",
        "sector": "hospital",
        "period": 2027,
        "members": 320,
        "departments": ["工会办公室", "护理部"],
        "priorities": ["建好职工书屋"],
        **profile,
    }
    day = CalendarDay(
        observance="nurses", name="护士节", start=dt.date(2027, 5, 12), end=dt.date(2027, 5, 12), ordinal="第116个"
    )
    return Brief(
        profile=Profile.model_validate(facts),
        calendar=Calendar(period=Period(year=2027), working_months=tuple(range(1, 13)), days=(day,)),
        areas=(WorkArea(id="care", source="test", verified=True, names={"all": "困难帮扶"}),),
        references=(
            Reference(
                id="r1",
                source="test",
                verified=True,
                kind="congress",
                canonical="某次大会精神",
                short="某次大会",
                pattern="某次大会",
                cite=Cite(since=dt.date(2026, 1, 1)),
            ),
        ),
        as_of=dt.date(2026, 11, 24),
    )


def inputs(of: Brief, *, faults: tuple[str, ...] = ()) -> dict[str, Noun]:
    """The inputs of every prompt for a brief."""
    goal = Goal(id="G1", text="职工书屋建成开放", indicator="6月底前开放", area="文体活动")
    measure = Measure(
        id="M1", area="文体活动", title="建职工书屋", actions=("购书五百册",), goal_ids=("G1",), owner="工会办公室",
        timing=Timing.of(3, 4, 5),
    )  # fmt: skip
    area, other = AreaLine(name="文体活动", intent="书屋建成"), AreaLine(name="困难帮扶", intent="帮扶有据")
    samples = (SampleItem(id="s1", text="〔单位〕每季度办一次读书会", area="文体活动"),)
    return {
        "frame": FrameInputs(brief=of, faults=faults),
        "measures": MeasuresInputs(
            brief=of, faults=faults, goals=(goal,), area=area, neighbours=(other,), samples=samples,
            length_chars=400, measure_count=3,
        ),
        "schedule": ScheduleInputs(
            brief=of, faults=faults, measures=(measure,),
            placed=(Entry(id="S1", title="春节前走访慰问", timing=Timing.of(1)),),
        ),
        "whole": WholeInputs(
            brief=of, faults=faults, samples=samples, areas=(area, other), goal_count=6, measure_count=12
        ),
        "repair": RepairInputs(
            organisation=of.profile.name, sector=Sector.HOSPITAL, period="2027年",
            nodes=(
                RepairNode(
                    id="M1", kind="措施",
                    content='{"title":"建职工书屋","actions/0":"购书五百册","owner":"相关部门"}',
                    faults=(
                        FieldFault(field="owner", message="责任部门不具体", suggestion="写明部门"),
                        FieldFault(field="actions/0", message="数字没有依据", evidence="五百册"),
                    ),
                ),
                RepairNode(
                    id="M4", kind="措施", content='{"title":"办读书会","owner":"有关科室和工会"}',
                    faults=(
                        FieldFault(
                            field="owner", message="责任部门不具体", evidence="有关科室", suggestion="写明部门"
                        ),
                    ),
                ),
            ),
            choices={"owner": of.profile.owners},
        ),
    }  # fmt: skip


def rests(of: Brief) -> dict[str, Noun]:
    """The inputs of every drafting prompt where a part is there already."""
    first = inputs(of)
    goal = NumberedGoalShape(
        ref="G1", text="职工书屋建成开放", indicator="6月底前开放", area="文体活动", origin="profile"
    )
    measure = MeasureShape(
        ref="M1",
        area="文体活动",
        title="建职工书屋",
        actions=["购书五百册"],
        goals=["G1"],
        owner="工会办公室",
        partners=[],
        months=[3, 4, 5],
        rhythm="once",
        indicator="书屋开放",
        origin="profile",
    )
    entry = EntryShape(month=3, title="书屋选址", measures=["M1"], owner="工会办公室")
    known = WholeReply(ideology="围绕中心。", goals=[goal], measures=[measure], schedule=[entry])
    return {
        "frame": first["frame"].model_copy(update={
            "parts": ("goals", "areas"), "goal_count": 3, "area_count": 4, "known_goals": (goal.text,),
            "known_areas": ("文体活动",), "partial": True,
        }),
        "measures": first["measures"].model_copy(update={
            "known": ("建职工书屋",), "measure_count": 1, "partial": True,
        }),
        "schedule": first["schedule"].model_copy(update={"months": (11, 12)}),
        "whole": first["whole"].model_copy(update={
            "parts": ("measures", "schedule"), "known": known, "months": (4, 5), "measure_count": 6,
        }),
    }  # fmt: skip
