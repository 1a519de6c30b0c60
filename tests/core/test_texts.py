"""Texts as lines and paragraphs."""

from __future__ import annotations

from plandraft.core.texts import one_line, paragraphs


def test_paragraphs_are_the_lines_that_show_something() -> None:
    """Windows line ends and empty lines make no paragraphs of their own."""
    assert paragraphs("甲\r\n\r\n \n乙\u2028丙") == ("甲", "乙", "丙")


def test_one_line_has_no_control_character() -> None:
    """Each run of them is one blank."""
    assert one_line("\t甲\x00\n乙 ") == "甲 乙"
