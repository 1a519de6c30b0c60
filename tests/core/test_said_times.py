"""A time is printed before an action exactly where its words say none."""

from __future__ import annotations

import datetime as dt

import pytest

from plandraft.core.period import Period
from plandraft.core.plan import Action, Measure
from plandraft.core.said_times import is_said, lead, months_said
from plandraft.core.timing import Timing
from plandraft.core.wording import measure_words, says_when


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3月启动，9—10月评比，20人参加", {3, 9, 10}),
        ("3、6、9、12月各查一次", {3, 6, 9, 12}),
        ("9—10、1—2月", {1, 2, 9, 10}),
        ("11月至次年1月", {11, 1}),
        ("发3个月月度奖，共12人", set()),
        ("2027年5月12日", {5}),
    ],
)
def test_months_are_read_in_lists_and_stretches(text: str, months: set[int]) -> None:
    """Numbers of other things are none."""
    assert months_said(text) == months


@pytest.mark.parametrize(
    ("timing", "text", "printed"),
    [
        (Timing.of(3), "逐户登记", "3月"),
        (Timing.of(3, 6, 9, 12), "每季度核对一次", "3、6、9、12月"),
        (Timing(months=(4,), deadline=True), "请机构测通风", "4月底前"),
        (Timing.on(dt.date(2027, 3, 8)), "办女职工座谈", "3月8日"),
        (Timing(rhythm="monthly"), "走访会员", "每月"),
        (Timing(rhythm="monthly"), "每月走访会员", ""),
        (Timing(rhythm="monthly"), "每次带上登记表走访", "每月"),
        (Timing.of(*range(1, 13)), "平时有事随时办", ""),
        (Timing.of(*range(1, 13)), "住院的五天内看望", ""),
        (Timing.of(3), "3月底前登记完", ""),
        (Timing.of(3), "5月登记", ""),
        (Timing(), "登记", ""),
    ],
)
def test_a_time_is_printed_where_the_words_say_none(timing: Timing, text: str, printed: str) -> None:
    """Words that name months are left alone, whichever they name."""
    assert lead(timing, text, None) == printed


def test_the_bracket_says_when_only_what_the_actions_leave_open() -> None:
    """So a time stands once, and none is lost."""
    told = Measure(id="M1", title="走访", actions=(Action(text="登记", timing=Timing.of(3)),), timing=Timing.of(3))
    assert measure_words(told, None) == "走访：3月登记。"
    wider = told.model_copy(update={"timing": Timing.of(3, 9)})
    assert measure_words(wider, None) == "走访：3月登记。（时间：3、9月）"
    other = told.model_copy(update={"actions": (Action(text="5月登记", timing=Timing.of(3)),)})
    assert not says_when(other)
    read = told.model_copy(update={"actions": (Action(text="3月登记，9月回访"),), "timing": Timing.of(3, 9)})
    assert measure_words(read, None) == "走访：3月登记，9月回访。"
    untold = told.model_copy(update={"actions": (Action(text="登记"),)})
    assert measure_words(untold, None) == "走访：登记。（时间：3月）"


def test_months_stand_in_the_order_of_the_period() -> None:
    """A school year begins in September."""
    school = Period(kind="school_year", year=2026)
    assert lead(Timing.of(1, 10), "听课", school) == "10月和次年1月"
    assert is_said(Timing.of(1, 10), "10、1月听课")
