"""The schedule: every measure, every working month, no month with too much."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.models.offline.answers import entries_of, nodes_of, shapes_of
from tests.models.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.plan import Entry, Measure
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing

OTHER = brief_of(Sector.OTHER)


def test_every_measure_is_on_it_under_its_owner(brief: Brief) -> None:
    """A measure without a line would be forgotten."""
    measures = nodes_of(shapes_of(brief))
    owners = {m.id: m.owner for m in measures}
    entries = entries_of(brief, measures)
    assert {ref for e in entries for ref in e.measures} == set(owners)
    assert all(e.owner == owners[e.measures[0]] for e in entries)


def test_every_working_month_has_something_and_none_too_much(brief: Brief) -> None:
    """At most 30 % of all lines in a month, none in a holiday month."""
    months = Counter(e.month for e in entries_of(brief, nodes_of(shapes_of(brief))))
    assert set(months) == set(brief.calendar.working_months)
    assert max(months.values()) <= 0.3 * sum(months.values())


def test_lines_of_one_measure_differ(brief: Brief) -> None:
    """Two lines that read alike say nothing about what is done when."""
    lines = Counter((e.measures[0], e.title) for e in entries_of(brief, nodes_of(shapes_of(brief))))
    assert max(lines.values()) == 1


def test_what_is_placed_is_not_repeated() -> None:
    """Code has put the event on the schedule already."""
    measure = Measure(id="M1", title="会员健步走", owner="人事部", timing=Timing.of(4))
    other = Measure(id="M2", title="会员读书会", owner="人事部", timing=Timing(rhythm="quarterly"))
    placed = Entry(id="S1", title="会员健步走", measure_ids=("M1",), timing=Timing.of(4))
    entries = entries_of(OTHER, (measure, other), (placed,))
    assert [e for e in entries if e.month == 4 and e.title == "会员健步走"] == []


def test_a_pattern_is_scheduled_in_its_own_wording() -> None:
    """The line says what happens that month, not the measure's heading."""
    area = next(a for a in OTHER.areas if a.id == "self_build")
    pattern = area.patterns[0]
    measure = Measure(id="M1", title=pattern.title, timing=Timing.of(*pattern.months))
    assert entries_of(OTHER, (measure,))[0].title == pattern.entry


def test_without_measures_there_is_nothing_to_schedule() -> None:
    """No line is made up."""
    assert entries_of(OTHER, ()) == []


@given(st.lists(st.sets(st.integers(1, 12), max_size=12), min_size=1, max_size=12))
def test_any_timing_is_scheduled(timings: list[set[int]]) -> None:
    """Whatever months a model chose, months are filled and measures stand on the schedule."""
    measures = tuple(
        Measure(id=f"M{n}", title=f"事项{n}", timing=Timing.of(*months)) for n, months in enumerate(timings, 1)
    )
    entries = entries_of(OTHER, measures)
    assert {ref for e in entries for ref in e.measures} == {m.id for m in measures}
    assert {e.month for e in entries} == set(range(1, 13))
