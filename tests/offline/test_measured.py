"""Characters are counted before anything is printed."""

from __future__ import annotations

import datetime as dt

import pytest

from plandraft.core.period import Period
from plandraft.core.plan import Entry, Plan
from plandraft.core.printed import printed_parts
from plandraft.core.timing import Timing
from plandraft.offline.measured import calendar_chars


@pytest.mark.parametrize("times", [1, 6])
def test_a_calendar_has_as_many_characters_as_are_printed_of_it(times: int) -> None:
    """In paragraphs, and under headings."""
    lines = [(3, "走访困难职工"), (10, "秋季登山"), (0, "心理咨询")] * times
    timings = {3: Timing.of(3), 10: Timing.of(10), 0: Timing(rhythm="monthly")}
    entries = [(timings[month], line) for month, line in lines]
    if times == 1:
        lines.append((3, "8日三八节活动"))
        entries.append((Timing.on(dt.date(2027, 3, 8)), "三八节活动"))
    schedule = tuple(Entry(id=f"S{n}", title=line, timing=time) for n, (time, line) in enumerate(entries, 1))
    (part,) = printed_parts(Plan(period=Period(year=2027), schedule=schedule))
    assert bool(part.groups[0].heading) is (times == 6)
    assert calendar_chars(lines) == sum(len(group.heading) + sum(map(len, group.texts)) for group in part.groups)
