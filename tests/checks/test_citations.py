"""Which meetings and programmes a text cites."""

from __future__ import annotations

import pytest

from plandraft.checks.citations import citations
from plandraft.core.plan import Plan
from plandraft.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()


def cited(text: str) -> list[str]:
    """Ids of what a text cites; a number nobody knows as series and number."""
    found = citations(Plan(preamble=text), KNOWLEDGE)
    return [c.reference.id if c.reference else f"{c.series.id if c.series else ''} {c.number}" for c in found]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("贯彻党的二十大和中国工会十八大精神", ["cpc20", "acftu18"]),
        ("学习党的第二十次全国代表大会文件", ["cpc20"]),
        ("学习党的20大精神", ["cpc20"]),
        ("把十九大精神讲清楚", ["cpc19"]),
        ("二十届二中、三中、四中全会", ["plenum_20_4"]),
        ("党的二十届历次全会精神", []),
        ("党的二十二大精神", ["party_congress (22,)"]),
        ("学习工会十八大报告", ["acftu18"]),
        ("十四届全国人大五次会议", ["people_congress (14, 5)"]),
        ("“十六五”开局", ["five_year_plan (16,)"]),
        ("十五五规划", ["fyp_2026"]),
        ("十四五岁的少年、十八大类、工会十大品牌、基层工会第十九次会员大会", []),
        ("共青团十九大精神、妇女十三大精神", []),
        ("十八届三中学生运动会、第二十届中小学生艺术节", []),
        ("党的十八大以来", []),
    ],
)
def test_what_a_text_cites(text: str, ids: list[str]) -> None:
    """Numbers in words and digits, lists of plenums, and the look-alikes."""
    assert cited(text) == ids


def test_words_around_a_citation_say_where_it_looks() -> None:
    """Back, forward, or neither."""
    back, forward, neither = (
        citations(Plan(preamble=text), KNOWLEDGE)[0]
        for text in ("总结“十四五”工作", "迎接党的二十一大召开", "贯彻党的二十大精神")
    )
    assert (back.looks_back, back.looks_forward) == (True, False)
    assert (forward.looks_back, forward.looks_forward) == (False, True)
    assert (neither.looks_back, neither.looks_forward) == (False, False)
