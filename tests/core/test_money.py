"""Amounts of money: exact, with their price and its day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plandraft.core.ask import Usage
from plandraft.core.money import Cost, Price, cost

DAY = dt.date(2026, 11, 1)
PRICE = Price(input="0.8", cached="0.2", output="2", currency="CNY", as_of=DAY)
COUNTS = st.integers(0, 10**9)


def test_cached_tokens_have_their_own_price_and_reasoning_is_part_of_the_reply():
    """6,000 at 0.8, 4,000 at 0.2, 3,000 at 2; the thousand that was thought is among the 3,000."""
    usage = Usage(prompt_tokens=10_000, cached_tokens=4_000, completion_tokens=3_000, reasoning_tokens=1_000)
    assert cost(usage, PRICE).amount == Decimal("0.0116")


def test_without_a_price_for_them_cached_tokens_cost_what_others_do():
    """Too much rather than too little."""
    price = PRICE.model_copy(update={"cached": None})
    usage = Usage(prompt_tokens=10_000, cached_tokens=4_000)
    assert cost(usage, price).amount == Decimal("0.008")


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_parts_add_up(prompt, cached, completion, more):
    """The cost of two usages is the sum of theirs, to the last digit; more cached than sent is not believed."""
    one = Usage(prompt_tokens=prompt, cached_tokens=min(cached, prompt), completion_tokens=completion)
    two = Usage(prompt_tokens=more, completion_tokens=more)
    assert cost(one + two, PRICE).amount == cost(one, PRICE).amount + cost(two, PRICE).amount
    assert cost(Usage(prompt_tokens=prompt, cached_tokens=prompt + more), PRICE).amount >= 0


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "0.0000 CNY"),
        ("0.0116", "0.0116 CNY"),
        ("12.34567", "12.3457 CNY"),
        ("0.00001234", "0.000012 CNY"),
        ("1E+3", "1000.0000 CNY"),
    ],
)
def test_an_amount_is_said_with_digits_that_count(amount, said):
    """A small one is not said to be nothing."""
    assert str(Cost(amount=Decimal(amount), price=PRICE)) == said
    assert str(Cost(amount=Decimal(amount), price=PRICE, at_least=True)) == f"at least {said}"


def test_a_price_says_its_day_and_its_source():
    """Prices change."""
    assert str(PRICE) == "0.8 in, 0.2 cached, 2 out CNY per million tokens, as of 2026-11-01 (own table)"


@pytest.mark.parametrize(
    "wrong", [{"input": -1}, {"output": "NaN"}, {"currency": "yuan"}, {"as_of": "soon"}, {"outptu": 1}]
)
def test_what_is_no_price_is_refused(wrong):
    """Before anything is reckoned with it."""
    with pytest.raises(ValidationError):
        Price.model_validate(PRICE.model_dump() | wrong)
