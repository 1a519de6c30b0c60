"""Numbers as Word writes them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.documents.counting import number_text
from plandraft.plan_reading.structure.numerals import number_of


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {3: "03", 12: "12"}),
        (
            "chineseCounting",
            {1: "一", 10: "十", 11: "十一", 20: "二十", 35: "三十五", 101: "一百零一", 110: "一百一十"},
        ),
        ("chineseCountingThousand", {1000: "一千", 1005: "一千零五", 1050: "一千零五十"}),
        ("ideographDigital", {1: "一", 10: "一〇", 25: "二五"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 22: "贰拾贰"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "甲"}),
        ("ideographZodiac", {1: "子"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱"}),
        ("decimalEnclosedCircleChinese", {2: "②"}),
        ("decimalEnclosedParen", {3: "⑶", 21: "21"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("decimalFullWidth", {12: "１２"}),
        ("upperRoman", {4: "IV", 19: "XIX"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 27: "AA"}),
        ("lowerLetter", {28: "bb"}),
        ("none", {1: ""}),
        ("hindiVowels", {7: "7"}),
    ],
)
def test_formats(style, written):
    """An unknown format counts 1, 2, 3."""
    assert {value: number_text(value, style) for value in written} == written


@settings(deadline=None)
@given(st.integers(1, 999))
def test_chinese_numbers_are_read_back(value):
    """By the reader of numerals, which nothing here was written after."""
    assert number_of(number_text(value, "chineseCounting")) == value
