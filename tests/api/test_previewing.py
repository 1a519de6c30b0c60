"""What a draft would take is known before anything is sent."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import plandraft
from plandraft import Price

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"
URL = "https://relay.example/v1"


def test_an_estimate_counts_what_would_be_asked(tmp_path):
    """With neither key nor network nor a journal; the likely cost is at most the greatest."""
    price = Price(input="0.8", output=2, currency="CNY", as_of=dt.date(2026, 11, 1))
    found = plandraft.estimate(PROFILE, model="m", base_url=URL, prices={"m": price})
    assert found.calls == sum(found.prompts.values()) > 1
    assert 0 < found.reply_tokens < found.most_reply_tokens
    assert found.cost is not None
    assert found.most_cost is not None
    assert found.cost.amount == (found.prompt_tokens * price.input + found.reply_tokens * price.output) / 1_000_000
    assert found.cost.amount < found.most_cost.amount
    assert not (tmp_path / "state").exists()


def test_a_relay_has_no_price_but_the_user_s():
    """The name of a model says nothing about what a relay takes for it."""
    assert plandraft.estimate(PROFILE, model="gpt-4o", base_url=URL).cost is None
    listed = plandraft.estimate(PROFILE, model="gpt-4o", base_url="https://api.openai.com/v1").cost
    assert listed is not None
    assert listed.currency == "USD"
