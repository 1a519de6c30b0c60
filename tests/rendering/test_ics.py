"""The calendar file: RFC 5545, whole days, ids that stay."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings

from plandraft.core.period import Period
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.timing import Timing
from plandraft.rendering import render
from plandraft.rendering.ics import left_out
from tests.rendering.plans import full_plan, plans

YEAR, SCHOOL_YEAR = Period(year=2027), Period(kind="school_year", year=2026)


def events(plan: Plan) -> list[Any]:
    """The events of the plan's file, read by the library."""
    return [*icalendar.Calendar.from_ical(render(plan, ".ics")).walk("VEVENT")]


def spans(timing: Timing, period: Period = YEAR) -> list[tuple[str, str, str]]:
    """First day, last day and rule of an entry's events."""
    plan = Plan(period=period, schedule=(Entry(id="S1", title="走访", timing=timing),))
    day = dt.timedelta(days=1)
    return [
        (str(e["dtstart"].dt), str(e["dtend"].dt - day), e["rrule"].to_ical().decode() if "rrule" in e else "")
        for e in events(plan)
    ]


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        (Timing.on(dt.date(2027, 3, 8)), [("2027-03-08", "2027-03-08", "")]),
        (Timing.of(2), [("2027-02-01", "2027-02-28", "")]),
        (Timing.of(3, 4, 5, 9), [("2027-03-01", "2027-05-31", ""), ("2027-09-01", "2027-09-30", "")]),
        (Timing(months=(12,), part="late"), [("2027-12-21", "2027-12-31", "")]),
        (Timing(months=(6,), deadline=True), [("2027-06-30", "2027-06-30", "")]),
        (Timing(rhythm="quarterly"), [("2027-01-01", "2027-01-01", "FREQ=MONTHLY;UNTIL=20271231;INTERVAL=3")]),
        (Timing(months=(4, 5), rhythm="weekly"), [("2027-04-01", "2027-04-01", "FREQ=WEEKLY;UNTIL=20270531")]),
        (Timing(note="适时"), []),
    ],
)
def test_times_are_days(timing: Timing, expected: list[tuple[str, str, str]]) -> None:
    """A day, a month, runs of months, a third of one, the latest day, and what comes back; no time is no event."""
    assert spans(timing) == expected


def test_months_of_a_school_year_lie_in_their_own_year() -> None:
    """January comes after December."""
    assert spans(Timing.of(12, 1), SCHOOL_YEAR) == [("2026-12-01", "2027-01-31", "")]


def test_an_event_says_who_does_it_and_for_what() -> None:
    """The owner of the measure, its name, and how one sees that it was done; commas, semicolons and breaks survive."""
    measure = Measure(id="M1", title="走访；慰问,看望", owner="工会办公室", indicator="名单，台账")
    entry = Entry(id="S1", title="走访", timing=Timing.of(1), measure_ids=("M1",))
    (event,) = events(Plan(period=YEAR, measures=(measure,), schedule=(entry,)))
    assert str(event["description"]) == "责任：工会办公室\n措施：走访；慰问,看望\n完成标志：名单，台账"
    assert str(event["transp"]) == "TRANSPARENT"


def test_an_event_keeps_its_id_when_its_words_and_its_time_change() -> None:
    """So that a calendar which takes the file again changes the event; another plan's is another one."""
    before = Plan(organisation="甲", period=YEAR, schedule=(Entry(id="S4", title="走访", timing=Timing.of(1)),))
    moved = before.schedule[0].model_copy(update={"title": "慰问", "timing": Timing.of(2)})
    after = before.model_copy(update={"schedule": (moved,)})
    other = before.model_copy(update={"organisation": "乙"})
    ids = [str(events(plan)[0]["uid"]) for plan in (before, after, other)]
    assert ids[0] == ids[1] != ids[2]


def test_lines_are_no_longer_than_the_norm_allows() -> None:
    """75 octets, cut between characters; ends of lines are CRLF."""
    entry = Entry(id="S1", title="慰问一线职工" * 30, timing=Timing.of(1))
    data = render(Plan(period=YEAR, schedule=(entry,)), ".ics")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    data.replace(b"\r\n ", b"").decode("utf-8")
    assert str(events(Plan(period=YEAR, schedule=(entry,)))[0]["summary"]) == entry.title


@settings(max_examples=30, deadline=None)
@given(plans)
def test_any_plan_becomes_a_calendar(plan: Plan) -> None:
    """With an event for every entry that has a time, each with an id of its own, and the same bytes each time."""
    found = events(plan)
    assert len({str(event["uid"]) for event in found}) == len(found)
    assert len(found) >= len(plan.schedule) - len(left_out(plan))
    assert render(plan, ".ics") == render(plan, ".ics")


def test_the_full_plan_leaves_out_what_has_no_time() -> None:
    """And names it."""
    assert [entry.id for entry in left_out(full_plan())] == ["S5"]
