"""What money is for is read from tables and sentences alike, with the sum that is stated."""

from __future__ import annotations

import pytest

from plandraft.documents import document_of
from plandraft.plan_reading.foreign import read_foreign

HEAD = "# 青禾医院工会2027年工作计划\n## 三、工作措施\n1. 走访职工。\n"


def _plan(text: str):
    return read_foreign(document_of(HEAD + text, file="a.md")).plan


@pytest.mark.parametrize(
    "text",
    [
        "## 四、经费安排\n全年7万元：\n\n| 项目 | 金额（元） |\n|---|---:|\n| 慰问 | 30,000 |\n| 文体 | 40000 |\n",
        "## 四、经费预算\n| 用途 | 金额（万元） |\n|---|---|\n| 慰问 | 3 |\n| 文体 | 4 |\n| 合计 | 7 |\n",
        "2. 全年经费预算7万元，具体如下：\n\n| 慰问 | 30000 |\n|---|---|\n| 文体 | 40000 |\n",
        "## 四、经费\n7万元经费初步安排：慰问3万元，文体4万元，合计7万元。\n",
        "## 四、经费安排\n工会经费共7万元，其中：慰问30000元；文体40000元。\n",
    ],
)
def test_items_and_their_sum(text):
    """None of it is a measure."""
    plan = _plan(text)
    assert [(item.purpose, item.amount) for item in plan.budget] == [("慰问", 30000), ("文体", 40000)]
    assert plan.budget_total == 70000
    assert [measure.title for measure in plan.measures] == ["走访职工"]


def test_the_sum_of_the_table_has_its_place():
    """So that a finding about it can point at it."""
    text = "## 四、经费安排\n| 用途 | 金额（元） |\n|---|---|\n| 慰问 | 30000 |\n| 合计 | 40000 |\n"
    read = read_foreign(document_of(HEAD + text, file="a.md"))
    assert read.plan.budget_total == 40000
    assert read.source_map.place("P", "budget_total").line == 8


def test_a_table_of_tasks_with_money_is_one_of_tasks():
    """An owner beside the amount: each row is a measure with its budget."""
    plan = _plan("| 工作 | 责任部门 | 经费（元） |\n|---|---|---|\n| 健步走 | 工会 | 2000 |\n")
    assert plan.budget == ()
    assert [(m.title, m.owner, m.budget) for m in plan.measures][1:] == [("健步走", "工会", 2000)]


def test_how_money_is_handled_is_work():
    """No amounts, no table: measures."""
    assert len(_plan("## 四、经费使用\n1. 严格审批。\n2. 按季公开。\n").measures) == 3


def test_all_the_money_is_no_cost_of_the_measure_that_names_it():
    """全年预算 is what there is, not what publishing it costs."""
    assert _plan("2. 管好经费：全年预算52000元，每半年公布。\n").measures[1].budget is None
    assert _plan("2. 奖励从竞赛预算10万元中列支。\n").measures[1].budget is None
    assert _plan("2. 健步走：经费2000元。\n").measures[1].budget == 2000
