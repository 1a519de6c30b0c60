"""When steps fall: around an event, up to a deadline, in their season, else where the year has room."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.offline.answers import shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.matter import Matter
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing
from plandraft.offline.placing import placed
from plandraft.offline.playbooks import Step
from plandraft.offline.when import months_planned

BRIEF = brief_of(Sector.OTHER)
BEFORE = Step(at="before", rank=1, line="列单", say=("逐项列单",))
MAIN = Step(at="main", rank=1, line="开工", say=("分段开工",))
AFTER = Step(at="after", rank=2, line="回访", say=("逐人回访",))


def whens(steps: tuple[Step, ...], matter: Matter | None = None, busy: dict[int, int] | None = None) -> list[str]:
    """The times of steps."""
    return [each.when for each in placed(steps, BRIEF, busy=busy or {}, matter=matter)]


def test_up_to_a_deadline() -> None:
    """The thing itself is due, what comes before lies before it, what follows after it."""
    matter = Matter(id="P1", text="休息室改造", kinds=("priority",), timing=Timing(months=(6,), deadline=True))
    first, due, later = whens((BEFORE, MAIN, AFTER), matter)
    assert (first, due, later) == ("2月", "6月底前", "8月")


def test_around_an_event() -> None:
    """Its day is kept; it is prepared the month before."""
    events = [{"title": "技能大赛", "date": "2027-09-17"}]
    brief = brief_of(Sector.OTHER, required_events=events)
    (event,) = [matter for matter in brief.matters if "event" in matter.kinds]
    assert [each.when for each in placed((BEFORE, MAIN, AFTER), brief, busy={}, matter=event)] == [
        "8月",
        "9月17日",
        "10月",
    ]


def test_where_nothing_is_set_the_emptiest_months_are_taken() -> None:
    """In order, and not where others are already."""
    busy = dict.fromkeys((1, 2, 3, 4, 5), 3)
    months = [each.months[0] for each in placed((BEFORE, MAIN, AFTER), BRIEF, busy=busy)]
    assert months == sorted(months)
    assert months[0] > 5


@pytest.mark.parametrize(("at", "when"), [("<@spring", "1月"), ("6、8月", "6、8月"), ("每月", "每月")])
def test_a_step_may_have_a_time_of_its_own(at: str, when: str) -> None:
    """The Spring Festival of 2027 is on 6 February."""
    assert whens((Step(at=at, rank=1, say=("看望",)),)) == [when]


@pytest.mark.parametrize("sector", list(Sector), ids=str)
@pytest.mark.parametrize("length", [900, 2400])
def test_a_plan_leaves_no_month_empty_and_keeps_its_steps_in_order(sector: Sector, length: int) -> None:
    """As far as can be without asking again: hardly a month is left to be filled afterwards."""
    brief = brief_of(sector, length_chars=length)
    position = brief.profile.period.position
    lines: Counter[int] = Counter()
    for measure in shapes_of(brief):
        firsts = []
        for action in measure.actions:
            months = months_planned(action.when, brief.calendar)
            lines.update(months if action.line else ())
            firsts += [min(map(position, months))] if months and len(months) < 3 else []
        assert firsts == sorted(firsts)
    assert len(set(brief.calendar.working_months) - set(lines)) <= 1


@pytest.mark.parametrize(("at", "when"), [("start", "2月"), ("middle", "6月"), ("end", "11月")])
def test_a_step_may_go_by_the_period(at: str, when: str) -> None:
    """Of its first two months, of the two in its middle and of its last two the one with fewer lines."""
    busy = {1: 2, 7: 1, 12: 1}
    assert whens((Step(at=at, rank=1, say=("列单",)),), busy=busy) == [when]


@pytest.mark.parametrize(("at", "when"), [("start", "9月"), ("end", "6月")])
def test_the_year_of_a_school_begins_in_september(at: str, when: str) -> None:
    """What comes first does not stand in January."""
    brief = brief_of(Sector.SCHOOL)
    assert [each.when for each in placed((Step(at=at, rank=1, say=("列单",)),), brief, busy={})] == [when]
