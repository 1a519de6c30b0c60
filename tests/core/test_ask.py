"""What makes two asks the same."""

from __future__ import annotations

from dataclasses import replace

from plandraft.core.ask import Ask, Limits, Message
from plandraft.core.noun import Noun


def ask() -> Ask:
    """An ask to vary."""
    return Ask(
        prompt="frame",
        messages=(Message(role="user", content="问"),),
        schema_name="frame",
        schema={"type": "object", "description": "甲", "properties": {"title": {"type": "string"}}},
        inputs=Noun(),
        limits=Limits(reply_tokens=100),
    )


def test_descriptions_do_not_count() -> None:
    """A better description asks the same thing."""
    other = {"type": "object", "description": "乙", "properties": {"title": {"type": "string"}}}
    assert replace(ask(), schema=other).id == ask().id


def test_a_property_named_title_counts() -> None:
    """Only the schema's own titles and descriptions are left out."""
    assert replace(ask(), schema={"type": "object", "properties": {}}).id != ask().id


def test_words_limits_and_variant_count() -> None:
    """Each of them makes another question."""
    others = {
        replace(ask(), messages=(Message(role="user", content="另问"),)).id,
        replace(ask(), limits=Limits(reply_tokens=200)).id,
        replace(ask(), variant=1).id,
    }
    assert len(others | {ask().id}) == 4
