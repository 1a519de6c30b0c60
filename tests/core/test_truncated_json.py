"""What is whole in a reply that broke off."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.truncated_json import TruncatedJson, find_truncated_json

texts = st.text(max_size=6)
items = st.dictionaries(texts, texts | st.integers() | st.lists(texts | st.integers(), max_size=2), max_size=3)
objects = st.dictionaries(st.text(min_size=1, max_size=6), texts | st.lists(items, max_size=3), min_size=1, max_size=3)


@given(objects, st.booleans(), st.data())
def test_wherever_it_breaks_off_what_was_ended_is_kept(
    value: dict[str, Any], spread: bool, data: st.DataObject
) -> None:
    """Every item and text whose last character is there, in order; and nothing else."""
    text = json.dumps(value, ensure_ascii=False, indent=1 if spread else None)
    at = data.draw(st.integers(1, len(text) - 1))
    found = find_truncated_json(text[:at])
    assert found is not None
    assert list(found.value) == list(value)[: len(found.value)]
    for key, part in found.value.items():
        assert part == (value[key] if isinstance(part, str) else value[key][: len(part)])
        assert len(part) == len(value[key]) or found.open_keys == (key,)
    assert found == find_truncated_json(f"好的：\n```json\n{text[:at]}")
    longer = find_truncated_json(text[: at + 1])
    assert longer is None or len(json.dumps(longer.value)) >= len(json.dumps(found.value))


@pytest.mark.parametrize(
    ("text", "value", "open_keys"),
    [
        ('{"a": "一"', {"a": "一"}, ()),
        ('{"a": "一', {}, ()),
        ('{"a": 12', {}, ()),
        ('{"a": 12,', {"a": 12}, ()),
        ('{"a": [{"b": [1, 2]', {"a": []}, ("a",)),
        ('{"a": [{"b": [1, 2]}', {"a": [{"b": [1, 2]}]}, ("a",)),
        ('{"a": [{"b": 1}]', {"a": [{"b": 1}]}, ()),
        ('{"a": ["一", "二', {"a": ["一"]}, ("a",)),
        ('{"计划": {"目标": [{"b": 1}, {', {"计划": {"目标": [{"b": 1}]}}, ("计划", "目标")),
        ('例如 {"b": 0}。{"a": [{"b": "}]"}, {"b": "\\"}', {"a": [{"b": "}]"}]}, ("a",)),
        ('<think>{"a": 0}</think>{"a": [{"b": 1},', {"a": [{"b": 1}]}, ("a",)),
    ],
)
def test_an_object_counts_as_a_whole_or_not_at_all(
    text: str, value: dict[str, Any], open_keys: tuple[str, ...]
) -> None:
    """A number may go on, a text ends with its mark, and what stands inside an item is the item's."""
    assert find_truncated_json(text) == TruncatedJson(value=value, open_keys=open_keys)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有对象",
        '{"a": 1}',
        '<think>先列 {"a": [{"b": 1},',
        '{"a": [{"b": 1], {"b"',
        '{"a": [{"b": 1, "b": 2}, {"b"',
        '{"a": [{"b": NaN}, {"b"',
        '{"a": [{"b": 1} {"b": 2}, {"b"',
        '{"a": ' * 70_000,
        '{"a": [{"b": ' + "9" * 500 + "}, {",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    """Whole objects, thoughts, and objects with faults beside the cut."""
    assert find_truncated_json(text) is None


@given(st.text(alphabet='{}[]:,"\\ab1 \n') | st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    """A reply can be anything."""
    assert find_truncated_json(text) is None or isinstance(find_truncated_json(text), TruncatedJson)
