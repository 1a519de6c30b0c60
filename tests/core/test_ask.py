"""What makes two asks the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.ask import ASK_VERSION, Ask, Limits, Message, Reply
from plandraft.core.canonical import without_descriptions
from plandraft.core.frozen_model import FrozenModel


def ask() -> Ask:
    """An ask to vary."""
    return Ask(
        prompt="frame",
        messages=(Message(role="user", content="问"),),
        schema_name="frame",
        schema={"type": "object", "description": "甲", "properties": {"title": {"type": "string"}}},
        inputs=FrozenModel(),
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


texts = st.text(max_size=8)


@given(prompt=texts, words=st.lists(texts, max_size=3), name=texts, temperature=st.none() | st.floats(0, 2))
def test_the_id_is_the_hash_of_canonical_json(
    prompt: str, words: list[str], name: str, temperature: float | None
) -> None:
    """Whatever is asked, with whatever schema: put together from parts it is still one JSON value."""
    schema = {"type": "object", "title": "t", "properties": {name: {"type": "string", "description": name}}}
    messages = tuple(Message(role="user", content=text) for text in words)
    limits = Limits(reply_tokens=7, temperature=temperature)
    made = replace(ask(), prompt=prompt, messages=messages, schema=schema, limits=limits, variant=3)
    identity = {
        "version": ASK_VERSION,
        "prompt": prompt,
        "messages": [["user", text] for text in words],
        "schema": without_descriptions(schema),
        "limits": [7, temperature],
        "variant": 3,
    }
    text = json.dumps(identity, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert made.id == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def test_a_reply_is_read_once_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The flow, the mending and the live view look into the same object; an equal reply is another one."""
    texts: list[str] = []
    monkeypatch.setattr("plandraft.core.ask.find_json", lambda text: texts.append(text) or {"a": 1})
    reply = Reply(text='好的：{"a": 1}')
    assert reply.object is reply.object
    assert texts == [reply.text]
    assert reply == Reply(text=reply.text)
    assert Reply(text="无").truncated is None
    cut = Reply(text='{"a": [1, 2', finish="length").truncated
    assert cut is not None
    assert cut.value == {"a": [1]}
