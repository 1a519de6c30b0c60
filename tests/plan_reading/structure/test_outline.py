"""Messy documents written for this project, each beside the sketch of what a reader sees in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.documents import document_of
from plandraft.plan_reading.split import split
from plandraft.plan_reading.structure import outline
from tests.plan_reading.structure.sketch import sketch

MESSY = Path(__file__).parents[1] / "messy"
DOCUMENTS = sorted(path for path in MESSY.iterdir() if path.suffix != ".sketch")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_messy_document_is_read_as_a_person_reads_it(path):
    """Wrapped lines, tables, turned numbering, bare headings, site noise: one document for each."""
    page = split(document_of(path.read_text("utf-8"), file=path.name))
    found = [
        f"== plan at line {part.heading.number if part.heading else 1}\n{sketch(outline(part.lines))}"
        for part in page.parts
    ]
    found.append("== noise " + " ".join(str(line.number) for line in page.noise) + "\n")
    assert "".join(found) == path.with_suffix(".sketch").read_text("utf-8")


def _of(text: str):
    return outline(document_of(text, file="a.txt").lines)


def test_prose_after_points_belongs_to_their_heading():
    """A last paragraph below numbered points is text of their section, not a point."""
    section = _of("一、维权\n下面做好两点。\n一是公开\n二是评议。\n最终让职工满意。").sections[0]
    assert [part.line for part in section.text] == [2, 5]
    assert [item.line for item in section.items] == [3, 4]


def test_one_paragraph_below_a_heading_is_its_item():
    """So says the interchange form."""
    section = _of("三、增强透明度，推进院务公开。\n积极协助党政公开院务。").sections[0]
    assert (section.heading, section.text, [i.text for i in section.items]) == (
        "增强透明度，推进院务公开。",
        [],
        ["积极协助党政公开院务。"],
    )


def test_a_number_without_a_mark_needs_a_successor():
    """一 begins many words; only 一 … 二 … at line starts are numbers."""
    numbered = _of("三、主要措施\n一强化管理\n认真学习经验。\n二抓好服务\n每天检查一次。").sections[0]
    assert [(s.marker, s.heading) for s in numbered.sections] == [("一", "强化管理"), ("二", "抓好服务")]
    alone = _of("三、主要措施\n一线职工优先参加疗休养。")
    assert alone.sections[0].items[0].text == "一线职工优先参加疗休养。"


def test_a_line_broken_in_mid_sentence_is_joined_and_keeps_its_places():
    """20__ at the end of a line goes on with 年 on the next; the item says where it began."""
    broken = _of("一、文化建设\n我们将继续开展活动。20__\n年，组织春节联欢。")
    item = broken.sections[0].items[0]
    assert (item.text, item.line) == ("我们将继续开展活动。20__年，组织春节联欢。", 2)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("我院工会总的指导思想：在党委领导下服务职工。\n一、学习\n1、读书\n2、交流", ["ideology", "measures"]),
        ("工作目标与措施：\n一、学习\n认真读书。", ["measures", "measures"]),
        ("为做好工作，特制定计划如下：\n一、学习\n认真读书。", ["preamble", "measures"]),
        ("今年的总体目标是：让职工满意。\n一、学习\n认真读书。", ["goals", "measures"]),
        ("以党的精神为指导，服务大局。\n一、学习\n认真读书。", ["ideology", "measures"]),
        ("著力推进民主管理。\n根据这一总体思路，做好以下工作。\n一、学习\n认真读书。", ["ideology", "measures"]),
        ("一、主要工作安排\n1、读书\n2、交流", ["schedule"]),
        ("一、工作要点\n三月：读书\n四月：交流", ["schedule"]),
    ],
)
def test_roles_are_told_by_name_and_by_content(text, kinds):
    """A heading that names its role, an opening that shows it, months that make a schedule."""
    assert [section.kind for section in _of(text).walk()] == kinds


def test_points_that_begin_with_a_month_are_entries_where_no_schedule_is():
    """A plan with its own schedule says the months there; else the points are all there is."""
    without = _of("一、文体活动\n(1)三月份乒乓球赛\n(2)坚持每日锻炼\n2、评优;9月底或10月中旬进行论文比赛。")
    assert [(e.line, e.months, e.text, e.inside) for e in without.entries] == [
        (2, (3,), "乒乓球赛", True),
        (4, (9, 10), "进行论文比赛", True),
    ]
    with_schedule = _of("一、文体活动\n(1)三月份乒乓球赛\n(2)锻炼\n二、活动安排\n三月：乒乓球赛")
    assert [e.line for e in with_schedule.entries] == [5]


@settings(deadline=None, max_examples=200)
@given(
    st.text(
        alphabet=st.sampled_from(
            "一二三十第、.．（）()12①⑴：:。；\n\t |# \u3000月份季度半年目标措施安排指导思想工会计划是要首先，20_年"
        ),
        max_size=200,
    )
)
def test_any_text_has_an_outline_whose_places_lie_in_it(text):
    """Nothing raises; each item and entry begins where it says."""
    lines = document_of(text, file="a.txt").lines
    found = outline(lines)
    items = [item for section in found.walk() for item in (*section.items, *section.text)]
    for thing in (*items, *found.entries):
        source = lines[thing.line - 1].text
        assert 1 <= thing.column <= len(source) + 1
        assert not thing.text or thing.text[0] in source[thing.column - 1 :]
