"""Numbered headings: the four levels, numbers in both kinds of digits, and where a finding about a line stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.headings import LINE, read_headings, read_number
from plandraft.core.plan import Plan
from plandraft.core.source_map import Place, SourceMap
from plandraft.rendering.reports.checked import pointer_of


def test_the_four_levels_are_told_apart() -> None:
    """Also in Markdown, with half-width brackets, and with the wrong mark after a digit."""
    lines = [
        "# 某单位2027年工作计划",
        "## 一、目标",
        "（二）帮扶",
        "(三)竞赛",
        "3.走访",
        "4、建档",
        "**（5）登记**",
        "2027年",
        "1.5万元",
        "6.10月底前，验收",
        "7.3、9月，走访",
    ]
    found = [(h.line, h.level, h.number, h.text) for h in read_headings(enumerate(lines, 1))]
    assert found == [
        (2, 1, 1, "目标"),
        (3, 2, 2, "帮扶"),
        (4, 2, 3, "竞赛"),
        (5, 3, 3, "走访"),
        (6, 3, 4, "建档"),
        (7, 4, 5, "登记"),
        (10, 3, 6, "10月底前，验收"),
        (11, 3, 7, "3、9月，走访"),
    ]


@given(st.integers(1, 99))
def test_chinese_numbers_are_read(number: int) -> None:
    """From 一 to 九十九."""
    digits = " 一二三四五六七八九"
    tens, ones = divmod(number, 10)
    text = (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "十十", "一二", "百", "第一", "１x"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Never a guess."""
    assert read_number(text) is None


@given(st.text(max_size=80))
def test_any_line_can_be_read(text: str) -> None:
    """A file can hold anything."""
    for heading in read_headings(enumerate(text.splitlines(), 1)):
        assert 1 <= heading.level <= 4


def test_a_finding_about_a_line_stands_in_the_file_and_not_in_the_plan() -> None:
    """It has a line, and the pointer of the whole plan."""
    assert SourceMap().place("P", f"{LINE}12", 3) == Place(line=12, column=4)
    assert pointer_of(Plan(), "P", f"{LINE}12") == ""
