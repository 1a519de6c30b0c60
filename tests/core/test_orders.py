"""The glance that spares most sentences a closer look overlooks no order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.orders import ORDER, orders_in

SUSPICIOUS = Path(__file__).with_name("suspicious.txt").read_text(encoding="utf-8").splitlines()
WORDS = [line.strip() for line in SUSPICIOUS if line.strip()]


def found(text: str) -> list[str]:
    """What the pattern alone finds."""
    return [match[0] for match in ORDER.finditer(text)]


@pytest.mark.parametrize("line", WORDS)
def test_every_order_of_the_list_is_seen_by_itself(line: str) -> None:
    """What was found is looked at again without the words around it."""
    for order in found(line):
        assert [match[0] for match in orders_in(order)] == found(order)
    assert [match[0] for match in orders_in(line)] == found(line)


@given(st.lists(st.sampled_from(WORDS), max_size=3), st.text(max_size=8))
def test_so_it_is_with_any_words_between_them(lines: list[str], between: str) -> None:
    """Joined by anything."""
    text = between.join(lines)
    assert [match[0] for match in orders_in(text)] == found(text)
