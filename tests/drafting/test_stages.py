"""What the plan is after a step: months without anything, and what several have written twice."""

from __future__ import annotations

from typing import Any

import pytest

from plandraft.core.plan import Action, Entry, Goal, Lead, Measure, Plan
from plandraft.core.replies import MeasuresReply
from plandraft.core.timing import Timing
from plandraft.drafting.assemble import missing_measure
from plandraft.drafting.stages import added, demands_first, empty_months, without_headings
from tests.drafting.briefs import brief_of
from tests.drafting.shapes import BRIEF, action, shape


@pytest.mark.parametrize(
    ("length", "missing", "told"),
    [(900, (5,), ()), (900, (5, 10), (5, 10)), (3000, (5,), (5,)), (3000, (), ())],
)
def test_a_short_plan_may_have_a_quiet_month(length: int, missing: tuple[int, ...], told: tuple[int, ...]) -> None:
    """Any other plan, and a short one with more of them, is asked about each."""
    brief = brief_of(length_chars=length)
    months = [month for month in range(1, 13) if month not in missing]
    entries = tuple(Entry(id=f"S{month}", title="走访", timing=Timing.of(month)) for month in months)
    plan = Plan(period=brief.profile.period, measures=(Measure(id="M1", title="走访"),), schedule=entries)
    assert empty_months(plan, brief) == told


@pytest.mark.parametrize(("claims", "titles"), [([], ["走访"]), (["P1"], ["走访", "走访"])])
def test_everyday_work_of_the_same_title_is_not_written_twice(claims: list[str], titles: list[str]) -> None:
    """What a demand asks for comes all the same: it may be another thing of the same name."""
    there = Plan(measures=(Measure(id="M1", title="走访"),))
    more: dict[str, Any] = {"title": "走访", "claims": claims, "actions": [action("再走一遍。", "3月", "再走访")]}
    made = added(there, MeasuresReply(areas=[], measures=[shape(**more)]), (), BRIEF)
    assert [measure.title for measure in made.measures] == titles


def test_the_house_comes_after_the_people() -> None:
    """Even where the first demand is of the house; what nothing demands comes after what something does."""
    brief = brief_of(priorities=["职工之家扩建", "夜班轮休"], length_chars=3000)
    house = next(area.name(brief.profile.sector) for area in brief.areas if area.house)
    measures = [
        Measure(id="M1", area="文体活动", title="比赛", actions=(Action(text="比赛。"),)),
        Measure(id="M2", area=house, title="扩建职工之家", claims=("P1",), actions=(Action(text="扩建。"),)),
        Measure(id="M3", area="劳动保护", title="轮休", claims=("P2",), actions=(Action(text="轮休。"),)),
    ]
    ordered = demands_first(Plan(period=brief.profile.period, matters=brief.matters, measures=tuple(measures)), brief)
    assert ordered.areas() == ("劳动保护", "文体活动", house)


@pytest.mark.parametrize(
    ("people", "length", "areas"), [(35, 900, ("",)), (35, 3000, ("关爱",)), (300, 900, ("关爱",))]
)
def test_a_short_plan_of_few_people_has_no_headings(people: int, length: int, areas: tuple[str, ...]) -> None:
    """Its measures are one list, numbered through."""
    brief = brief_of(headcount=people, length_chars=length)
    goals = (Goal(id="G1", text="看望每名住院职工", area="关爱"),)
    measures = (Measure(id="M1", area="关爱", title="走访", actions=(Action(text="走访。"),)),)
    plan = Plan(goals=goals, measures=measures, leads=(Lead(area="关爱", text="看望到人。"),))
    made = without_headings(plan, brief)
    assert (made.areas(), {goal.area for goal in made.goals}, bool(made.leads)) == (areas, {*areas}, areas != ("",))


def test_a_plan_that_lacks_measures_keeps_its_headings() -> None:
    """They are where the others belong when they can be had."""
    brief = brief_of(headcount=35, length_chars=900, priorities=["夜班轮休"])
    plan = Plan(measures=(missing_measure(brief.matters[0], "关爱", 1),))
    assert without_headings(plan, brief) == plan
