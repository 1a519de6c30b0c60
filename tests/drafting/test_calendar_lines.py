"""Which actions stand in the calendar, and in which words."""

from __future__ import annotations

import pytest

from plandraft.core.plan import Action
from plandraft.core.timing import Timing
from plandraft.drafting.calendar_lines import with_lines
from tests.drafting.briefs import brief_of

LONG = brief_of(length_chars=2400, departments=["医务科", "护理部"])
SHORT = brief_of(length_chars=900, departments=["医务科", "护理部"])


def lines(*actions: Action, title: str = "走访困难职工") -> list[str]:
    """The actions' lines."""
    return [action.line for action in with_lines(actions, title, LONG, is_demand=False)]


def test_where_no_action_has_a_line_the_first_with_a_time_has_the_title() -> None:
    """Every measure with a time stands in the calendar."""
    untimed, march, september = Action(text="登记。"), Action(text="访。", timing=Timing.of(3)), Action(text="问。")
    assert lines(untimed, march, september) == ["", "走访困难职工", ""]
    assert lines(untimed.model_copy(update={"line": "登记"}), march) == ["登记", "走访困难职工"]
    assert lines(untimed) == [""]


@pytest.mark.parametrize(
    ("text", "months", "line"),
    [
        ("3、9月与护理部核对孕期、哺乳期班次。", (3, 9), "核对孕期、哺乳期班次"),
        ("6月、12月公布计划进展，未办成的写明原因。", (6, 12), "公布计划进展"),
        ("核对会员名册；", (9,), "核对会员名册"),
        ("8月19日由医务科讲一次医德医风；", (8,), "讲一次医德医风"),
        ("4月由抢修班长宣讲经历。", (4,), ""),
        ("11月把全院各科室工会小组一年里收到的意见和答复逐条汇总成册。", (11,), ""),
        ("5—12月核对休息登记。", (5, 6, 7, 8, 9, 10, 11, 12), ""),
        ("2月再问一遍。", (2,), ""),
    ],
    ids=[
        "with others",
        "two months",
        "no time in words",
        "by others",
        "by somebody else",
        "too long",
        "a long stretch",
        "told beside it",
    ],
)
def test_a_month_that_the_text_names_is_in_the_calendar(text: str, months: tuple[int, ...], line: str) -> None:
    """In the action's own words without when and who, where those are short and nothing tells of the month anyway."""
    there = Action(text="2月登记。", timing=Timing.of(2), line="困难职工登记")
    action = Action(text=text, timing=Timing.of(*months))
    assert lines(there, action) == ["困难职工登记", line]
    assert [one.line for one in with_lines((there, action), "走访", SHORT, is_demand=False)] == ["困难职工登记", ""]


def test_what_comes_back_always_has_a_standing_line() -> None:
    """Also in a short plan."""
    always = Action(text="住院的三日内看望。", timing=Timing(months=tuple(range(1, 13))))
    for brief in (LONG, SHORT):
        assert [one.line for one in with_lines((always,), "看望职工", brief, is_demand=False)] == ["住院的三日内看望"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("4月与护理部商定办法，每小时休息十分钟。", "夜间轮休商定办法"),
        ("4月公布轮休登记。", "公布轮休登记"),
        ("4月提交职代会审议。", ""),
        ("4月答复率达到85%。", ""),
    ],
    ids=["without its object", "with it", "another line's", "a result"],
)
def test_a_step_of_a_demand_says_what_it_is_about(text: str, line: str) -> None:
    """Read alone in its month it would mean nothing."""
    there = Action(text="2月登记。", timing=Timing.of(2), line="夜间轮休登记")
    action = Action(text=text, timing=Timing.of(4))
    assert [one.line for one in with_lines((there, action), "落实夜间轮休", LONG, is_demand=True)] == [
        "夜间轮休登记",
        line,
    ]
