"""Times as plans write them."""

from __future__ import annotations

import pytest

from plandraft.plan_reading.structure.months import heads_line, read_time


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("三月份：", (3,)),
        ("元月份：", (1,)),
        ("七—八月份", (7, 8)),
        ("七八月份：评优", (7, 8)),
        ("八、九月份：", (8, 9)),
        ("十一月、十二月 迎新", (11, 12)),
        ("10月份~12月份：", (10, 11, 12)),
        ("11月—次年1月：", (1, 11, 12)),
        ("9月底或10月中旬：", (9, 10)),
        ("一季度：", (1, 2, 3)),
        ("第四季度", (10, 11, 12)),
        ("【3月】", (3,)),
        ("（三月份）", (3,)),
        ("3月5日：学雷锋", (3,)),
        ("2026年3月：启动", (3,)),
        ("3月份工作安排", (3,)),
        ("三月份教职工球赛", (3,)),
    ],
)
def test_lines_headed_by_months(line, months):
    """Each form means these months."""
    found = heads_line(line)
    assert found is not None
    assert found.months == months


@pytest.mark.parametrize("line", ["3—6月，每月一次：走访", "【3—6月，每月一次】：走访", "（3—6月，每季度1次） 走访"])
def test_how_often_belongs_to_the_head(line):
    """Behind its months, brackets and all."""
    found = heads_line(line)
    assert found is not None
    assert (found.months, found.said[:6], line[found.end :]) == ((3, 4, 5, 6), "3—6月，每", "走访")


@pytest.mark.parametrize(
    ("line", "half"),
    [
        ("上半年：", "H1"),
        ("20__年下半年：", "H2"),
        ("第一学期", "H2"),
        ("第二学期：", "H1"),
        ("2024学年度上学期：", "H2"),
    ],
)
def test_half_years_are_not_guessed_into_months(line, half):
    """A school's first term is the second half of its first year."""
    found = heads_line(line)
    assert found is not None
    assert (found.months, found.half) == ((), half)


@pytest.mark.parametrize(
    "line",
    [
        "3月开展活动",
        "五月花合唱",
        "13月：",
        "月月有活动",
        "三月开展竞赛",
        "每月一次",
        "12个月",
        "月末总结：",
        "3、在五月开展竞赛",
    ],
)
def test_sentences_are_headed_by_no_month(line):
    """A month that is part of a sentence or of a word heads nothing."""
    assert heads_line(line) is None


def test_a_time_is_read_anywhere():
    """With the offset at which the rest begins."""
    text = "结合教师节于9月下旬举行报告会"
    found = read_time(text, text.index("9"))
    assert found is not None
    assert (found.months, text[found.end :]) == ((9,), "举行报告会")
