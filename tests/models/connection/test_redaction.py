"""What is taken out of texts so that nobody reads the key, and what is left alone."""

from __future__ import annotations

import hashlib
import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.models.connection.endpoint import NO_KEY, KeyedEndpoint
from plandraft.models.connection.redaction import Redactor

KEY = "sk-canary-7f3a9b2c5d8e1f04"
ODD = 'K"\\/+=%7f3a9b2c5d8e1f04'
HASH = hashlib.sha256(KEY.encode()).hexdigest()
printable = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=16, max_size=60)


@pytest.mark.parametrize("key", [KEY, ODD])
def test_a_key_is_found_as_gateways_write_it(key: str) -> None:
    """Whole, in small letters, in a URL, in JSON; in errors also as its SHA-256."""
    for shown in (key, key.lower(), quote(key, safe=""), json.dumps(key)[1:-1]):
        for take_out in (Redactor(key).said, Redactor(key).reply):
            assert shown not in take_out(f"Received {shown}."), shown
    hashed = hashlib.sha256(key.encode()).hexdigest()
    assert Redactor(key).said(f"Hash {hashed}, {hashed.upper()}.") == "Hash ***, ***."


@pytest.mark.parametrize(
    "said",
    [
        "Incorrect API key provided: sk-canar****************1f04.",
        "Received API Key = sk-...1f04, Key Hash (Token) = " + HASH,
        "key ***********1f04 is blocked",
        "token sk-canary-7f3a9 (cut) is bad",
        "the last part, 9b2c5d8e1f04, is wrong",
        "sk-c…1f04",
    ],
)
def test_neither_parts_nor_ends_of_a_key_are_shown(said: str) -> None:
    """What a vendor masks in its own way is masked in ours; the words around it stay."""
    shown = Redactor(KEY).said(said)
    assert not {KEY[:6], KEY[-4:], "9b2c5d", HASH} & {shown[at : at + size] for at in range(200) for size in (4, 6, 64)}
    assert shown.split("***")[0] == said.split("sk-")[0].split("***")[0].split("9b2c")[0]
    assert "***" in shown


@given(printable, st.data())
def test_no_run_of_a_key_survives(key: str, data: st.DataObject) -> None:
    """Wherever it was cut."""
    start = data.draw(st.integers(0, len(key) - 8))
    end = data.draw(st.integers(start + 8, len(key)))
    assert key[start:end] not in Redactor(key).said(f"好{key[start:end]}好")


def test_words_that_stand_in_for_a_key_leave_a_plan_alone() -> None:
    """Servers in an office take anything: what is no secret is not taken out of what a model wrote."""
    text = '{"text": "EMPTY ollama test", "area": "no-key-needed"}'
    for word in ("EMPTY", "ollama", "test", NO_KEY):
        assert KeyedEndpoint(base_url="http://127.0.0.1/v1", api_key=word).redact(text) == text
    assert (
        KeyedEndpoint(base_url="http://127.0.0.1/v1", api_key="ollama").redact_said("bad key ollama") == "bad key ***"
    )


def test_a_reply_keeps_what_only_looks_like_an_end_of_the_key() -> None:
    """A plan may well hold dots and figures."""
    assert Redactor(KEY).reply("……1f04，sk-...，sk-canary") == "……1f04，sk-...，sk-canary"


def test_it_shows_itself_to_nobody() -> None:
    """Not even in a traceback with locals."""
    assert KEY not in repr(Redactor(KEY)) + str(Redactor(KEY))
