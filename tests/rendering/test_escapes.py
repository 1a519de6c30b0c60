"""Foreign text in Markdown shows as itself in any Markdown reader and is read back as itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plandraft.rendering.escapes import meant, on_one_line, unescape

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
marks = st.text(st.sampled_from("*_#`[]()<>!|~&;$\\-+=.1 a甲。：\n:{}"), max_size=24)
texts = st.text(st.characters(codec="utf-8"), max_size=20) | marks


def visible(line: str) -> str:
    """What a Markdown reader shows of one line; fails where it sees anything but plain text."""
    tokens = READER.parse(line)
    kinds = [token.type for token in tokens]
    assert kinds in ([], ["paragraph_open", "inline", "paragraph_close"]), kinds
    inner = (tokens[1].children or []) if tokens else []
    assert {token.type for token in inner} <= {"text", "text_special"}, line
    return "".join(token.content for token in inner)


@given(texts)
@example("<!-- x -->")
@example("1) 甲")
@example("[甲](http://a)")
@example("&amp;lt;")
@example("甲\\")
@example("| 甲 |")
@example("    甲")
def test_a_reader_shows_the_text_itself(text: str) -> None:
    """No mark in it is taken for Markdown: what a reader shows is the text, blanks at the ends left out."""
    line = on_one_line(text)
    assert "\n" not in line
    plain = re.sub("[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text)
    assert visible(line).strip() == plain.strip()


@given(texts)
def test_it_is_read_back(text: str) -> None:
    """Up to line breaks and blanks at the ends, which the comments keep."""
    assert meant(on_one_line(text)) == re.sub("[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text).strip()


@given(texts, texts)
def test_it_is_read_back_from_the_middle_of_a_line(before: str, text: str) -> None:
    """A comment cannot be forged by a text, wherever it stands."""
    assert "<!--" not in re.sub(r"\\<", "", f"{on_one_line(before)}：{on_one_line(text)}")


@pytest.mark.parametrize(
    "text", ["开好职代会，3月底前完成。", "“安全生产月”活动（第一次）", "R&D 部门", "9:00—11:00", "参加率90%"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    """A person edits the file: no needless backslashes."""
    assert on_one_line(text) == text


def test_bold_set_by_hand_is_taken_away() -> None:
    """A plan has no bold; stars of the text itself are escaped and stay."""
    assert meant(r"务必**按时**完成 3\*4 项") == "务必按时完成 3*4 项"


@given(marks)
def test_offsets_lead_from_the_text_to_the_line(text: str) -> None:
    """After each jump both run side by side, so a column can be named for each character."""
    line = on_one_line(text)
    plain, jumps = unescape(line)
    runs = [(0, 0), *jumps]
    for at, char in enumerate(plain):
        ours, theirs = max(run for run in runs if run[0] <= at)
        assert line[theirs + at - ours] == char
