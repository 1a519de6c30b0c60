"""Numbers before headings and items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.plan_reading.structure.markers import Style, bare_numbers, pieces, without_marker
from plandraft.plan_reading.structure.numerals import number_of


@pytest.mark.parametrize(
    ("line", "marker", "style", "number"),
    [
        ("第一部分 总体要求", "第一部分", Style.PART, 1),
        ("一、指导思想", "一、", Style.CHINESE, 1),
        ("二十一、其他", "二十一、", Style.CHINESE, 21),
        ("（二）关心职工", "（二）", Style.CHINESE_BRACKET, 2),
        ("(三)、强化服务", "(三)、", Style.CHINESE_BRACKET, 3),
        ("㈠学习", "㈠", Style.CHINESE_BRACKET, 1),
        ("1、读书", "1、", Style.DIGIT, 1),
        ("1. 读书", "1.", Style.DIGIT, 1),
        ("１．读书", "１．", Style.DIGIT, 1),
        ("2, 交流", "2,", Style.DIGIT, 2),
        ("1.11、3月开会", "1.", Style.DIGIT, 1),
        ("3.6—8月，每周一次", "3.", Style.DIGIT, 3),
        ("1.2026年9月10日座谈", "1.", Style.DIGIT, 1),
        ("⒊评议", "⒊", Style.DIGIT, 3),
        ("2.1 建会", "2.1", Style.DECIMAL, 2),
        ("3.2.1摸清底数", "3.2.1", Style.DECIMAL, 3),
        ("(1)跳绳", "(1)", Style.DIGIT_BRACKET, 1),
        ("2）拔河", "2）", Style.DIGIT_BRACKET, 2),
        ("⑴跳绳", "⑴", Style.CIRCLED, 1),
        ("①跳绳", "①", Style.CIRCLED, 1),
        ("一是摸底", "一是", Style.ORDER, 1),
        ("二要抓好", "二要", Style.ORDER, 2),
        ("第三，评议", "第三，", Style.ORDER, 3),
        ("首先，设点", "首先，", Style.ORDER, None),
        ("● 慰问", "●", Style.BULLET, None),
    ],
)
def test_every_style_in_use(line, marker, style, number):
    """The marker comes off and says its style and number."""
    found = without_marker(line)
    assert (found.marker, found.style, found.number) == (marker, style, number)
    assert line[found.offset :] == found.text


@pytest.mark.parametrize(
    "line",
    [
        "1.5万元用于慰问",
        "2026年工作",
        "3.6—8万元用于慰问",
        "1,160人参加",
        "3.8妇女节活动",
        "一线职工",
        "十分重视",
        "第三方评估",
        "5月活动",
        "一、",
    ],
)
def test_what_only_looks_like_a_number_is_text(line):
    """Amounts, years, dates and words that begin with a numeral."""
    assert without_marker(line).marker is None


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("1.4个新站开放", "1.", "4个新站开放"),
        ("3.12对师徒结对", "3.", "12对师徒结对"),
        ("2.2027年入会率", "2.", "2027年入会率"),
        ("2.1 建会入会", "2.1", "建会入会"),
        ("1.5万元经费", None, "1.5万元经费"),
        ("5.12国际护士节座谈", None, "5.12国际护士节座谈"),
        ("1 、走访", "1 、", "走访"),
    ],
)
def test_digits_behind_a_number(text, marker, rest):
    """A count or a year begins the words; a day of a festival and an amount are no numbers of points."""
    assert (without_marker(text).marker, without_marker(text).text) == (marker, rest)


def test_months_behind_a_full_stop_begin_no_point():
    """Behind 2.甲 the words 3、10月 are a time; with the mark of the first number they are the third point."""
    assert [piece for _, piece in pieces("2.甲：7月开赛。3、10月，回访。")] == ["2.甲：7月开赛。3、10月，回访。"]
    assert [piece for _, piece in pieces("2、甲。3、乙。")] == ["2、甲。", "3、乙。"]


def test_items_on_one_line_count_on():
    """A number inside a line begins an item only after the one before it."""
    assert [p for _, p in pieces("1、开会。2、慰问。3、体检")] == ["1、开会。", "2、慰问。", "3、体检"]
    assert [p for _, p in pieces("一是学习。二是交流；三是评议。")] == ["一是学习。", "二是交流；", "三是评议。"]
    assert len(pieces("1、安排第5、6组参加，3、4组观摩。")) == 1
    assert len(pieces("慰问职工。1、2号车间优先。")) == 1


def test_bare_numbers_need_their_successor():
    """一强化 … 二抓好 … are numbered; 一线 and 二级 alone are words."""
    assert bare_numbers(["一强化管理", "认真学习", "二抓好服务"]) == {0, 2}
    assert bare_numbers(["一线职工", "二级学院", "三八活动"]) == frozenset()


@given(st.integers(min_value=1, max_value=999))
def test_written_numbers_are_read_back(number):
    """Up to 999, as headings and ordinals write them."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{digits[hundreds]}百" if hundreds else ""
    text += f"{digits[tens]}十" if tens else ("零" if hundreds and ones else "")
    assert number_of(text + (digits[ones] if ones else "")) == number
