"""What Markdown writes inside a line is no part of the plan's words, and hides no structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.documents import document_of
from plandraft.plan_reading.structure import outline
from plandraft.plan_reading.structure.inline import is_markdown, without_marks


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**1月：** 走访", "1月： 走访"),
        ("- **1月**：走访", "- 1月：走访"),
        ("由**护理部**牵头", "由护理部牵头"),
        ("走访<br>慰问<br/>座谈", "走访；慰问；座谈"),
        ("2026\\. *要点*", "2026. 要点"),
        ("- [ ] 走访", "- 走访"),
        ("3*4=12，5*6=30", "3*4=12，5*6=30"),
        ("20__年__月__日", "20__年__月__日"),
    ],
)
def test_marks_go_and_words_stay(line, text):
    """Emphasis, breaks, escapes and boxes to tick; what only looks like a mark stays."""
    assert without_marks(line, markdown=True).text == text


@pytest.mark.parametrize("line", ["健美**赛和**杯", "在**市**区开展", "*名教师，**名学生"])
def test_stars_of_a_text_are_masks(line):
    """Where a text is no Markdown, stars between words stand for what was left out."""
    assert without_marks(line, markdown=False).text == line
    assert not is_markdown([line])


@given(st.text(alphabet="*_`\\甲乙1。 <br>", max_size=40), st.booleans())
def test_every_character_keeps_its_place(line, markdown):
    """Whatever is taken off, a character that stays is found where it stood."""
    bare = without_marks(line, markdown=markdown)
    for at, char in enumerate(bare.text):
        start, there = next(cut for cut in reversed(bare.cuts) if cut[0] <= at)
        assert line[there + at - start] == char or char == "；"


def test_emphasis_hides_neither_months_nor_points():
    """Months, their colon inside or outside the stars, and points in bold."""
    calendar = "## 活动安排\n- **1月：** 走访\n- **2月**：座谈\n"
    text = f"# 2027年工会工作计划\n## 工作措施\n1. **制定方案**：3月完成。\n{calendar}"
    found = outline(document_of(text, file="a.md").lines)
    assert [(e.months, e.text, e.column) for e in found.entries if not e.inside] == [
        ((1,), "走访", 11),
        ((2,), "座谈", 10),
    ]
    measures = next(section for section in found.walk() if section.heading == "工作措施")
    assert measures.items[0].text == "制定方案：3月完成。"
