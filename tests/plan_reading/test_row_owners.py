"""Whose entry is whose in a row with several of both."""

from __future__ import annotations

from plandraft.documents import document_of
from plandraft.plan_reading.foreign import read_foreign


def _plan(row: str):
    head = "# 青禾医院工会2026年工作计划\n## 三、措施\n1. 组织静脉治疗培训。\n## 四、安排\n"
    table = "| 月份 | 工作 | 责任 |\n|---|---|---|\n"
    return read_foreign(document_of(f"{head}{table}| 3月 | {row} |\n", file="a.md"))


def test_as_many_owners_as_entries_stand_in_their_order():
    """Each name with its place."""
    read = _plan("静脉治疗培训；不良事件分析 | 培训组、安全组")
    assert read.plan.unplaced == ()
    assert [(e.title, e.owner) for e in read.plan.schedule] == [("静脉治疗培训", "培训组"), ("不良事件分析", "安全组")]
    assert read.source_map.place("S2", "owner").column == 28


def test_one_owner_is_everybodys():
    """Of the whole row; one entry may have several."""
    assert [e.owner for e in _plan("静脉治疗培训；分析 | 培训组").plan.schedule] == ["培训组", "培训组"]
    assert [e.owner for e in _plan("静脉治疗培训 | 培训组、安全组").plan.schedule] == ["培训组、安全组"]


def test_where_nobody_can_tell_no_entry_has_one():
    """The measure that an entry is about is credited with the row's, and nothing is named."""
    read = _plan("静脉治疗培训；分析；座谈 | 培训组、安全组")
    assert [e.owner for e in read.plan.schedule] == ["", "", ""]
    assert read.plan.measures[0].owner == "培训组、安全组"
    assert read.not_understood == ()
