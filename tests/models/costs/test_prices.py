"""Prices of models: the user's own, the provider's list at the provider's own address, else none."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from genai_prices.types import (
    ClauseEquals,
    ConditionalPrice,
    ModelInfo,
    ModelPrice,
    Provider,
    StartDateConstraint,
    Tier,
    TieredPrices,
    TimeOfDateConstraint,
)
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.money import Price
from plandraft.errors import UsageError
from plandraft.models.costs.prices import LONGEST_PROMPT_TOKENS, find_price, is_at, listed_price

DAY = dt.date(2026, 11, 20)
OPENAI = "https://api.openai.com/v1"
OWN = Price(input="0.8", output=2, currency="CNY", as_of=DAY)


def test_the_user_s_own_price_goes_before_the_list():
    """Contracts differ."""
    assert find_price("gpt-4o", OPENAI, own={"gpt-4o": OWN}, day=DAY) == OWN


def test_two_endpoints_of_one_name_have_two_prices():
    """The one for this address, however it is written, then the one for any; the other's never."""
    here = OWN.model_copy(update={"input": 1, "base_url": "relay.example/v1/"})
    there = OWN.model_copy(update={"input": 2, "base_url": "https://other.example/v1"})
    url = "https://relay.example/v1"
    assert find_price("m", url, own={"m": (OWN, there, here)}, day=DAY) == here
    assert find_price("m", url, own={"m": (there, OWN)}, day=DAY) == OWN
    assert find_price("m", url, own={"m": there}, day=DAY) is None
    assert find_price("n", url, own={"m": here}, day=DAY) is None


def test_an_address_in_the_table_that_is_none_is_told():
    """Rather than never found."""
    with pytest.raises(UsageError):
        find_price("m", OPENAI, own={"m": OWN.model_copy(update={"base_url": "https://a b"})}, day=DAY)


@pytest.mark.parametrize(
    ("model", "base_url", "provider"),
    [
        ("gpt-4o", OPENAI, "openai"),
        ("deepseek-chat", "https://api.deepseek.com", "deepseek"),
        ("gemini-2.5-pro", "https://generativelanguage.googleapis.com/v1beta/openai", "google"),
    ],
)
def test_a_provider_s_list_holds_at_its_own_address(model, base_url, provider):
    """In dollars, with the package, its version and a day that is not after today."""
    price = listed_price(model, base_url, day=DAY)
    assert price is not None
    assert price.input > 0
    assert price.output > price.input
    assert price.currency == "USD"
    assert price.source.startswith("genai-prices ")
    assert price.source.endswith(f", {provider}")
    assert dt.date(2025, 1, 1) < price.as_of <= DAY


@pytest.mark.parametrize(
    "base_url",
    [
        "http://127.0.0.1:8000/v1",
        "http://localhost:11434/v1",
        "https://relay.example/v1",
        "https://api.openai.com.relay.example/v1",
        "https://api.openai.community/v1",
        "https://relay.example/api.openai.com/v1",
        "http://api.openai.com/v1",
        "https://api.openai.com:8443/v1",
        "https://relay.example/x.googleapis.com/v1",
        "https://relay.example/our.openai.azure.com/v1",
    ],
)
def test_anywhere_else_the_same_name_has_no_price(base_url):
    """A relay takes what it likes, a server of one's own takes nothing: neither is the list's."""
    assert listed_price("gpt-4o", base_url, day=DAY) is None
    assert listed_price("gemini-2.5-pro", base_url, day=DAY) is None


@given(st.from_regex(r"[a-z0-9.-]{1,30}", fullmatch=True), st.from_regex(r"[a-z0-9./-]{0,30}", fullmatch=True))
def test_no_other_host_passes_for_a_provider(host, path):
    """Whatever it has before, after or under its name."""
    pattern = r"https://(.*\.)?googleapis\.com"
    right = f"https://{host}/{path}"
    assert is_at(right, pattern) <= (
        host.rstrip(".") == "googleapis.com" or host.rstrip(".").endswith(".googleapis.com")
    )
    assert not is_at(f"https://googleapis.com.{host}x/{path}", pattern)


def test_an_unknown_model_has_no_price():
    """Not the price of another one."""
    assert listed_price("no-such-model", OPENAI, day=DAY) is None


def test_without_the_package_nothing_is_known(monkeypatch):
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "genai_prices", None)
    assert find_price("gpt-4o", OPENAI, own={}, day=DAY) is None


def listed(monkeypatch: pytest.MonkeyPatch, prices: ModelPrice | list[ConditionalPrice]) -> Price | None:
    """The price of a model for which a list has these."""
    model = ModelInfo(id="m", match=ClauseEquals("m"), prices=prices)
    provider = Provider(id="p", name="P", api_pattern=r"https://p\.example", models=[model])
    monkeypatch.setattr("genai_prices.data.providers", [provider])
    return listed_price("m", "https://p.example/v1", day=DAY)


def test_a_price_that_changes_with_the_hour_is_the_dearest(monkeypatch):
    """A run may begin in the cheap hours and end in the others."""
    night = TimeOfDateConstraint(start_time=dt.time(0, 30, tzinfo=dt.UTC), end_time=dt.time(16, 30, tzinfo=dt.UTC))
    prices = [
        ConditionalPrice(prices=ModelPrice(input_mtok=1, cache_read_mtok=1, output_mtok=2)),
        ConditionalPrice(constraint=night, prices=ModelPrice(input_mtok=3, cache_read_mtok=2, output_mtok=6)),
    ]
    found = listed(monkeypatch, prices)
    assert found is not None
    assert (found.input, found.cached, found.output) == (3, 2, 6)


def test_a_price_is_that_of_the_day_and_has_the_day_of_the_newest_change(monkeypatch):
    """One that is announced is not in force."""
    prices = [
        ConditionalPrice(
            constraint=StartDateConstraint(start_date=day) if day else None,
            prices=ModelPrice(input_mtok=number, output_mtok=number),
        )
        for number, day in ((1, None), (2, dt.date(2026, 10, 1)), (3, dt.date(2026, 12, 1)))
    ]
    found = listed(monkeypatch, prices)
    assert found is not None
    assert (found.input, found.cached, found.as_of) == (2, None, dt.date(2026, 10, 1))


@pytest.mark.parametrize(("start", "known"), [(LONGEST_PROMPT_TOKENS, True), (LONGEST_PROMPT_TOKENS - 1, False)])
def test_a_price_that_grows_with_the_prompt(start, known, monkeypatch):
    """The first step, unless our prompts may be longer than it reaches."""
    stepped = TieredPrices(base=1, tiers=[Tier(start=start, price=2)])
    found = listed(monkeypatch, ModelPrice(input_mtok=stepped, output_mtok=4))
    assert (found is not None and found.input == 1) is known
    assert (found is not None) is known


@pytest.mark.parametrize(
    "prices", [{"requests_kcount": 5, "output_mtok": 1}, {}, {"output_reasoning_mtok": 3, "output_mtok": 1}]
)
def test_a_price_that_is_not_by_tokens_alone_is_not_known(prices, monkeypatch):
    """Nor one that is half told."""
    assert listed(monkeypatch, ModelPrice(input_mtok=1, **prices)) is None
