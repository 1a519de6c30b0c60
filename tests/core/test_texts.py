"""Texts as lines and paragraphs."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.texts import json_shown, one_line, paragraphs, plain


def test_paragraphs_are_the_lines_that_show_something() -> None:
    """Windows line ends and empty lines make no paragraphs of their own."""
    assert paragraphs("甲\r\n\r\n \n乙\u2028丙") == ("甲", "乙", "丙")


def test_one_line_has_no_control_character() -> None:
    """Each run of them is one blank."""
    assert one_line("\t甲\x00\n乙 ") == "甲 乙"


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.dictionaries(st.text(), inner, max_size=3)))
def test_json_for_a_terminal_is_the_same_value_and_does_nothing_to_it(value: Any) -> None:
    """Whatever characters are in it."""
    said = json_shown(value)
    assert json.loads(said) == value
    assert plain(said) == said
