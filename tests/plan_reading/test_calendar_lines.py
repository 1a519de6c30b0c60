"""A line of somebody's calendar: several entries, a day of their own, who does them."""

from __future__ import annotations

import datetime as dt

import pytest

from plandraft.core.period import Period
from plandraft.core.timing import Timing
from plandraft.plan_reading.calendar_lines import lines_in, without_head

MAY, YEAR = Timing.of(5), Period(year=2027)


def test_entries_of_a_line():
    """Parted by semicolons, but not inside brackets; the owner in a bracket wins over the table's."""
    found = [*lines_in("走访（院办）；体检（男职工；女职工）；座谈。", MAY, "工会", YEAR)]
    assert [(line.title, line.owner) for line in found] == [
        ("走访", "院办"),
        ("体检（男职工；女职工）", "工会"),
        ("座谈", "工会"),
    ]
    assert [line.at for line in found] == [0, 7, 19]


@pytest.mark.parametrize(
    ("text", "title", "timing"),
    [
        ("18日，志愿服务", "志愿服务", Timing.on(dt.date(2027, 5, 18))),
        ("18日志愿服务", "18日志愿服务", Timing.on(dt.date(2027, 5, 18))),
        ("下旬志愿服务", "下旬志愿服务", Timing(months=(5,), part="late")),
        ("5月中旬，志愿服务", "志愿服务", Timing(months=(5,), part="middle")),
        ("18日、20日志愿服务", "18日、20日志愿服务", MAY),
        ("6月18日志愿服务", "6月18日志愿服务", MAY),
        ("5月18日：志愿服务", "志愿服务", Timing.on(dt.date(2027, 5, 18))),
        ("【3、4月】体检", "体检", Timing.of(3, 4)),
        ("【3月和4月】体检", "体检", Timing.of(3, 4)),
        ("【3—6月，每月一次】走访", "走访", Timing(months=(3, 4, 5, 6), rhythm="monthly")),
        ("5—8月体检", "体检", Timing.of(5, 6, 7, 8)),
        ("5、9月，体检", "体检", Timing.of(5, 9)),
        ("5—8月每月一次走访", "走访", Timing(months=(5, 6, 7, 8), rhythm="monthly")),
        ("走访（至8月）", "走访", Timing.of(5, 6, 7, 8)),
        ("走访（每月一次，至8月）", "走访", Timing(months=(5, 6, 7, 8), rhythm="monthly")),
        ("走访（自愿，至8月）", "走访（自愿，至8月）", MAY),
        ("每月例会", "例会", Timing(rhythm="monthly")),
        ("5月体检", "5月体检", MAY),
        ("7—8月体检", "7—8月体检", MAY),
        ("5—8月份体检", "5—8月份体检", MAY),
        ("【分批】体检", "【分批】体检", MAY),
        ("3日内看望", "3日内看望", MAY),
        ("31日至6月2日外出", "31日至6月2日外出", MAY),
        ("32日座谈", "32日座谈", MAY),
    ],
)
def test_a_time_of_its_own(text, title, timing):
    """A day of the month it stands under, or one in our brackets; a span of days is none."""
    (line,) = lines_in(text, MAY, "", YEAR)
    assert (line.title, line.timing) == (title, timing)
    assert text[line.at :].startswith(title)


def test_without_a_year_a_day_stays_where_it_is_written():
    """Nothing else would keep it; a part of a month needs no year."""
    day, part = lines_in("18日，志愿服务；下旬，体检", MAY, "", None)
    assert (day.title, day.timing) == ("18日，志愿服务", MAY)
    assert (part.title, part.timing) == ("体检", Timing(months=(5,), part="late"))


def test_a_bracket_may_name_time_and_owner():
    """Below a quarter: the month, and who."""
    (line,) = lines_in("建成站点（5月，街道办公室、调解委员会）", Timing.of(4, 5, 6), "", YEAR)
    assert (line.title, line.timing, line.owner) == ("建成站点", Timing.of(5), "街道办公室、调解委员会")
    assert line.owner_at == len("建成站点（5月，")


def test_a_bracket_may_name_the_last_month_and_the_owner() -> None:
    """As our own lines do; a school year goes on into the next calendar year."""
    (line,) = lines_in("值守（至8月；工会）", MAY, "", YEAR)
    assert (line.title, line.timing, line.owner) == ("值守", Timing.of(5, 6, 7, 8), "工会")
    school = Period(kind="school_year", year=2026)
    (line,) = lines_in("接待（至3月）", Timing.of(10), "", school)
    assert sorted(line.timing.months) == [1, 2, 3, 10, 11, 12]


def test_a_bracket_may_say_how_often():
    """Where no month stands above it: below one the bracket would take that away."""
    (line,) = lines_in("走访（每月，工会）", Timing(), "", YEAR)
    assert (line.title, line.timing, line.owner) == ("走访", Timing(rhythm="monthly"), "工会")
    (line,) = lines_in("走访（每月，工会）", MAY, "", YEAR)
    assert (line.title, line.timing, line.owner) == ("走访（每月，工会）", MAY, "")


@pytest.mark.parametrize(("head", "timing"), [("常年工作", Timing.of(*range(1, 13))), ("时间待定", Timing())])
def test_a_head_without_a_month(head, timing):
    """As our own calendars write it."""
    text = f"{head}：走访"
    start, found = without_head(text, MAY)
    assert (text[start:], found) == ("走访", timing)
    assert without_head("走访", MAY) == (0, MAY)


def test_a_bracket_with_other_words_is_part_of_the_title():
    """Only bodies are owners."""
    (line,) = lines_in("运动会（分批参加）", MAY, "", YEAR)
    assert (line.title, line.owner) == ("运动会（分批参加）", "")
