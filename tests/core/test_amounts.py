"""Amounts of money: what can be one, wherever it is read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.amounts import is_amount, read_sum
from plandraft.core.money import Price
from plandraft.core.profile import BudgetLine
from plandraft.errors import ArgumentRefused, ProfileError
from plandraft.profiles.load import parse_profile

NONE = ["1e9999999", "-1e9999999", "1e-9999999", "NaN", "Infinity", "10000000000000"]


@pytest.mark.parametrize("number", NONE)
def test_what_is_no_amount_of_money_is_refused_at_once(number):
    """A great exponent takes for ever to write out."""
    with pytest.raises(ArgumentRefused):
        BudgetLine(name="慰问", amount=number)
    with pytest.raises(ArgumentRefused):
        Price(input=number, output=1, currency="CNY", as_of="2026-11-01")


@pytest.mark.parametrize("number", ["0", "0.01", "9999999999999.99", "1E+5", "33333.3333333333333333333"])
def test_what_an_organisation_has_is_an_amount(number):
    """Shares of a sum have many digits after the point."""
    assert is_amount(Decimal(number))
    assert BudgetLine(name="慰问", amount=number).amount == Decimal(number)


@pytest.mark.parametrize("number", ["1e9999999", "1e300", "10000000000000"])
def test_a_profile_names_the_key_of_such_a_number(number):
    """As of any other impossible value."""
    with pytest.raises(ProfileError, match=r"budget\.total"):
        parse_profile(
            f"name: 青禾公司工会\nsector: enterprise\nbudget: {{total: {number}}}", form="yaml", file="p.yaml"
        )


@given(st.from_regex(r"[0-9]{1,4000}(\.[0-9]{1,40})?万?元?", fullmatch=True))
def test_a_sum_in_a_text_is_an_amount_or_none(text):
    """Whatever digits a text holds."""
    found = read_sum(text)
    assert found is None or is_amount(Decimal(found))
