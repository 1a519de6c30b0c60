"""A point's title ends where a person would end it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.plan_reading.parting import parted


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("开好职代会：3月征集提案。", "开好职代会", "3月征集提案。"),
        ("响应“天天锻炼，人人健康”的号召，4月健步走。", "响应“天天锻炼，人人健康”的号召", "4月健步走。"),
        ("学习《甲法：总则》，人人过关", "学习《甲法：总则》", "人人过关"),
        ("公众服务部牵头，3月检查嗓音，4月请老师。", "3月检查嗓音", "4月请老师。"),
        ("春节、劳动节、国庆节，主席到馆看望；夜访一次。", "春节、劳动节、国庆节，主席到馆看望", "夜访一次。"),
        ("每日8:30开放，周末休息", "每日8:30开放", "周末休息"),
        ("走访职工。（责任：工会）", "走访职工", ""),
        ("办公室牵头。", "办公室牵头", ""),
    ],
)
def test_title_and_rest(text, title, rest):
    """Not inside quotation marks, titles or clock times; who leads and when are no titles."""
    assert (parted(text).title, parted(text).rest) == (title, rest)


@given(st.text(alphabet="甲乙丙，。：；“”（）《》3月牵头部", max_size=40))
def test_both_stand_where_they_are_said_to(text):
    """Title and rest are pieces of the point at their offsets."""
    found = parted(text)
    assert text[found.at :].startswith(found.title)
    assert text[found.rest_at :].startswith(found.rest)
