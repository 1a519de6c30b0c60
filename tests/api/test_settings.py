"""plandraft.toml: found upwards from the plan, read strictly."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from plandraft.api.settings import find_settings, load_settings
from plandraft.core.checking import CheckChoice
from plandraft.errors import UsageError


def test_the_nearest_file_above_counts(tmp_path):
    """Beside the plan, else in a folder above it, else none."""
    inner = tmp_path / "2027" / "plans"
    inner.mkdir(parents=True)
    (tmp_path / "plandraft.toml").write_text("")
    assert find_settings(inner) == tmp_path / "plandraft.toml"
    (inner / "plandraft.toml").write_text("")
    assert find_settings(inner) == inner / "plandraft.toml"


def test_it_says_what_is_checked(tmp_path):
    """Rules, numbers, language; paths are relative to the file."""
    file = tmp_path / "plandraft.toml"
    (tmp_path / "ours.yaml").write_text("as_of: 2027-10-30\n")
    file.write_text(
        'lang = "en"\nknowledge = ["ours.yaml"]\n[check]\nignore = ["PD302"]\n[check.settings.PD302]\nshare = 0.4\n'
    )
    found = load_settings(file)
    assert found.check == CheckChoice(ignore=("PD302",), settings={"PD302": {"share": 0.4}})
    (own,) = found.knowledge
    assert (found.lang, own.name, own.sections) == ("en", str(tmp_path / "ours.yaml"), {"as_of": "2027-10-30"})
    assert load_settings(None).check == CheckChoice()


def test_it_says_what_models_cost(tmp_path):
    """Exactly as it is written; several of one name differ by their address."""
    file = tmp_path / "plandraft.toml"
    rest = 'output = 2\ncurrency = "CNY"\nas_of = 2026-11-01\n'
    file.write_text(
        f'[prices."qwen-plus"]\ninput = 0.8\n{rest}'
        f'[[prices.m]]\ninput = 1\nbase_url = "http://a/v1"\n{rest}[[prices.m]]\ninput = 2\n{rest}'
    )
    prices = load_settings(file).prices
    (qwen,) = prices["qwen-plus"]
    assert (qwen.input, qwen.output, qwen.cached) == (Decimal("0.8"), 2, None)
    assert (qwen.currency, qwen.as_of, qwen.source) == ("CNY", dt.date(2026, 11, 1), "plandraft.toml")
    assert [(price.input, price.base_url) for price in prices["m"]] == [(1, "http://a/v1"), (2, None)]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[check\n", "plandraft.toml", "brackets"),
        ("[checks]\n", "no key checks", "check"),
        ('[check]\nignor = ["PD1"]\n', "no key check.ignor", "did you mean ignore?"),
        ('lang = "de"\n', "lang", "docs"),
        ("[check]\nselect = 3\n", "check.select", "docs"),
        ("[prices.m]\ninptu = 1\noutput = 2\n", "no key prices.m.0.inptu", "did you mean input?"),
        ("[prices.m]\ninput = -1\noutput = 2\n", "prices.m.0.input", "docs/money.md"),
        ("[prices]\nm = 3\n", "prices.m", "docs/money.md"),
    ],
)
def test_what_no_one_understands_is_an_error(tmp_path, text, message, hint):
    """It names the file, the key, and the nearest key there is."""
    file = tmp_path / "plandraft.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as error:
        load_settings(file)
    assert message in error.value.message
    assert hint in (error.value.hint or "")
