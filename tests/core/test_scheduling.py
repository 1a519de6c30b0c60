"""The calendar is made from the measures' actions, again and again with the same result."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.period import Period
from plandraft.core.plan import Action, Entry, Measure, Plan
from plandraft.core.scheduling import entries_in_order, entries_of, month_runs, with_entries
from plandraft.core.timing import Timing

YEAR = Period(year=2027)
SCHOOL = Period.parse("2026-2027")


def plan(*actions: Action, period: Period = YEAR) -> Plan:
    """A plan whose measures have one action each."""
    measures = [
        Measure(id=f"M{n}", title=f"甲{n}", owner=f"办公室{n}", actions=(action,))
        for n, action in enumerate(actions, 1)
    ]
    return Plan(period=period, measures=tuple(measures))


def lines(made: Plan) -> list[tuple[str, str]]:
    """Time and words of each line."""
    return [(entry.timing.label, entry.title) for entry in made.schedule]


@pytest.mark.parametrize(
    ("timing", "labels"),
    [
        (Timing.of(3), ["3月"]),
        (Timing.of(3, 6, 9, 12), ["3月", "6月", "9月", "12月"]),
        (Timing.of(3, 4, 5, 9), ["3—5月", "9月"]),
        (Timing(months=(6,), deadline=True), ["6月"]),
        (Timing(months=(6,), part="late"), ["6月下旬"]),
        (Timing.on(dt.date(2027, 5, 12)), ["2027年5月12日"]),
        (Timing(rhythm="monthly"), ["每月"]),
        (Timing(rhythm="weekly"), ["每周"]),
        (Timing(months=(4, 5, 6, 7), rhythm="monthly"), ["4—7月，每月一次"]),
        (Timing(months=(6, 7, 8), rhythm="monthly"), ["6月", "7月", "8月"]),
        (Timing.of(*range(1, 13)), ["全年"]),
        (Timing(note="适时"), []),
        (Timing(), []),
    ],
)
def test_what_an_action_s_time_is_in_the_calendar(timing: Timing, labels: list[str]) -> None:
    """A line for each run of months, one for standing work, the day where there is one; a deadline is its month."""
    made = with_entries(plan(Action(text="走访。", timing=timing, line="走访")))
    assert [entry.timing.label for entry in made.schedule] == labels


def test_an_action_without_words_for_it_stands_on_no_line() -> None:
    """It is preparation, or what happens afterwards."""
    made = with_entries(plan(Action(text="走访。", timing=Timing.of(3)), Action(timing=Timing.of(3), line=" ")))
    assert made.schedule == ()


def test_a_line_knows_its_action_and_its_measure() -> None:
    """So that a change of one is a change of the other; who answers for it is said by the measure alone."""
    (entry,) = with_entries(plan(Action(text="走访。", timing=Timing.of(3), line="走访"))).schedule
    assert (entry.action, entry.measure_ids, entry.owner) == ("M1/0", ("M1",), "")


def test_the_same_line_of_one_measure_stands_once_a_month() -> None:
    """Two actions may share it; another month is another line."""
    two = (
        Action(text="登记。", timing=Timing.of(3), line="走访"),
        Action(text="走访。", timing=Timing.of(3, 9), line="走访"),
    )
    measure = Measure(id="M1", title="走访", actions=two)
    assert [entry.timing.label for entry in entries_of(measure, YEAR)] == ["3月", "9月"]


def test_lines_stand_in_the_order_of_the_period() -> None:
    """A school year begins in September; days by their day, standing work last."""
    actions = [
        Action(timing=Timing(rhythm="monthly"), line="例会"),
        Action(timing=Timing.of(1), line="慰问"),
        Action(timing=Timing.on(dt.date(2026, 9, 10)), line="教师节"),
        Action(timing=Timing.of(9), line="开学"),
        Action(timing=Timing.of(12), line="总结"),
    ]
    assert [title for _, title in lines(with_entries(plan(*actions, period=SCHOOL)))] == [
        "开学", "教师节", "总结", "慰问", "例会",
    ]  # fmt: skip
    assert [title for _, title in lines(with_entries(plan(*actions)))] == ["慰问", "开学", "教师节", "总结", "例会"]


@pytest.mark.parametrize(
    ("period", "expected"), [(YEAR, [[1, 2], [11, 12]]), (SCHOOL, [[11, 12, 1, 2]]), (None, [[1, 2], [11, 12]])]
)
def test_months_that_follow_each_other_in_the_period_are_a_run(
    period: Period | None, expected: list[list[int]]
) -> None:
    """January follows December only where the period goes on then."""
    assert month_runs((1, 2, 11, 12), period) == expected


def test_a_line_that_says_the_same_keeps_its_id_and_one_that_is_gone_gives_it_to_nobody() -> None:
    """Who was told of S2 finds the same line under it."""
    march = Action(timing=Timing.of(3), line="走访")
    may, june = Action(timing=Timing.of(5), line="体检"), Action(timing=Timing.of(6), line="竞赛")
    first = with_entries(plan(march, may))
    ids = {entry.title: entry.id for entry in first.schedule}
    changed = first.model_copy(
        update={"measures": (first.measures[0], first.measures[1].model_copy(update={"actions": (june,)}))}
    )
    again = with_entries(changed)
    assert {entry.title: entry.id for entry in again.schedule} == {"走访": ids["走访"], "竞赛": "S3"}
    assert again.high_water.schedule == 3


def test_what_was_said_of_a_line_stays_with_it() -> None:
    """Whether it is locked, and which observance it keeps."""
    made = with_entries(plan(Action(timing=Timing.of(3), line="走访"), Action(timing=Timing.of(4), line="体检")))
    marked = made.schedule[0].model_copy(update={"locked": True, "observance": "women"})
    made = made.model_copy(update={"schedule": (marked, made.schedule[1])})
    other = Measure(id="M3", title="竞赛", actions=(Action(timing=Timing.of(2), line="竞赛"),))
    again = with_entries(made.model_copy(update={"measures": (*made.measures, other)}))
    (kept,) = [entry for entry in again.schedule if entry.title == "走访"]
    assert (kept.locked, kept.observance) == (True, "women")


def test_an_entry_of_no_action_stays_as_it_is() -> None:
    """Plans that nobody here wrote have such ones."""
    own = Entry(id="S7", title="职代会", timing=Timing.of(2), measure_ids=("M1",))
    read = plan(Action(timing=Timing.of(3), line="走访")).model_copy(update={"schedule": (own,)})
    made = with_entries(read)
    assert made.schedule[0] == own
    assert [entry.id for entry in made.schedule] == ["S7", "S8"]


timings = st.one_of(
    st.builds(lambda months: Timing.of(*months), st.lists(st.integers(1, 12), max_size=12)),
    st.sampled_from([Timing(rhythm="monthly"), Timing(rhythm="weekly"), Timing(note="适时")]),
    st.integers(1, 12).map(lambda month: Timing(months=(month,), deadline=True)),
)
actions = st.builds(Action, text=st.just("做。"), timing=timings, line=st.sampled_from(["", "走访", "体检", "竞赛"]))
plans = st.builds(
    lambda found, period: plan(*found, period=period), st.lists(actions, max_size=8), st.sampled_from([YEAR, SCHOOL])
)


@given(plans)
def test_the_calendar_holds_each_month_of_each_line_and_nothing_else(drafted: Plan) -> None:
    """Whatever the actions; made again it is the same, to the ids."""
    made = with_entries(drafted)
    wanted = {
        (measure.id, action.line, month)
        for measure in drafted.measures
        for action in measure.actions
        for month in action.timing.months
        if action.line
    }
    assert {(e.measure_ids[0], e.title, m) for e in made.schedule for m in e.timing.months} == wanted
    assert with_entries(made) is made
    assert entries_in_order(made.schedule, made.period) == made.schedule
    assert len({entry.id for entry in made.schedule}) == len(made.schedule)
