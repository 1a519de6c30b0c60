"""Which numbers a text states: amounts and counts, not times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.figures import numbers_in, numbers_of, plain_number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("走访37户，每户500元", {"37", "500"}),
        ("经费12,000元", {"12000"}),
        ("经费1.50万元", {"1.5"}),
        ("提案办结率95%以上", {"95"}),
        ("2027年3月走访", set()),
        ("3—5月、9月底前各办2场", {"2"}),
        ("5月12日开座谈会", set()),
        ("2026—2027学年评选3人", {"3"}),
        ("国发〔2026〕12号文件", set()),
        ("第116个护士节", set()),
        ("第2季度办4场", {"4"}),
        ("12月份慰问12人", {"12"}),
        ("0320.50元", {"320.5"}),
        ("没有数字", set()),
        ("", set()),
    ],
)
def test_numbers_of_a_text(text: str, numbers: set[str]) -> None:
    """A date is no figure; how a number is written does not make it another."""
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("one", "other"), [("0320.50", "320.5"), ("5.0", "5"), ("0", "00"), ("0.10", "0.1"), ("100", "100.00")]
)
def test_a_number_is_the_same_however_it_is_written(one: str, other: str) -> None:
    """Zeros that say nothing are left out; those that do stay."""
    assert plain_number(one) == plain_number(other)
    assert plain_number("100") == "100"


def test_numbers_of_several_texts_are_those_of_each() -> None:
    """Digits at the end of one and the beginning of the next are two numbers."""
    assert numbers_of(["走访3", "7户", ""]) == {"3", "7"}


@given(st.integers(0, 10**9), st.integers(1, 12), st.sampled_from(["", "户", "元", "%", "人次"]))
def test_a_count_beside_a_month_is_the_only_number(number: int, month: int, unit: str) -> None:
    """Whatever its size, with and without marks between thousands."""
    for written in (str(number), f"{number:,}"):
        assert numbers_in(f"{month}月走访{written}{unit}") == {str(number)}
