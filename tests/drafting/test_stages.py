"""What the plan is after a step: months without anything, and what several have written twice."""

from __future__ import annotations

from typing import Any

import pytest

from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.replies import MeasuresReply
from plandraft.core.timing import Timing
from plandraft.drafting.stages import added, empty_months
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
