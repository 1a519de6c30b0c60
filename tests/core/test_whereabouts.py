"""Where something stands in a file whose lines nobody counts."""

from __future__ import annotations

import pytest

from plandraft.core.headings import read_headings
from plandraft.core.sample import Line
from plandraft.core.whereabouts import Whereabouts, whereabouts_of

TEXT = """青禾医院工会2027年工作计划

各分会：
一、工作措施
（一）走访慰问
1.走访困难职工，逐户走访。

2.送去慰问。
二、经费
项目\t金额
慰问\t30000
（三）以上费用从工会经费中列支，由办公室会同财务科按照规定的程序报批之后在年底之前支付完毕并公开
三、活动安排"""


def _places(text: str, *, levels: dict[int, int] | None = None) -> dict[int, Whereabouts]:
    known = levels or {}
    lines = [
        Line(number=n, text=line, row="\t" in line, level=known.get(n)) for n, line in enumerate(text.split("\n"), 1)
    ]
    return whereabouts_of(lines, read_headings((line.number, line.text) for line in lines))


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (1, "第1段", "paragraph 1"),
        (3, "第2段", "paragraph 2"),
        (4, "“一、工作措施”", "“一、工作措施”"),
        (5, "“一、工作措施 › （一）走访慰问”", "“一、工作措施 › （一）走访慰问”"),
        (6, "“一、工作措施 › （一）走访慰问”第1段", "“一、工作措施 › （一）走访慰问”, paragraph 1"),
        (8, "“一、工作措施 › （一）走访慰问”第2段", "“一、工作措施 › （一）走访慰问”, paragraph 2"),
        (11, "“二、经费”表格第2行", "“二、经费”, row 2 of the table"),
        (12, "“二、经费”第1段", "“二、经费”, paragraph 1"),
    ],
)
def test_a_place_is_said_by_headings_and_paragraph(line: int, zh: str, en: str) -> None:
    """Empty paragraphs are not counted; a numbered sentence is a paragraph, however it is numbered."""
    found = _places(TEXT)[line]
    assert (found.said("zh"), found.said("en")) == (zh, en)


def test_every_line_with_words_has_a_place() -> None:
    """And no other."""
    filled = {n for n, line in enumerate(TEXT.split("\n"), 1) if line.strip()}
    assert set(_places(TEXT)) == filled


def test_headings_are_what_the_file_marks_as_such() -> None:
    """Word's heading styles, also without a number; a long one is cut where it is said."""
    places = _places("工作计划\n职工文化建设和体育活动以及健康管理工作安排\n举办运动会", levels={2: 1})
    assert places[3].headings == ("职工文化建设和体育活动以及健康管理工作安排",)
    assert places[3].said("zh") == "“职工文化建设和体育活动以及健康管理工作安…”第1段"


def test_where_only_points_are_numbered_they_are_the_headings() -> None:
    """The two outermost levels of the text, whichever they are."""
    places = _places("1.走访慰问\n逐户走访。\n（1）困难职工\n先走。")
    assert places[2].said("zh") == "“1.走访慰问”第1段"
    assert places[4].said("zh") == "“1.走访慰问 › （1）困难职工”第1段"
