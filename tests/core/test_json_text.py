"""Finding the JSON object in what a model wrote."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.json_text import find_json, find_partial_json

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
        ('"{\\"a\\": [1]}"', {"a": [1]}),
        ("｛“a”：［｛“b”：“他说“好”，再办”｝，｛“b”：2｝］｝", {"a": [{"b": "他说“好”，再办"}, {"b": 2}]}),
        ('{"a"：“以“三八”为契机，”，"b"：1}', {"a": "以“三八”为契机，", "b": 1}),
        ("“计划”如下：｛没有｝", None),
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


answers = st.dictionaries(
    st.text(min_size=1),
    st.text()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.lists(values, max_size=3)
    | values,
    min_size=1,
    max_size=4,
)
around = st.sampled_from(
    [
        ("", ""),
        ("```json\n", "\n```"),
        ("好的，计划如下：\n", "\n以上，请审阅。"),
        ('<think>先列 {"goals": 1} 再说</think>\n', ""),
        ("\ufeff先想一想\n</thinking>\n", ""),
    ]
)


def goes_on(before: object, after: object) -> bool:
    """Whether what was read of a cut text is the beginning of what is read later."""
    if isinstance(before, dict):
        return isinstance(after, dict) and all(key in after and goes_on(before[key], after[key]) for key in before)
    if isinstance(before, list):
        return isinstance(after, list) and len(before) <= len(after) and all(map(goes_on, before, after))
    if isinstance(before, str):
        return isinstance(after, str) and after.startswith(before)
    return bool(before == after)


@settings(deadline=None)
@given(answers, around, st.booleans(), st.data())
def test_a_text_cut_anywhere_gives_the_beginning_of_what_it_says(
    value: dict[str, object], frame: tuple[str, str], escaped: bool, data: st.DataObject
) -> None:
    """What is there stays while the rest is written, and in the end it is the whole."""
    text = frame[0] + json.dumps(value, ensure_ascii=escaped) + frame[1]
    first, second = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    early, late, whole = (find_partial_json(text[:at]) or {} for at in (first, second, len(text)))
    assert goes_on(early, late)
    assert goes_on(late, value)
    assert whole == value == (find_json(text) or {})


@given(st.text(alphabet='{}[]",:\\u0d83tn1-. \n好a<>`/think'))
def test_no_half_written_text_makes_it_raise(text: str) -> None:
    """Whatever stands in it."""
    for found in (find_partial_json(text), find_partial_json("{" + text)):
        assert found is None or isinstance(found, dict)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"months": [1', {"months": []}),
        ('{"months": [1, 1', {"months": [1]}),
        ('{"a": "第1', {"a": "第1"}),
        ('{"a": tru', {}),
        ('{"a": "\\', {"a": ""}),
        ('{"a": "好\\u4f', {"a": "好"}),
        ('{"a": "\\ud83d', {"a": ""}),
        ('<think>{"a": "x"', {}),
        ('<think>先列 {"a": 1} 再说</think', {}),
        ('<think>先列 {"a": 1} 再说</thinking', {}),
        ('{"a": "x"} 改为 {', {"a": "x"}),
        ('{"a": "x"} 改为 {"a": "y', {"a": "y"}),
        ('{"a": "<think>', {"a": "<think>"}),
        ('{"a": ' + "[" * 100_000, {}),
        ('{"a": ' + "[" * 100, {}),
        ('{"a": ' + "9" * 5000 + ",", {}),
        ("还没有开始", {}),
    ],
)
def test_what_is_half_written(text: str, expected: object) -> None:
    """A number may still go on, a string may be shown; thoughts are no answer."""
    assert (find_partial_json(text) or {}) == expected
