"""Nodes become a plan: the frame, named gaps, and everything that follows from the nodes."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.gap import gaps_in
from plandraft.core.inputs import AreaShare
from plandraft.core.plan import Action, Measure, Origin, Plan
from plandraft.core.replies import BudgetShape, FrameReply, GoalShape, MeasureShape
from plandraft.core.timing import Timing
from plandraft.drafting.assemble import (
    assembled,
    framed,
    missing_measures,
)
from plandraft.drafting.nodes import measures_of
from tests.drafting.briefs import brief_of
from tests.drafting.shapes import BRIEF, action, shape


def test_a_frame_has_names_period_demands_money_and_signature() -> None:
    """Title and organisation are the profile's, whatever was answered."""
    reply = FrameReply(
        opening="本会现有职工400人。",
        ideology="围绕中心。",
        goals=[GoalShape(text="食堂改造完成", indicator="", claims=["P1"], area="后勤")],
        budget=[BudgetShape(id=number, purpose="慰问", amount=1, note="") for number in ("B1", "")],
        closing="年底对账。",
    )
    plan = framed(reply, BRIEF)
    assert plan.title == "云岭试验单位工会委员会2027年工作计划"
    assert plan.matters == BRIEF.matters
    assert [item.amount for item in plan.budget] == [25000, 25000]
    assert plan.signature.date == BRIEF.as_of
    assert (plan.preamble, plan.closing) == (reply.opening, reply.closing)
    assert plan.measures == plan.schedule == ()


def test_the_gaps_of_areas_name_every_demand_under_an_id_of_its_own() -> None:
    """An area without demands is named itself."""
    matters = BRIEF.matters
    areas = [
        AreaShare(name="后勤", matters=matters[:2]),
        AreaShare(name="文体"),
        AreaShare(name="", matters=matters[2:4]),
    ]
    found = missing_measures(areas, 5, some=False)
    assert [m.id for m in found] == ["M5", "M6", "M7", "M8", "M9"]
    named = [gaps_in(m.title)[0] for m in found]
    expected = [
        f"{name}的工作措施" for name in (matters[0].text, matters[1].text, "文体", matters[2].text, matters[3].text)
    ]
    assert named == expected
    assert [m.claims for m in found] == [(matters[0].id,), (matters[1].id,), (), (matters[2].id,), (matters[3].id,)]
    assert all(m.origin == Origin.PENDING for m in found)
    assert gaps_in(missing_measures(areas[1:2], 1, some=True)[0].title) == ("文体的其余工作措施",)


def test_everything_follows_from_the_nodes() -> None:
    """Claims, links, the event's day, times, the calendar and what the money is for."""
    frame = FrameReply(
        opening="", ideology="", goals=[GoalShape(text="食堂改造完成", indicator="", claims=["P1"], area="")],
        budget=[], closing="",
    )  # fmt: skip
    measures = measures_of(
        [
            shape(title="职工食堂改造", claims=[], actions=[action("施工。", "6月", "食堂施工")]),
            shape(title="年终表彰会", claims=["E2"], actions=[action("表彰先进。", "11月", "年终表彰会")]),
        ],
        BRIEF,
        first=1,
    )
    plan = framed(frame, BRIEF).model_copy(update={"measures": measures})
    item = plan.budget[0].model_copy(update={"measure_ids": ("M1",)})
    plan = assembled(plan.model_copy(update={"budget": (item, *plan.budget[1:])}), BRIEF)
    food, event = plan.measures
    assert (food.claims, food.goal_ids, food.origin) == (("P1",), ("G1",), Origin.PROFILE)
    assert event.timing == Timing.on(dt.date(2027, 12, 20))
    assert [(e.title, e.timing.label) for e in plan.schedule] == [("食堂施工", "6月"), ("年终表彰会", "2027年12月20日")]
    assert plan.budget[0].note == "职工食堂改造"
    assert assembled(plan, BRIEF) == plan


def test_an_entry_says_which_observance_it_keeps() -> None:
    """Where it names one in its month; in another month it is none."""
    brief = brief_of(sector="hospital")

    def kept(line: str, month: int) -> str:
        actions = (Action(text="做。", timing=Timing.of(month), line=line),)
        plan = assembled(
            Plan(period=brief.profile.period, measures=(Measure(id="M1", title=line, actions=actions),)), brief
        )
        return plan.schedule[0].observance

    assert kept("护士节座谈会", 5)
    assert kept("护士节座谈会", 9) == ""
    assert kept("走访", 5) == ""


names = st.text(st.sampled_from("甲乙丙走访。，（"), max_size=8)
answers = st.builds(
    lambda title, owner, claims, actions, budget: shape(
        title=title, owner=owner, claims=claims, actions=actions, budget=budget
    ),
    names,
    st.sampled_from(["工会办公室", "总务科", "外事处", ""]),
    st.lists(st.sampled_from(["P1", "U1", "R1", "E1", "E2", "P7", ""]), max_size=3),
    st.lists(
        st.builds(action, names, st.sampled_from(["3月", "5月12日", "13月", "每月", "", "适时"]), names), max_size=3
    ),
    st.sampled_from(["", "B1", "B9"]),
)


@given(st.lists(answers, max_size=5))
def test_putting_together_twice_changes_nothing(shapes: list[MeasureShape]) -> None:
    """Whatever was answered; every line of the calendar is an action's, and every link leads somewhere."""
    frame = FrameReply(opening="", ideology="", goals=[], budget=[], closing="")
    plan = framed(frame, BRIEF).model_copy(update={"measures": measures_of(shapes, BRIEF, first=1)})
    once = assembled(plan, BRIEF)
    assert assembled(once, BRIEF) == once
    lines = {(m.id, a.line) for m in once.measures for a in m.actions}
    assert all((entry.measure_ids[0], entry.title) in lines for entry in once.schedule)
    goals = {goal.id for goal in once.goals}
    assert all(set(measure.goal_ids) <= goals for measure in once.measures)
    read = Plan.model_validate(once.model_dump())
    assert read.model_copy(update={"high_water": once.high_water}) == once
