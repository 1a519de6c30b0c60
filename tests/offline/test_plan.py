"""The plan that the answers make: every month busy, none too busy, as long as it was wanted, nothing left blank."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.offline.answers import plan_of
from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.inputs import OpenInputs, ResizeInputs
from plandraft.core.plan import LINE_CHARS, Measure, Plan
from plandraft.core.printed import printed_length
from plandraft.core.sector import Sector
from plandraft.core.timing import ALL_YEAR, Timing
from plandraft.drafting.resizing import resized
from plandraft.offline.gaps import answer_open, answer_resize
from plandraft.offline.when import months_planned


def busy(plan: Plan) -> Counter[int]:
    """Lines of each month; what is done whenever it is called for is in none."""
    return Counter(month for entry in plan.schedule if entry.timing.months != ALL_YEAR for month in entry.timing.months)


@pytest.mark.parametrize("length", [900, 1500, 2500, 4000])
def test_every_working_month_is_busy_and_none_too_busy(brief: Brief, length: int) -> None:
    """At most 30 % of all lines in a month, none in a holiday month."""
    plan = plan_of(brief_of(brief.profile.sector, length_chars=length))
    months = busy(plan)
    assert set(months) == set(brief.calendar.working_months)
    assert max(months.values()) <= 0.3 * sum(months.values())


def test_every_measure_is_on_the_calendar(brief: Brief) -> None:
    """A measure without a line would be forgotten."""
    plan = plan_of(brief)
    assert {m for entry in plan.schedule for m in entry.measure_ids} == {measure.id for measure in plan.measures}
    assert all(len(entry.title) <= LINE_CHARS for entry in plan.schedule)


def test_an_event_stands_there_once(brief: Brief) -> None:
    """Its preparation and what follows it have other lines, or none."""
    titles = [entry.title for entry in plan_of(brief).schedule]
    for event in (matter for matter in brief.matters if "event" in matter.kinds):
        assert sum(event.text in title for title in titles) == 1


def test_nothing_is_left_blank(brief: Brief) -> None:
    """No placeholder in any string, the date of signing apart."""
    strings = [(field, text) for _, field, text in plan_of(brief).strings() if field != "signature/note"]
    assert [text for _, text in strings if "待补" in text or "{" in text] == []


def test_sentences_do_not_come_twice(brief: Brief) -> None:
    """Two measures that say the same say nothing."""
    counts = Counter(action.text for measure in plan_of(brief).measures for action in measure.actions)
    assert max(counts.values()) == 1


MUCH: dict[str, Any] = {
    "priorities": ["建设职工之家", "夜班职工关爱", "技能比武", "困难职工建档"],
    "required_events": [{"title": "职工大会", "month": 3}, {"title": "职工健步走", "month": 5}],
}


@pytest.mark.parametrize("length", [1500, 2000, 3000, 4000, 5000])
def test_a_plan_is_about_as_long_as_it_was_wanted(length: int) -> None:
    """Where there is matter enough."""
    plan = plan_of(brief_of(Sector.OTHER, **MUCH, length_chars=length))
    assert 0.9 * length <= printed_length(plan) <= 1.15 * length


def test_an_empty_month_gets_work_that_runs_then() -> None:
    """One more act of a measure that has begun, in that month, with a line."""
    brief = brief_of(Sector.OTHER, priorities=["改造职工食堂"])
    running = Measure(id="M1", title="改造职工食堂", claims=("P1",), timing=Timing.of(3, 9))
    later = Measure(id="M2", title="其他", claims=(), timing=Timing.of(12))
    inputs = OpenInputs(brief=brief, months=(6,), areas=("后勤",), measures=(later, running))
    (addition,) = answer_open(inputs).additions
    assert (addition.measure, addition.when) == ("M1", "6月")
    assert addition.line
    assert addition.text.endswith("。")


def test_a_demand_that_was_left_out_gets_its_measure() -> None:
    """Under a heading that is there."""
    brief = brief_of(Sector.ENTERPRISE, priorities=["消除车间安全隐患"])
    inputs = OpenInputs(
        brief=brief, matters=brief.matters[:1], areas=("思想政治引领", "劳动保护与安全健康"), measures=()
    )
    (measure,) = answer_open(inputs).measures
    assert (measure.claims, measure.area) == (["P1"], "劳动保护与安全健康")


@given(st.sets(st.integers(1, 12), max_size=12), st.lists(st.sets(st.integers(1, 12)), max_size=6))
def test_any_empty_months_are_filled(months: set[int], timings: list[set[int]]) -> None:
    """Whatever the measures are; without any there is nothing to add to."""
    measures = tuple(
        Measure(id=f"M{n}", title=f"事项{n}", timing=Timing.of(*held)) for n, held in enumerate(timings, 1)
    )
    inputs = OpenInputs(brief=brief_of(Sector.OTHER), months=tuple(sorted(months)), measures=measures)
    said = [months_planned(addition.when, inputs.brief.calendar) for addition in answer_open(inputs).additions]
    assert sorted(itertools.chain(*said)) == (sorted(months) if measures else [])


def test_a_shorter_measure_keeps_what_is_on_the_calendar(brief: Brief) -> None:
    """Only what stands on no line goes; a longer one is left as it is."""
    measures = plan_of(brief).measures
    asked = ResizeInputs(brief=brief, measures=measures, targets=(60,) * len(measures), chars=1000, wanted=600)
    shorter, longer = resized_by(asked), resized_by(asked.model_copy(update={"chars": 600, "wanted": 1000}))
    for measure, short, long in zip(measures, shorter, longer, strict=True):
        assert [a.line for a in short.actions if a.line] == [a.line for a in measure.actions if a.line]
        assert long.texts == measure.texts


def resized_by(asked: ResizeInputs) -> tuple[Measure, ...]:
    """The measures that were asked about, after the answer."""
    plan = Plan(period=asked.brief.profile.period, measures=asked.measures)
    return resized(plan, answer_resize(asked), asked.measures, asked.brief).measures
