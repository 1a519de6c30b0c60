"""How demands are carried out: the wording of each kind of work is fit to be written into a plan of any length."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.models.offline.conftest import brief_of

from plandraft.core.figures import CHECKABLE
from plandraft.core.matter import Matter
from plandraft.core.plan import LINE_CHARS
from plandraft.core.sector import Sector
from plandraft.models.offline.carrying import measure_for
from plandraft.models.offline.demands import place_of, thing_of, title_of
from plandraft.models.offline.manners import Manner, all_manners, manner_of
from plandraft.models.offline.when import months_in, rhythm_in

EACH = [pytest.param(manner, id=manner.id) for manner in all_manners()]
BLANKS = ("{staff}", "{groups}", "{thing}", "{place}")


@pytest.mark.parametrize("manner", EACH)
def test_a_kind_of_work_is_whole(manner: Manner) -> None:
    """Sentences with known blanks, short lines, no time of their own but ``when``, a sign that one can tick."""
    for step in (manner.before, manner.main, manner.after, manner.again):
        assert step.text.endswith("。")
        assert len(step.text.split("，")[0]) >= 4
        assert step.when or not rhythm_in(step.text)
        assert not months_in(step.text)
        for text in (step.text, step.line):
            bare = text
            for blank in BLANKS:
                bare = bare.replace(blank, "")
            assert "{" not in bare
        assert len(re.sub(r"\{.*?\}", "", step.line)) <= LINE_CHARS - 4
    assert CHECKABLE.search(manner.sign.split("，")[0])
    assert not manner.months or len(manner.months) == 3


def test_no_kind_of_work_has_anothers_sentence() -> None:
    """What stands in two plans, or twice in one, says nothing of either."""
    texts = [step.text for m in all_manners() for step in (m.before, m.main, m.after, m.again)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("修订考勤办法", "rules"),
        ("高温车间送清凉", "heat"),
        ("浴室改造", "works"),
        ("青年医师结对帮带", "mentoring"),
        ("新入职司机行车安全", "road"),
        ("困难职工建档", "records"),
    ],
)
def test_a_demand_is_taken_for_what_it_is(text: str, kind: str) -> None:
    """By its words."""
    brief = brief_of(Sector.OTHER, priorities=[text])
    assert manner_of(brief.matters[0], brief).id == kind


def test_an_event_is_what_it_is() -> None:
    """Another demand of the same kind gives way to it."""
    events = [{"title": "职工代表大会", "month": 4}]
    brief = brief_of(Sector.HOSPITAL, priorities=["职代会质量提高", "职代会提案办理"], required_events=events)
    (event,) = [matter for matter in brief.matters if "event" in matter.kinds]
    assert manner_of(event, brief).id == "delegates"
    odd = brief_of(Sector.HOSPITAL, required_events=[{"title": "迎春集会", "month": 2}])
    assert manner_of(next(m for m in odd.matters if "event" in m.kinds), odd).id == "festival"


@pytest.mark.parametrize("room", [10, 40, 60, 90, 200])
def test_a_measure_has_as_much_as_there_is_room_for(room: int) -> None:
    """From two clauses to three whole sentences."""
    brief = brief_of(Sector.HOSPITAL, priorities=["夜班护士减压"])
    measure = measure_for(brief.matters[0], "普惠服务", brief, room)
    used = sum(len(action.text) for action in measure.actions) + len(measure.indicator)
    shortest = measure_for(brief.matters[0], "普惠服务", brief, 0)
    assert used <= room or measure == shortest


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_demand_has_a_name(text: str) -> None:
    """Whatever an office writes."""
    matter = Matter(id="P1", text=text.strip(), kinds=("priority",))
    assert title_of(matter)
    assert thing_of(matter)
    assert place_of(matter)


@given(
    st.lists(st.text(alphabet="改造建设职工会9月底前提高到%每季度安全、，（）", min_size=2, max_size=30), max_size=8)
)
def test_any_demands_become_measures(texts: list[str]) -> None:
    """Each with a time inside the working months and lines that fit."""
    brief = brief_of(Sector.SCHOOL, priorities=[text for text in texts if text.strip()])
    for matter in brief.matters:
        measure = measure_for(matter, "年度重点工作", brief)
        assert measure.claims == [matter.id]
        assert all(action.when and len(action.line) <= LINE_CHARS for action in measure.actions)
        months = {month for action in measure.actions for month in months_in(action.when)}
        assert months <= set(brief.calendar.working_months)
