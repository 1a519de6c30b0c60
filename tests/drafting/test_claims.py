"""What follows from claims: credit for what is plainly done, links to goals, events on their day."""

from __future__ import annotations

import datetime as dt

import pytest

from plandraft.core.matter import Matter
from plandraft.core.plan import Action, Goal, Measure, Origin, Plan
from plandraft.core.timing import Timing
from plandraft.drafting.claims import claims_credited, events_placed, goals_linked, unclaimed
from tests.drafting.briefs import brief_of

FOOD = Matter(id="P1", text="职工食堂改造", kinds=("priority",), sources=("profile:/priorities/0",))
RATE = Matter(id="R1", text="提案办结率达到95%", kinds=("requirement",), sources=("profile:/requirements/0",))
GAMES = Matter(id="U1", text="职工运动会", others=("全员趣味比赛",), kinds=("unfinished",))


def measure(number: int, title: str, text: str = "做。", *claims: str, **fields: object) -> Measure:
    """A measure with one action."""
    known = {"id": f"M{number}", "title": title, "claims": claims, "actions": (Action(text=text),)}
    return Measure.model_validate(known | fields)


def plan(*measures: Measure, goals: tuple[Goal, ...] = ()) -> Plan:
    """A plan of these."""
    return Plan(measures=measures, goals=goals)


@pytest.mark.parametrize(
    ("matter", "title", "text"),
    [
        (FOOD, "完成职工食堂改造", "做。"),
        (FOOD, "改善后勤条件", "对职工食堂改造立项、施工、验收。"),
        (RATE, "办好职代会提案", "提案逐件答复，办结率达到95%以上，提案办结率按季公布。"),
        (GAMES, "举办职工运动会", "做。"),
        (GAMES, "文体活动", "办一次全员趣味比赛。"),
    ],
)
def test_who_plainly_takes_up_a_demand_is_credited_with_it(matter: Matter, title: str, text: str) -> None:
    """By its title, or by most of the demand's words in what is done; also by its other words."""
    made = claims_credited(plan(measure(1, "走访困难职工"), measure(2, title, text)), (matter,))
    assert [m.claims for m in made.measures] == [(), (matter.id,)]
    assert made.measures[1].sources == matter.sources
    assert unclaimed(made, (matter,)) == ()


@pytest.mark.parametrize(
    ("title", "text"), [("职工浴室改造", "做。"), ("走访困难职工", "送去慰问品。"), ("食堂", "公示菜价。")]
)
def test_a_few_shared_words_are_no_credit(title: str, text: str) -> None:
    """The demand stays open, to be asked about."""
    made = claims_credited(plan(measure(1, title, text)), (FOOD,))
    assert unclaimed(made, (FOOD,)) == (FOOD,)


def test_a_claim_is_not_given_to_another() -> None:
    """However well the other's words fit: who answered has said which it is."""
    claimed = plan(measure(1, "后勤", "做。", "P1"), measure(2, "职工食堂改造"))
    assert claims_credited(claimed, (FOOD,)) == claimed


@pytest.mark.parametrize(
    ("matter", "origin"), [(FOOD, Origin.PROFILE), (RATE, Origin.REQUIRED), (GAMES, Origin.CARRIED_OVER)]
)
def test_credit_says_where_a_measure_comes_from(matter: Matter, origin: Origin) -> None:
    """One that came from elsewhere already keeps its origin."""
    made = claims_credited(plan(measure(1, matter.text)), (matter,))
    assert made.measures[0].origin == origin
    kept = claims_credited(plan(measure(1, matter.text, origin=Origin.REQUIRED)), (matter,))
    assert kept.measures[0].origin == Origin.REQUIRED


def test_the_best_of_several_is_credited_and_one_measure_may_have_several() -> None:
    """Each demand goes to one measure."""
    better = measure(2, "职工食堂改造", "提案办结率达到95%。")
    made = claims_credited(plan(measure(1, "后勤", "职工食堂改造方案报批。"), better), (FOOD, RATE))
    assert [set(m.claims) for m in made.measures] == [set(), {"P1", "R1"}]


def test_measures_serve_the_goals_that_claim_the_same_demand() -> None:
    """Several of them, and no others."""
    goals = (Goal(id="G1", text="甲", claims=("P1",)), Goal(id="G2", text="乙", claims=("P1", "R1")))
    made = goals_linked(
        plan(measure(1, "一", "做。", "P1"), measure(2, "二", "做。", "R1"), measure(3, "三"), goals=goals)
    )
    assert [m.goal_ids for m in made.measures] == [("G1", "G2"), ("G2",), ()]


def test_a_goal_without_claims_is_served_by_the_nearest_measure() -> None:
    """First one under its own heading; where nothing is near, by none."""
    near = Goal(id="G1", text="困难职工走访慰问全覆盖", area="帮扶")
    far = Goal(id="G2", text="财务报表按时报送", area="财务")
    measures = (
        measure(1, "走访困难职工", "送去慰问。", area="文体"),
        measure(2, "走访困难职工", "送去慰问。", area="帮扶"),
        measure(3, "职工运动会", area="文体"),
    )
    made = goals_linked(plan(*measures, goals=(near, far)))
    assert [m.goal_ids for m in made.measures] == [(), ("G1",), ()]


def test_links_are_made_anew() -> None:
    """What a link was before says nothing; doing it twice changes nothing."""
    goals = (Goal(id="G1", text="甲", claims=("P1",)),)
    made = goals_linked(plan(measure(1, "一", "做。", "P1", goal_ids=("G7",)), goals=goals))
    assert made.measures[0].goal_ids == ("G1",)
    assert goals_linked(made) == made


EVENTS = [{"title": "护士节座谈会", "date": "2027-05-12"}, {"title": "职工代表大会", "month": 3}, {"title": "年会"}]
DAY, MONTH = Timing.on(dt.date(2027, 5, 12)), Timing.of(3)


def held(claim: str, *actions: Action) -> tuple[Action, ...]:
    """The actions of a measure that claims an event, after the event was placed."""
    brief = brief_of(required_events=EVENTS)
    made = events_placed(plan(measure(1, "活动", claims=(claim,), actions=actions)), brief)
    return made.measures[0].actions


@pytest.mark.parametrize(
    ("claim", "timing", "expected"),
    [
        ("E1", DAY, DAY),
        ("E1", Timing(), DAY),
        ("E1", Timing.of(5), DAY),
        ("E1", Timing.of(9), DAY),
        ("E1", Timing.on(dt.date(2027, 5, 11)), DAY),
        ("E1", Timing.of(5, 10), Timing.of(5, 10)),
        ("E2", Timing.of(3), MONTH),
        ("E2", Timing.of(3, 9), Timing.of(3, 9)),
        ("E2", Timing.of(4), MONTH),
        ("E2", Timing.on(dt.date(2027, 3, 8)), Timing.on(dt.date(2027, 3, 8))),
        ("E2", Timing(rhythm="monthly"), MONTH),
        ("E3", Timing.of(7), Timing.of(7)),
    ],
)
def test_an_event_is_held_when_the_profile_says(claim: str, timing: Timing, expected: Timing) -> None:
    """On its day, or in its month; what says more and does not disagree stays, and so does an event without a time."""
    (action,) = held(claim, Action(text="召开。", timing=timing, line="召开"))
    assert action.timing == expected


def test_the_action_that_is_the_event_is_placed_and_no_other() -> None:
    """Preparation and what follows keep their months; the event stands in the calendar."""
    made = held(
        "E2",
        Action(text="征集提案。", timing=Timing.of(2), line="征集提案"),
        Action(text="召开职工代表大会。", timing=Timing.of(4)),
        Action(text="办理提案。", timing=Timing.of(6)),
    )
    assert [action.timing.months for action in made] == [(2,), (3,), (6,)]
    assert [action.line for action in made] == ["征集提案", "活动", ""]


def test_of_several_actions_the_one_in_its_month_is_the_event() -> None:
    """It needs no word of the event where it stands in its month already."""
    made = held(
        "E2", Action(text="职工代表大会筹备。", timing=Timing.of(2)), Action(text="开会。", timing=Timing.of(3))
    )
    assert [action.timing.months for action in made] == [(2,), (3,)]
    assert [bool(action.line) for action in made] == [False, True]


def test_a_measure_without_actions_and_one_without_claims_stay_as_they_are() -> None:
    """No event is made up for them."""
    brief = brief_of(required_events=EVENTS)
    bare = plan(Measure(id="M1", title="年度工作", claims=("E1",)), measure(2, "走访"))
    assert events_placed(bare, brief) == bare


@pytest.mark.parametrize(("held", "day"), [(22, 22), (24, 24), (19, 24), (None, 24)])
def test_an_event_of_a_sunday_may_be_held_on_a_working_day_near_it(held: int | None, day: int) -> None:
    """Who writes that it is kept on the Friday before means it; any other day is the profile's."""
    brief = brief_of(required_events=[{"title": "程序员节活动", "date": "2027-10-24"}])
    timing = Timing.on(dt.date(2027, 10, held)) if held else Timing.of(10)
    action = Action(text="办程序员节活动。", timing=timing, line="程序员节活动")
    made = events_placed(plan(measure(1, "办程序员节活动", "", "E1", actions=(action,))), brief)
    assert made.measures[0].actions[0].timing.date == dt.date(2027, 10, day)


@pytest.mark.parametrize(
    ("others", "served"), [(("举办球赛",), ["M1"]), (("走访慰问值守职工，每户登记。",), [])], ids=["alone", "two alike"]
)
def test_a_goal_of_few_words_in_common_is_served_where_no_other_measure_comes_near(
    others: tuple[str, ...], served: list[str]
) -> None:
    """By the nearest; where two are about as near, by none."""
    goal = Goal(id="G1", text="春节前登记在册的困难会员都走访到，每户都有记录")
    first = measure(1, "走访看望", "走访困难会员送米面油。")
    made = goals_linked(plan(first, *(measure(n, "别的", text) for n, text in enumerate(others, 2)), goals=(goal,)))
    assert [m.id for m in made.measures if m.goal_ids] == served
