"""Tables are understood by their header, whatever the order of their columns."""

from __future__ import annotations

import pytest

from plandraft.documents import document_of
from plandraft.plan_reading.structure import outline
from plandraft.plan_reading.structure.columns import columns_of
from plandraft.plan_reading.structure.tables import Table


def _of(text: str):
    return outline(document_of(text, file="a.md").lines)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("月份 重点工作 责任部门", "schedule"),
        ("时间 要做的事", "schedule"),
        ("序号 工作措施 责任部门 配合部门 完成时间 完成标志 经费", "tasks"),
        ("指标 目标值", "tasks"),
        ("项目 金额（元） 主要用途", "money"),
        ("序号 用途 预算（万元） 占比 说明", "money"),
        ("科目 标准 人数 金额", "money"),
        ("什么时候 干什么 谁来办", "schedule"),
        ("要干的事 谁负责 谁配合 什么时候", "tasks"),
    ],
)
def test_a_header_tells_what_its_table_is(header, kind):
    """A calendar where the time leads; money where amounts stand beside nothing else."""
    table = Table.of_header(tuple(header.split()))
    assert table is not None
    assert table.kind == kind


def test_a_question_may_name_the_owners():
    """As people write it who do not write 责任部门."""
    assert columns_of(("要做的事", "谁来办")) == columns_of(("工作内容", "谁负责")) == {"work": 0, "owner": 1}


@pytest.mark.parametrize("row", ["1 走访 工会", "慰问 30000", "入会率 98%"])
def test_a_row_is_no_header(row):
    """Words that name no column."""
    assert columns_of(tuple(row.split())) is None


def test_a_calendar_gives_its_entries_their_owner():
    """Also where months are bold and lines are broken inside a cell."""
    found = _of(
        "| 月份 | 工作 | 责任部门 |\n|---|---|---|\n| **4月** | 1. 健步走<br>2. 答复 | 工会、院办 |\n| | 植树 | |"
    )
    assert [(e.months, e.text, e.owner) for e in found.entries] == [
        ((4,), "健步走", "工会、院办"),
        ((4,), "答复", "工会、院办"),
        ((4,), "植树", ""),
    ]


def test_a_calendar_without_a_header_may_begin_with_what_comes_back():
    """A rhythm is a time as a month is; beside an amount it is none."""
    found = _of("每月\t读书会\n3月\t植树\n中秋\t座谈\n")
    assert [(e.said, e.months, e.text) for e in found.entries] == [
        ("每月", tuple(range(1, 13)), "读书会"),
        ("3月", (3,), "植树"),
        ("中秋", (9, 10), "座谈"),
    ]
    assert _of("# 计划\n## 三、措施\n每月\t500元\n").entries == []


def test_a_time_may_stand_in_brackets():
    """With how often it comes back."""
    (entry,) = _of("| 时间 | 活动 |\n|---|---|\n| 【3—6月，每月一次】 | 走访 |\n").entries
    assert (entry.said, entry.months, entry.text) == ("3—6月，每月一次", (3, 4, 5, 6), "走访")


def test_rows_of_money_are_kept_apart_from_points():
    """With a header, and without one where the words above speak of money."""
    for table in ("| 项目 | 金额（万元） |\n|---|---|\n| 慰问 | 3 |", "| 慰问 | 3万 |\n|---|---|"):
        found = _of(f"# 2027年工会工作计划\n## 三、措施\n1. 全年经费7万元，具体如下：\n\n{table}")
        (section,) = (section for section in found.walk() if section.money)
        assert [(row.text, row.said["budget"]) for row in section.money] == [("慰问", "3万")]
        assert section.items == []
    assert not any(section.money for section in _of("## 三、措施\n| 慰问 | 30 |\n|---|---|").walk())


FLAT = "序号\n工作任务\n责任部门\n完成时间\n1\n签订协议\n人力资源部\n4月底前\n2\n开好职代会\n工会\n3月"
BLANKS = "序号  工作任务  责任部门  完成时间\n1  签订协议  人力资源部  4月底前\n2  开好职代会  工会  3月"


@pytest.mark.parametrize("text", [FLAT, BLANKS])
def test_a_table_that_lost_its_rows_is_put_together(text):
    """A cell a line, or cells parted by blanks; places are those of the cells."""
    (section,) = _of(f"一、任务\n{text}\n二、要求\n抓好落实。").sections[:1]
    assert [(item.text, item.said["owner"], item.said["time"]) for item in section.items] == [
        ("签订协议", "人力资源部", "4月底前"),
        ("开好职代会", "工会", "3月"),
    ]
    lines = f"一、任务\n{text}".split("\n")
    for item in section.items:
        _, line, column = item.cells["owner"][0]
        assert lines[line - 1][column - 1 :].startswith(item.said["owner"])


def test_a_list_that_only_begins_like_a_table_is_none():
    """A word such as 序号 alone makes no table."""
    found = _of("一、任务\n序号\n1、走访\n2、座谈")
    assert [item.text for item in found.sections[0].items] == ["走访", "座谈"]


@pytest.mark.parametrize(
    ("head", "owners"), [("责任部门", ["工会办公室", "工会办公室", "女工委"]), ("项目", ["", "", ""])]
)
def test_a_calendar_may_run_across(head, owners):
    """Months or quarters side by side in the header, a row for each field of work or for each who does it."""
    found = _of(
        f"| {head} | 一月 | 2月份 | 第一季度 |\n|---|---|---|---|\n"
        "| 工会办公室 | 征集提案 | | 召开大会 |\n| 女工委 | | 讲座 | |\n"
    )
    assert [(entry.text, entry.months, entry.owner) for entry in found.entries] == [
        ("征集提案", (1,), owners[0]),
        ("召开大会", (1, 2, 3), owners[1]),
        ("讲座", (2,), owners[2]),
    ]
