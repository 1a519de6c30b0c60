"""The calendar of a plan as an iCalendar file (RFC 5545): whole days, each event known again by its id."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

import icalendar

from plandraft.core.calendar_rows import owner_of_entry
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Plan
from plandraft.core.scheduling import month_runs
from plandraft.core.timing import ALL_YEAR, Timing
from plandraft.rendering.docx_xml import printable

_SPACE = uuid.UUID("6d0c3b5e-55a5-4a6e-9f4c-0d1f7f1f2b61")
"""Of our names, so that an event has the same id in every version of a plan."""
_EVERY: dict[str, dict[str, Any]] = {
    "weekly": {"freq": "weekly"},
    "monthly": {"freq": "monthly"},
    "quarterly": {"freq": "monthly", "interval": 3},
    "half_yearly": {"freq": "monthly", "interval": 6},
}
_PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
_DAY = dt.timedelta(days=1)


def make_ics(plan: Plan) -> bytes:
    """The entries that have a time, in order; those without one stand in no calendar.

    A day is that day; a third of a month, a month, or a run of months is one event over all of its days that keeps
    nobody busy; a latest time is the last day; what comes back begins on the first day of its time. Without a period
    there are no years, and only days remain.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//plandraft//plan//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", printable(plan.title) or "工作计划")
    for entry in plan.schedule:
        for number, event in enumerate(_events(entry, plan)):
            event.add("uid", f"{uuid.uuid5(_SPACE, _name(entry, number, plan))}@plandraft")
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _name(entry: Entry, number: int, plan: Plan) -> str:
    period = f"{plan.period.kind} {plan.period.year}" if plan.period else ""
    return "\n".join((plan.organisation, period, entry.id, str(number)))


def _events(entry: Entry, plan: Plan) -> Iterator[Any]:
    for start, end, rule in _times(entry.timing, plan.period):
        event = icalendar.Event()
        event.add("summary", printable(entry.title) or "（未命名）")
        event.add("dtstart", start)
        event.add("dtend", end + _DAY)
        event.add("dtstamp", _stamp(plan))
        event.add("transp", "TRANSPARENT")
        if rule:
            event.add("rrule", rule)
        said = _description(entry, plan)
        if said:
            event.add("description", said)
        yield event


def _stamp(plan: Plan) -> dt.datetime:
    day = plan.drafting_date or (plan.period.first_day if plan.period else dt.date(2000, 1, 1))
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _description(entry: Entry, plan: Plan) -> str:
    lines = []
    owner = owner_of_entry(entry, plan)
    if owner:
        lines.append(f"责任：{owner}")
    for measure in plan.measures:
        if measure.id in entry.measure_ids:
            lines.append(f"措施：{printable(measure.title)}")
            if measure.indicator.strip():
                lines.append(f"完成标志：{printable(measure.indicator)}")
    return "\n".join(lines)


def _times(timing: Timing, period: Period | None) -> Iterator[tuple[dt.date, dt.date, dict[str, Any]]]:
    """First day, last day, and how it comes back."""
    if timing.date is not None:
        yield timing.date, timing.date, {}
        return
    if period is None:
        return
    months = timing.months or (ALL_YEAR if timing.rhythm else ())
    for run in month_runs(months, period):
        first, last = _day(run[0], 1, period), _last(run[-1], period)
        if timing.rhythm is not None:
            yield first, first, _EVERY[timing.rhythm] | {"until": last}
        elif timing.deadline:
            yield last, last, {}
        elif timing.part is not None:
            begin, end = _PARTS[timing.part]
            yield first.replace(day=begin), min(last, first.replace(day=min(end, last.day))), {}
        else:
            yield first, last, {}


def _day(month: int, day: int, period: Period) -> dt.date:
    return dt.date(period.year_of(month), month, day)


def _last(month: int, period: Period) -> dt.date:
    year = period.year_of(month)
    return (dt.date(year + month // 12, month % 12 + 1, 1)) - _DAY


def left_out(plan: Plan) -> Sequence[Entry]:
    """The entries that stand in no calendar because they have no day and no month."""
    return [entry for entry in plan.schedule if not [*_times(entry.timing, plan.period)]]
