"""A small brief and the inputs of every prompt, made up for these tests."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from plandraft.core.brief import Brief, SampleItem
from plandraft.core.calendar import Calendar, CalendarDay
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.inputs import (
    AreaShare,
    FieldFault,
    FrameInputs,
    MeasuresInputs,
    OpenInputs,
    RepairInputs,
    RepairNode,
    ResizeInputs,
    ReviewInputs,
    WholeInputs,
)
from plandraft.core.knowledge import Basic, Cite, Reference
from plandraft.core.matters import matters_of
from plandraft.core.owners import Owner
from plandraft.core.period import Period
from plandraft.core.plan import Action, BudgetItem, Goal, Measure, Origin, Plan
from plandraft.core.profile import Profile
from plandraft.core.proportions import sizes_for
from plandraft.core.replies import ActionShape, AreaShape, GoalShape, MeasureShape, WholeReply
from plandraft.core.revise_inputs import ReviseInputs, Wish
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing
from plandraft.core.work_areas import WorkArea
from plandraft.knowledge import load_knowledge

CONGRESS = Reference(
    id="r1",
    source="test",
    verified=True,
    kind="congress",
    canonical="某次大会精神",
    short="某次大会",
    pattern="某次大会",
    cite=Cite(since=dt.date(2026, 1, 1)),
)
"""What every plan of the test material may cite."""


def brief(**profile: object) -> Brief:
    """A brief whose profile's fields can be set."""
    facts = {
        "name": "青石医院工会委员会",
        "sector": "hospital",
        "period": 2027,
        "members": 320,
        "departments": ["工会办公室", "护理部"],
        "budget": {"total": 60000},
        "priorities": ["建好职工书屋"],
        "last_year": {"done": ["建成文体协会"], "unfinished": ["集体合同续签（6月底前）"]},
        "requirements": [{"text": "开展安全生产月活动", "document": "县总工会2027年劳动保护通知"}],
        "required_events": [{"title": "护士节座谈会", "date": "2027-05-12", "owner": "护理部"}],
        "avoid": ["出省旅游"],
        **profile,
    }
    read = Profile.model_validate(facts)
    day = CalendarDay(
        observance="nurses", name="护士节", start=dt.date(2027, 5, 12), end=dt.date(2027, 5, 12), ordinal="第116个"
    )
    return Brief(
        profile=read,
        kind=load_knowledge().kind,
        calendar=Calendar(period=Period(year=2027), working_months=tuple(range(1, 13)), days=(day,)),
        areas=(WorkArea(id="care", source="test", verified=True, names={"all": "困难帮扶"}),),
        matters=matters_of(read),
        owners=tuple(Owner(name=body.name, kind="department") for body in read.departments),
        spending=(
            BudgetItem(id="B1", purpose="文体活动", amount=Decimal(40000), origin=Origin.PROPOSED),
            BudgetItem(id="B2", purpose="职工慰问", amount=Decimal(20000), origin=Origin.PROPOSED),
        ),
        basics=(
            Basic(id="meeting", source="test", verified=True, areas=("culture",), text={"all": "职工大会：何时开"}),
        ),
        days=(day,),
        laws=("中华人民共和国工会法",),
        references=(CONGRESS,),
        as_of=dt.date(2026, 11, 24),
    )


def inputs(of: Brief, *, faults: tuple[str, ...] = ()) -> dict[str, FrozenModel]:
    """The inputs of every prompt for a brief."""
    sizes = sizes_for(3000, headcount=320, matters=len(of.matters), demands=3, has_money=True)
    events = [matter for matter in of.matters if "event" in matter.kinds]
    culture = AreaShare(
        name="文体活动",
        work_areas=("culture",),
        matters=tuple(matter for matter in of.matters if matter not in events),
        usual=("读书会",),
        basics=("职工大会：何时开",),
        money=tuple(item.id for item in of.spending[:1]),
        measure_count=3,
    )
    others = AreaShare(name="", matters=tuple(events), measure_count=2)
    samples = (SampleItem(id="s1", text="〔单位〕每季度办一次读书会", area="culture"),)
    measure = Measure(
        id="M1", area="文体活动", title="建职工书屋", claims=("P1",), owner="工会办公室", indicator="书屋开放",
        actions=(Action(text="购书五百册。", timing=Timing.of(3), line="书屋选书"), Action(text="开放。")),
        timing=Timing.of(3),
    )  # fmt: skip
    plan = Plan(
        preamble="本会现有会员320人。",
        goals=(Goal(id="G1", text="职工书屋6月底前开放", claims=("P1",)),),
        measures=(measure,),
        budget=of.spending,
        closing="年底对账。",
    )
    return {
        "frame": FrameInputs(brief=of, faults=faults, areas=(culture, others), sizes=sizes, goal_count=6),
        "measures": MeasuresInputs(
            brief=of, faults=faults, areas=(culture,), others=(others,), samples=samples, sizes=sizes, measure_count=3
        ),
        "whole": WholeInputs(
            brief=of, faults=faults, samples=samples, plan_areas=(culture, others), areas=(culture, others),
            sizes=sizes, goal_count=6, measure_count=5,
        ),
        "open": OpenInputs(
            brief=of, faults=faults, matters=tuple(events), months=(7, 8), areas=("文体活动",), measures=(measure,)
        ),
        "review": ReviewInputs(
            brief=of, faults=faults, plan=plan, chars=2600, months=(7, 8), matters=tuple(events),
            unpaid=("B2 职工慰问",),
            idle=("劳动争议调解委员会",),
            clashes=("G1 和 M1 的时限不一致",),
        ),
        "resize": ResizeInputs(
            brief=of,
            faults=faults,
            measures=(measure,),
            targets=(30,),
            promised=("6月底前书屋开放",),
            chars=60,
            wanted=30,
        ),
        "revise": ReviseInputs(
            organisation=of.profile.name, period="2027年", plan=plan, faults=faults,
            wishes=(
                Wish(number=1, words="书屋改成线上借阅", instruction="书屋改成线上借阅", why="没有看懂要改什么"),
                Wish(number=2, words="由他牵头", instruction="竞赛推迟到十月，由他牵头"),
            ),
            owners=of.owner_choices, avoid=("出省旅游",), working=(1, 3, 6),
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
            choices={"owner": of.owner_choices},
        ),
    }  # fmt: skip


def rests(of: Brief) -> dict[str, FrozenModel]:
    """The inputs of every prompt of which less can be asked for, where a part is there already."""
    first = inputs(of)
    goal = GoalShape(text="职工书屋6月底前开放", indicator="", claims=["P1"], area="文体活动")
    measure = MeasureShape(
        area="文体活动",
        title="建职工书屋",
        claims=["P1"],
        actions=[ActionShape(text="购书五百册。", when="3—5月", line="书屋选书")],
        owner="工会办公室",
        partners=[],
        indicator="书屋开放",
        budget="B1",
    )
    known = WholeReply(
        opening="本会现有会员320人。",
        ideology="围绕中心。",
        goals=[goal],
        areas=[AreaShape(name="文体活动", lead="书屋建成。")],
        measures=[measure],
        budget=[],
        closing="",
    )
    return {
        "frame": first["frame"].model_copy(update={
            "parts": ("goals", "closing"), "goal_count": 3, "known_goals": (goal.text,), "partial": True,
        }),
        "measures": first["measures"].model_copy(update={
            "known": ("建职工书屋",), "measure_count": 1, "partial": True, "samples": (), "variant": 1,
        }),
        "whole": first["whole"].model_copy(update={
            "parts": ("areas", "measures", "budget"), "known": known, "measure_count": 4,
            "areas": first["whole"].areas[1:],
        }),
        "open": first["open"].model_copy(update={"matters": ()}),
        "review": first["review"].model_copy(
            update={"matters": (), "months": (), "unpaid": (), "idle": (), "clashes": (), "chars": 3500}
        ),
        "resize": first["resize"].model_copy(update={"wanted": 120, "promised": ()}),
    }  # fmt: skip
