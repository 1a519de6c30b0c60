"""Texts that a plan may hold, right, wrong and senseless, for tests that hold for all of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from plandraft.core.plan import Plan
from tests.checks.base_plan import changed

FRAGMENTS = (
    "3月8日（星期三）",
    "2月30日",
    "13月1日",
    "中秋节（9月20日）",
    "第二十个全国助残日",
    "第0个教师节",
    "建党105周年",
    "中秋",
    "十一",
    "春节前送温暖走访",
    "9月26日（星期日）上班",
    "10月1日至10月7日放假",
    "一是",
    "三是",
    "（2）",
    "（三）",
    "①",
    "④",
    "每人500元",
    "1,000,000元",
    "共3万元，其中",
    "2万元、",
    "0.5元",
    "20人",
    "购物卡",
    "发放节日慰问品",
    "适时",
    "年内",
    "相关部门",
    "【待补：金额】",
    "【待补：",
    "】",
    "{",
    "}",
    "%s",
    "\\",
    "2027年",
    "2026—2027学年",
    "全院共有职工900人",
    "不少于3次",
    "6月底前",
    "走访困难职工家庭",
    "举办护理操作比赛",
    "筹备",
    "总结",
    ",",
    ";",
    "。",
    "，",
    "\n",
    "\u3000",
    "\u200b",
    "😀",
    "𠮷",
)
"""Pieces that one rule or another looks for, and pieces that break careless code."""

FIELDS = (
    ("P", "title"),
    ("P", "preamble"),
    ("P", "closing"),
    ("I1", "text"),
    ("G1", "text"),
    ("G1", "indicator"),
    ("G1", "area"),
    ("M1", "title"),
    ("M1", "owner"),
    ("M1", "indicator"),
    ("M1", "area"),
    ("M2", "title"),
    ("M2", "owner"),
    ("S1", "title"),
    ("S1", "owner"),
    ("S2", "title"),
    ("S2", "owner"),
)
"""Every written field of the base plan that holds one text."""


def faulty_texts() -> st.SearchStrategy[str]:
    """Texts put together from the fragments."""
    return st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join)


@st.composite
def any_plan(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Plan:
    """The base plan with some of its texts and times replaced."""
    example: list[tuple[str, str, Any]] = [
        (*place, draw(texts)) for place in draw(st.lists(st.sampled_from(FIELDS), max_size=5, unique=True))
    ]
    for node in draw(st.lists(st.sampled_from(("M1", "M2")), max_size=2, unique=True)):
        example.append((node, "actions", draw(st.lists(texts, max_size=3))))
    for node in draw(st.lists(st.sampled_from(("M1", "M2", "S1", "S2")), max_size=3, unique=True)):
        example.append((node, "timing", draw(timings())))
    return changed(tuple(example))


def timings() -> st.SearchStrategy[dict[str, Any]]:
    """Every kind of time."""
    months = st.lists(st.integers(1, 12), max_size=4, unique=True).map(lambda found: {"months": sorted(found)})
    days = st.dates().map(lambda day: {"months": [day.month], "date": day.isoformat()})
    parts = st.tuples(st.integers(1, 12), st.sampled_from(("early", "middle", "late"))).map(
        lambda found: {"months": [found[0]], "part": found[1]}
    )
    rhythms = st.sampled_from(("weekly", "monthly", "quarterly", "half_yearly")).map(lambda found: {"rhythm": found})
    notes = st.sampled_from(({}, {"note": "适时"}))
    return st.one_of(months, days, parts, rhythms, notes)
