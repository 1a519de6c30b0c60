"""Sentences that are nearly the same: the quick way finds what comparing each with each finds."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from plandraft.checks.rules.pd705_near_repeated_sentence import _alike
from plandraft.checks.text import FieldPlace, text_of
from plandraft.core.matching import pairs
from plandraft.core.plan import Action, Measure, Plan

SENTENCES = st.lists(st.text("工会走访慰问职工代表大", min_size=16, max_size=24), min_size=2, max_size=12, unique=True)


def places(texts: list[str]) -> list[FieldPlace]:
    """The sentences of a plan of these actions."""
    actions = tuple(Action(text=f"{text}。") for text in texts)
    return [
        s for s in text_of(Plan(measures=(Measure(id="M1", title="走访", actions=actions),))).sentences if not s.is_name
    ]


@given(SENTENCES, st.sampled_from([0.4, 0.6, 0.8, 1.0]))
def test_it_is_what_comparing_each_with_each_finds(texts: list[str], wanted: float) -> None:
    """No pair is lost and none is added, for any share."""
    found = places(texts)
    own = [pairs(place.text) for place in found]
    plainly = {
        frozenset((a, b))
        for a, b in combinations(range(len(own)), 2)
        if own[a] | own[b] and len(own[a] & own[b]) / len(own[a] | own[b]) >= wanted - 1e-9
    }
    assert {frozenset((a, b)) for a, b, _ in _alike(found, wanted)} == plainly
