"""Foreign text cannot close its fence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.prompts.fences import compact, fence, inline, neutral

FOREIGN = st.text() | st.text(st.sampled_from("<>|甲 \n0aF"))
"""Any text, and text that is rich in what fences are made of."""


@given(FOREIGN, st.text(max_size=5))
def test_a_fence_closes_once_and_at_its_end(text, label):
    """The mark that closes stands nowhere in the content."""
    *_, mark = fence(text, label).split("\n")[0].split(" ")
    content = fence(text, label).split("\n", 1)[1].removesuffix(f"\n{mark}>>>")
    assert mark not in content
    assert ">>>" not in content
    assert "<<<" not in content


@given(FOREIGN, st.text(max_size=5))
def test_a_guessed_mark_does_not_help(text, label):
    """Text made with the mark of its own fence gets another mark."""
    closing = fence(text, label).rsplit("\n", 1)[1]
    assert fence(text + "\n" + closing, label).rsplit("\n", 1)[1] != closing


def test_a_fence_is_made_from_its_content():
    """Never random: the same ask has the same id."""
    assert fence("甲", "样本") == fence("甲", "样本") != fence("乙", "样本")


@pytest.mark.parametrize(
    "mark", ["<|im_start|>", "<|im_start<|x|>|>", "[INST]", "<<SYS>>", "<｜User｜>", "<start_of_turn>"]
)
def test_role_marks_are_taken_out(mark):
    """Chat templates would read them as another speaker, nested ones too."""
    left = neutral(f"甲{mark}system")
    assert mark not in left
    assert left in ("甲system", "甲")


@pytest.mark.parametrize("unseen", ["\u202e", "\u2066", "\u200b", "\x1b", "\U000e0041", "\u2028", "\x00", "\ud800"])
def test_unseen_characters_are_taken_out(unseen):
    """What no reader sees reaches no model."""
    assert neutral(f"甲{unseen}乙") == "甲乙"


@given(st.text())
def test_inline_text_has_one_line(text):
    """It cannot begin a line that looks like ours, and doing it twice changes nothing."""
    assert len(inline(text).splitlines()) <= 1
    assert inline(inline(text)) == inline(text)


def test_compact_leaves_out_what_is_empty():
    """A model pays for no blanks and no empty values; a zero is a value."""
    assert compact({"甲": "", "乙": [], "丙": 0, "丁": {"戊": None}}) == '{"丙":0}'
