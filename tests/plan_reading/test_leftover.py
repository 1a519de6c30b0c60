"""No line of a plan is lost: a node holds it, or it is kept and named."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.sample import Dropped
from plandraft.documents import document_of
from plandraft.plan_reading.foreign import read_foreign

HEAD = "青禾医院工会2027年工作计划\n一、指导思想\n坚持服务职工。\n二、工作措施\n1、走访职工。\n三、活动安排\n"


def _read(text: str):
    return read_foreign(document_of(text, file="a.md"))


def test_a_cell_that_no_column_is_known_for_is_kept_and_named():
    """The rules about words see it; a reader is told."""
    read = _read(f"{HEAD}| 月份 | 工作 | 备注 |\n|---|---|---|\n| 4月 | 健步走 | 待上级通知 |\n")
    assert read.plan.unplaced == ("待上级通知",)
    assert [str(unread) for unread in read.not_understood] == ["line 9: has no place in the plan: 待上级通知"]
    assert ("P", "unplaced/0", "待上级通知") in [*read.plan.strings()]
    place = read.source_map.place("P", "unplaced/0", 1)
    assert (place.line, place.column) == (9, 15)


def test_headings_without_anything_below_are_kept_but_not_named():
    """They are understood: their words are looked at, and nobody is bothered with them."""
    read = _read(f"{HEAD}1月：走访\n四、工作目标\n（一）健美大塞\n1、人人参加。\n2、次次有奖。")
    assert read.plan.unplaced == ("健美大塞",)
    assert read.not_understood == ()


@pytest.mark.parametrize("line", ["好的，以下是为您起草的计划：", "内部资料"])
def test_what_stands_above_the_title_is_kept(line):
    """Words of a model that answered, letterhead."""
    read = _read(f"{line}\n\n{HEAD}1月：走访")
    assert read.plan.title == "青禾医院工会2027年工作计划"
    assert line.rstrip("：") in read.plan.unplaced


def test_what_the_file_holds_beside_its_text_is_named():
    """A footnote is not read; a header is the printer's."""
    document = document_of(f"{HEAD}1月：走访", file="a.docx")
    notes = (Dropped(reason="footnote", text="含退休人员", line=5), Dropped(reason="header", text="内部资料"))
    read = read_foreign(replace(document, dropped=notes))
    assert [(u.line, u.said("zh")) for u in read.not_understood] == [(5, "脚注，未读入：含退休人员")]


def test_lines_of_the_site_are_kept_for_the_rules():
    """They are known for what they are and named as nothing else."""
    read = _read(f"{HEAD}1月：走访\n以上就是工会工作计划的全部内容，希望对大家有帮助\n")
    assert any("希望对大家" in text for text in read.plan.unplaced)


def test_months_labels_and_parts_need_no_place():
    """What a line says of time, owner and part is read as such."""
    assert (
        _read(f"{HEAD}（一）第一学期\n七、八月份：送清凉\n寒假期间：走访（工会）\n常年工作：热线").not_understood == ()
    )


LINES = st.sampled_from(
    [
        "一、工作目标",
        "（一）民主管理",
        "## 四、工作要求",
        "1、开好甲会。工会牵头，3月完成。",
        "- **办好乙事**：由院办负责，5月前办完",
        "（1）做丙事；做丁事。",
        "3月：戊活动；己活动",
        "七、八月份：庚讲座",
        "| 序号 | 工作任务 | 责任部门 |",
        "| 1 | 辛竞赛 | 工会 |",
        "| 壬培训 | 3万元 |",
        "2026年工作回顾",
        "癸比赛得了第一名。",
        "子丑寅卯，辰巳午未。",
        "每月：申酉读书会",
        "",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=14))
def test_every_word_is_in_some_field(lines):
    """In whatever order the lines of a plan come: the rules see each of their words."""
    plan = _read("青禾医院工会2027年工作计划\n" + "\n".join(lines)).plan
    held = re.sub(r"\W", "", "".join(text for _, _, text in plan.strings()))
    for line in lines:
        for word in re.findall(r"[甲乙丙丁戊己庚辛壬癸子申酉][\u4e00-\u9fff]+", line):
            assert word in held
