"""DeltaRedactor of a reply on their way to an observer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plandraft.models.connection.endpoint import NO_KEY, KeyedEndpoint
from plandraft.models.replies.delta_redaction import DeltaRedactor

KEY = "sk-sk-canary"
texts = st.lists(st.sampled_from([KEY, KEY[:3], KEY[3:], "sk", "-", "慰问", ""]), max_size=8).map("".join)


def handed_on(text: str, size: int, key: str) -> list[str]:
    """What reaches the observer of a text in pieces of a size."""
    told: list[str] = []
    pieces = DeltaRedactor(KeyedEndpoint(base_url="http://127.0.0.1/v1", api_key=key), told.append)
    for at in range(0, len(text), size):
        pieces.take(text[at : at + size])
    pieces.end()
    return told


@given(texts, st.integers(1, 20))
def test_the_key_is_told_in_no_way_of_cutting(text: str, size: int) -> None:
    """Together the pieces are the text without the key, and none is empty, which would say that they begin anew."""
    told = handed_on(text, size, KEY)
    assert "".join(told) == KeyedEndpoint(base_url="http://127.0.0.1/v1", api_key=KEY).redact(text)
    assert "" not in told


def test_without_a_key_every_piece_goes_on_at_once() -> None:
    """Nothing is held back."""
    assert handed_on(NO_KEY, 1, NO_KEY) == list(NO_KEY)
