"""What code sees of contradictions in time between goals and measures, and between the steps of one measure."""

from __future__ import annotations

import datetime as dt

import pytest

from plandraft.core.period import Period
from plandraft.core.plan import Action, BudgetItem, Entry, Goal, Measure, Plan
from plandraft.core.profile import Figure
from plandraft.core.prompt_words import ReviewWords, Sequel, Unended
from plandraft.core.timing import Timing
from plandraft.drafting.clashes import clashes_in


def plan(goal: str, *times: Timing, period: Period | None = None) -> Plan:
    """One demand with its goal and its measure."""
    actions = tuple(Action(text="办。", timing=timing) for timing in times)
    measure = Measure(id="M1", title="续签协议", claims=("P1",), actions=actions)
    return Plan(period=period, goals=(Goal(id="G1", text=goal, claims=("P1", "P2")),), measures=(measure,))


def due(month: int) -> Timing:
    """A deadline."""
    return Timing(months=(month,), deadline=True)


@pytest.mark.parametrize(
    ("goal", "times", "clashes"),
    [
        ("6月底前签完", (Timing.of(3), due(6)), ()),
        ("5月底前签完", (Timing.of(3), due(6)), ("G1 和 M1 的时限不一致",)),
        ("全部签完", (Timing.of(3), due(6)), ()),
        ("5月底前签完", (Timing.of(3), Timing.of(6)), ()),
        ("签完", (Timing.of(9), Timing.of(6)), ("M1 的做法没有按时间先后排",)),
        ("签完", (Timing.of(9), Timing(rhythm="monthly")), ()),
    ],
    ids=["agree", "another month", "no month", "no deadline", "out of order", "all year"],
)
def test_what_contradicts_is_named(goal: str, times: tuple[Timing, ...], clashes: tuple[str, ...]) -> None:
    """A goal without a month, and a measure without a deadline, contradict nothing."""
    assert clashes_in(plan(goal, *times)) == clashes


@pytest.mark.parametrize(
    ("title", "line", "month", "alike"),
    [
        ("发放节日慰问品", "签领慰问品", 9, True),
        ("办好慰问", "春节慰问", 1, True),
        ("办好慰问", "春节慰问", 9, False),
        ("走访困难职工", "走访", 1, False),
    ],
    ids=["the same title", "the same line in the same month", "in another month", "another thing"],
)
def test_what_two_have_written_is_named(title: str, line: str, month: int, alike: bool) -> None:
    """By its title, or by a line of the calendar."""
    one = Measure(id="M1", title="发放节日慰问品", actions=(Action(text="发。", timing=Timing.of(1), line="春节慰问"),))
    two = Measure(id="M2", title=title, actions=(Action(text="办。", timing=Timing.of(month), line=line),))
    assert bool(clashes_in(Plan(measures=(one, two)))) == alike


def test_a_figure_of_a_goal_is_led_to_by_some_action() -> None:
    """Whichever measure's; what the profile tells of last year needs no action."""
    found = "G1 说的 30 在做法里没有"
    assert clashes_in(plan("上报由23件增加到30件", Timing.of(3)), frozenset({"23"})) == (found,)
    done = Measure(id="M2", title="答复", actions=(Action(text="逐件答复30件上报。"),))
    both = plan("上报由23件增加到30件", Timing.of(3))
    both = both.model_copy(update={"measures": (*both.measures, done)})
    assert clashes_in(both, frozenset({"23"})) == ()


def test_a_school_year_begins_in_september() -> None:
    """January comes after October there."""
    school = plan("签完", Timing.of(10), Timing.of(1), period=Period(kind="school_year", year=2026))
    assert clashes_in(school) == ()
    assert clashes_in(school.model_copy(update={"period": None})) == ("M1 的做法没有按时间先后排",)


@pytest.mark.parametrize(
    ("day", "text", "is_told"),
    [
        (dt.date(2027, 10, 24), "在工作日下午比赛，当天只在线上公布名次。", True),
        (dt.date(2027, 10, 24), "当天只在线上公布名次。", False),
        (dt.date(2027, 10, 22), "周五下午比赛。", False),
    ],
)
def test_what_is_said_for_a_working_day_and_dated_on_a_weekend_is_told(day: dt.date, text: str, is_told: bool) -> None:
    """Its line would stand on the weekend."""
    action = Action(text=text, timing=Timing.on(day), line="比赛")
    told = clashes_in(Plan(measures=(Measure(id="M1", title="比赛", actions=(action,)),)))
    assert any("M1/1 说在工作日办，10月24日是星期日" in one for one in told) == is_told


AUDITED = Sequel(first="审查", then="公布[^，。；]*收支", within=2)


@pytest.mark.parametrize(
    ("audited", "published", "clashes"),
    [
        ((1, 7), (2, 8), ()),
        ((1, 7), (1, 9), ()),
        ((1, 7), (6, 12), ("M2/1 要在 M1/1 之后 2 个月以内",)),
        ((3,), (2,), ("M2/1 要在 M1/1 之后 2 个月以内",)),
        ((), (6,), ()),
    ],
    ids=["next month", "at once and later", "long after", "before", "nothing to follow from"],
)
def test_what_follows_from_something_follows_soon(
    audited: tuple[int, ...], published: tuple[int, ...], clashes: tuple[str, ...]
) -> None:
    """Readers asked for it of accounts; what a plan does not have, nothing follows from."""
    first = Measure(id="M1", title="管账", actions=(Action(text="审查半年收支。", timing=Timing.of(*audited)),))
    then = Measure(id="M2", title="公开", actions=(Action(text="公布审查过的收支。", timing=Timing.of(*published)),))
    measures = (first, then) if audited else (then,)
    assert clashes_in(Plan(measures=measures), words=ReviewWords(sequels=(AUDITED,))) == clashes


TRIED = Unended(first="试行|试点", then="评估|征求|推开", missing="试行以后没有下文")


@pytest.mark.parametrize(
    ("texts", "clashes"),
    [
        (("4—6月在两个车间试行新班次。",), ("M1 试行以后没有下文",)),
        (("4—6月在两个车间试行新班次；", "7月征求班组意见，8月在其余车间推开。"), ()),
        (("3月征求意见，4月试行新班次。",), ("M1 试行以后没有下文",)),
        (("4月定下新班次。",), ()),
    ],
    ids=["ends there", "goes on", "what was before", "nothing tried"],
)
def test_what_is_tried_is_looked_back_at(texts: tuple[str, ...], clashes: tuple[str, ...]) -> None:
    """A reader asks what comes of it."""
    measure = Measure(id="M1", title="改班次", actions=tuple(Action(text=text) for text in texts))
    assert clashes_in(Plan(measures=(measure,)), words=ReviewWords(unended=(TRIED,))) == clashes


@pytest.mark.parametrize(
    ("goal", "done", "is_told"),
    [
        ("走访慰问不少于上年的34人次。", "走访慰问40人次。", True),
        ("走访慰问由34人次增加到40人次。", "走访慰问40人次。", False),
        ("走访慰问不少于34人次。", "走访慰问34人次，其中病区20人次。", False),
        ("走访慰问不少于34人次。", "走访4场。", False),
        ("走访慰问不少于36人次。", "走访慰问40人次。", False),
    ],
    ids=["last year's and another", "both", "the same", "another unit", "its own, told otherwise"],
)
def test_a_goal_that_keeps_to_last_year_s_count_is_told_of_the_measure_s(goal: str, done: str, is_told: bool) -> None:
    """Two write at the same time: what one raises, the other does not know of."""
    plan = Plan(
        goals=(Goal(id="G1", text=goal, area="关爱"),),
        measures=(Measure(id="M1", area="关爱", title="走访", actions=(Action(text=done),)),),
    )
    said = "G1 说的是 34人次，M1 说的是 40人次"
    assert (said in clashes_in(plan, known={"34"})) == is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("9月答复率达到85%。", True),
        ("答复率由88%提高到95%。", False),
        ("6月答复率达到92%。", False),
        ("满意率达到85%。", False),
    ],
    ids=["below last year", "from it", "above it", "another rate"],
)
def test_a_step_below_last_year_s_rate_is_told(text: str, is_told: bool) -> None:
    """It reads as if things were to become worse."""
    plan = Plan(measures=(Measure(id="M1", title="办提案", actions=(Action(text=text),)),))
    told = clashes_in(plan, figures=(Figure(name="提案答复率", value="88%"), Figure(name="走访", value="34人次")))
    assert told == (("M1/1 的答复率85%低于上年的88%",) if is_told else ())


@pytest.mark.parametrize(
    ("amount", "months", "is_told"), [(25000, (4, 10), True), (25000, (3, 5, 8, 10), False), (900, (4,), False)]
)
def test_much_money_for_few_occasions_is_told(amount: int, months: tuple[int, ...], is_told: bool) -> None:
    """Of purposes that are spent on occasions."""
    item = BudgetItem(id="B1", purpose="文体活动", amount=amount, measure_ids=("M1",))
    lines = (Entry(id=f"S{m}", title="比赛", timing=Timing.of(m), measure_ids=("M1",)) for m in months)
    plan = Plan(budget=(item,), schedule=tuple(lines), measures=(Measure(id="M1", title="比赛"),))
    told = clashes_in(plan, words=ReviewWords(busy="文体"))
    assert bool(told) == is_told
    assert clashes_in(plan) == ()
