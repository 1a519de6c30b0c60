"""Under which heading an entry stands, and what of its time is said beside it."""

from __future__ import annotations

import datetime as dt

import pytest

from plandraft.core.months import by_month, label, read_heading, read_label
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Plan
from plandraft.core.printed import printed_parts
from plandraft.core.timing import Timing
from plandraft.rendering import from_markdown, to_markdown

SCHOOL_YEAR = Period(kind="school_year", year=2026)
ALL_YEAR = Timing.of(*range(1, 13))
TIMES = {
    "巡查": Timing(months=(6, 7, 8), rhythm="weekly"),
    "热线": ALL_YEAR,
    "培训": Timing.of(1, 11, 12),
    "简报": Timing(rhythm="monthly"),
    "家访": Timing(note="适时"),
    "例会": Timing(rhythm="quarterly"),
    "座谈": Timing.of(9),
}


def plan(period: Period, **further: Timing) -> Plan:
    """One entry for each kind of time, and further ones."""
    times = TIMES | further
    schedule = tuple(Entry(id=f"S{n}", title=title, timing=time) for n, (title, time) in enumerate(times.items(), 1))
    return Plan.model_validate({"period": period, "schedule": schedule})


BUSY = {f"{word}{n}": Timing.of(month) for month, word in ((9, "开学"), (11, "比赛")) for n in range(1, 10)}
"""With these a calendar is full enough for a heading a month."""


def headed(period: Period) -> dict[str, list[str]]:
    """The titles under each heading."""
    return {head: [e.title for e in own] for head, own in by_month(plan(period).schedule, period)}


def test_standing_work_has_one_heading_at_the_end() -> None:
    """What has months stands under the first of them, also weekly work; what has no time comes last."""
    standing = {"常年工作": ["热线", "简报", "例会"], "时间待定": ["家访"]}
    assert headed(Period(year=2027)) == {"1月": ["培训"], "6月": ["巡查"], "9月": ["座谈"]} | standing
    assert headed(SCHOOL_YEAR) == {"9月": ["座谈"], "11月": ["培训"], "6月": ["巡查"]} | standing
    assert list(headed(SCHOOL_YEAR)) == ["9月", "11月", "6月", "常年工作", "时间待定"]


def test_a_time_is_written_where_the_heading_does_not_say_it_all() -> None:
    """The last of a stretch of months behind its title, nothing with what goes on all year."""
    schedule = next(part for part in printed_parts(plan(SCHOOL_YEAR)) if part.heading.endswith("活动安排"))
    assert [text for group in schedule.groups for text in group.texts] == [
        "9月：座谈。",
        "11月：培训（至1月）。",
        "6月：巡查（每周一次，至8月）。",
        "常年工作：热线；每月简报；每季度例会。",
        "时间待定：【适时】家访。",
    ]
    text = to_markdown(plan(SCHOOL_YEAR, **BUSY))
    assert "- 培训（至1月） <!--" in text
    assert "- 热线 <!--" in text
    assert "- 巡查（每周一次，至8月） <!--" in text


@pytest.mark.parametrize("heading", ["全年", "常年工作", "（五）常年工作", "全年工作", "日常工作"])
def test_other_headings_of_standing_work_are_read(heading: str) -> None:
    """Plans once headed it 全年; a line added there by hand goes on all year."""
    assert read_heading(heading) == ALL_YEAR
    text = to_markdown(plan(SCHOOL_YEAR, **BUSY)).replace("### 常年工作\n", f"### {heading}\n\n- 读书角\n")
    read = from_markdown(text)
    assert read is not None
    assert {e.title: e.timing for e in read.plan.schedule} == TIMES | BUSY | {"读书角": ALL_YEAR}
    assert read.not_understood == ()


def test_what_a_person_writes_for_a_time_is_read() -> None:
    """Beside a measure or before an entry; a mark that says more than a time is part of the title."""
    assert label(read_label("3月15日", SCHOOL_YEAR), SCHOOL_YEAR) == "2027年3月15日"
    assert read_label("9月至次年1月", SCHOOL_YEAR) == Timing.of(1, 9, 10, 11, 12)
    assert read_label("4-12月每月", Period(year=2027)).rhythm == "monthly"
    assert read_label("每月一次", None) == Timing(rhythm="monthly")
    assert read_label("8月31日前", SCHOOL_YEAR).date == dt.date(2027, 8, 31)
    assert [read_label(mark, SCHOOL_YEAR).note for mark in ("每月一赛", "5月护士节", "重点", "三")] == [
        "每月一赛",
        "5月护士节",
        "重点",
        "三",
    ]
