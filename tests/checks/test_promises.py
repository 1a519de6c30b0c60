"""How often something is promised, by when, and how often its times let it happen."""

from __future__ import annotations

import pytest

from plandraft.checks.promises import count_of, promises_in, stated_times, times_of
from plandraft.core.timing import Timing


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("每季度召开一次例会", [4]),
        ("每月至少召开两次例会", [24]),
        ("逐月公布，按季汇总", [12, 4]),
        ("全年开展讲座不少于十二场", [12]),
        ("每学期2次", [4]),
        ("上下半年各1次", []),
        ("每人2次，每次不超过3场", []),
        ("举办第2期培训班，一次性结算", []),
        ("服务30人次、走访20户次", []),
        ("分3次进行", []),
    ],
)
def test_what_is_promised_for_the_whole_period(text: str, counts: list[int]) -> None:
    """What is said of a person, a group or a limit is no promise of that kind."""
    assert [promise.count for promise in promises_in(text)] == counts


@pytest.mark.parametrize(
    ("timing", "times"),
    [
        (Timing(rhythm="weekly"), 52),
        (Timing(rhythm="monthly"), 10),
        (Timing(months=(4, 5, 6), rhythm="monthly"), 3),
        (Timing(rhythm="half_yearly"), 2),
        (Timing.of(3, 9), 2),
        (Timing.of(3, 4, 9), None),
        (Timing(months=(6,), deadline=True), None),
        (Timing(), None),
    ],
)
def test_how_often_a_time_lets_it_happen_with_ten_working_months(timing: Timing, times: int | None) -> None:
    """A span and a deadline set no number."""
    assert times_of(timing, 10) == times


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3、6、9月各办一场", [(3, 6, 9)]),
        ("11—1月集中走访", [(1, 11, 12)]),
        ("12月底前完成验收", [(12,)]),
        ("下半年组织体检", [tuple(range(7, 13))]),
        ("召开上半年工作总结会", []),
        ("筹备10月的运动会", []),
        ("2026年3月起", []),
        ("提前1个月通知", []),
    ],
)
def test_which_months_a_text_names_as_its_own(text: str, months: list[tuple[int, ...]]) -> None:
    """What it leads up to, or looks back on, is not its time."""
    assert [stated.months for stated in stated_times(text)] == months


@pytest.mark.parametrize(
    ("written", "number"), [("7", 7), ("两", 2), ("十", 10), ("十二", 12), ("四十", 40), ("二十五", 25)]
)
def test_numbers_in_characters(written: str, number: int) -> None:
    """Below a hundred, as plans write them."""
    assert count_of(written) == number
