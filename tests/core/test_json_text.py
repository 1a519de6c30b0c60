"""Finding the JSON object in what a model wrote."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.json_text import find_json

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(min_size=1), values, min_size=1, max_size=4))
def test_a_clean_object_is_read_as_it_is(value: dict[str, object]) -> None:
    """Bare or in a fence, nothing of it changes."""
    text = json.dumps(value, ensure_ascii=False)
    assert find_json(text) == value
    assert find_json(f"好的，如下：\n```json\n{json.dumps(value)}\n```\n") == value


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    """A reply can be anything."""
    assert find_json(text) is None or isinstance(find_json(text), dict)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<think>{"a": 0}</think>{"a": 1}', {"a": 1}),
        ('先写 {"a": 1}，定稿 {"a": 2}', {"a": 2}),
        ('{"a": [1, 2,],}', {"a": [1, 2]}),
        ('{"a": "他说"好"，对"}', {"a": '他说"好"，对'}),
        ("没有对象", None),
        ('{"a": 1, "a": 2}', None),
        ("{" * 100_000, None),
        ("", None),
        ('{"a": "开展慰问', None),
        ('{"a": [{"b": 1}, {"b": 2}', None),
        ('{"a": ' + "9" * 500 + "}", None),
        ('{"a": ' + "[" * 100 + "]" * 100 + "}", None),
        ('{"a": ' + "[" * 40 + "]" * 40 + ', "b": 1}', {"a": json.loads("[" * 40 + "]" * 40), "b": 1}),
        ("{'a': '一'}", {"a": "一"}),
    ],
)
def test_what_models_write(text: str, expected: object) -> None:
    """The last whole object counts; a repair that would lose a word is refused."""
    assert find_json(text) == expected


def test_the_last_object_of_the_right_shape_is_preferred() -> None:
    """A remark that happens to be an object is not taken for the answer; without a right one the last counts."""
    text = '{"a": 1} 改为 {"a": 2}，其中 {"note": "x"}'
    assert find_json(text, accept=lambda found: "a" in found) == {"a": 2}
    assert find_json(text, accept=lambda found: "b" in found) == {"note": "x"}
    assert find_json(text) == {"note": "x"}


@given(st.dictionaries(st.sampled_from("abc"), st.text() | st.lists(st.integers()), min_size=1), st.integers(1, 400))
def test_a_cut_object_is_never_mended(value: dict[str, object], cut: int) -> None:
    """Closing what was cut would lose words that nobody misses."""
    text = json.dumps(value, ensure_ascii=False)
    short = text[: -min(cut, len(text) - 1)]
    assert find_json(short) in (None, *([value] if short == text else []))


def test_nothing_is_repaired_where_that_is_not_wanted() -> None:
    """To know whether a reply is whole."""
    assert find_json("{'a': 1}", repair=False) is None
    assert find_json('{"a": 1}', repair=False) == {"a": 1}
