"""Whether an item is worth showing by its wording alone, and what of it may be shown; all sentences are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.samples.fitness import LONGEST_CHARS, first_open_slot, unfit_reason
from plandraft.samples.trimming import trimmed


@pytest.mark.parametrize(
    "text",
    [
        "三月征集提案，逐件登记并确定承办部门。",
        "更新公开栏。综合办负责，每月5日前张贴绩效分配，漏贴的当天补上。",
        "依托工会小组收集意见，分类转交有关部门。",
        "到〔单位〕交流办会经验，每季度一次，由〔部门〕负责。",
        "举办拔河、跳绳、健步走，丰富职工业余生活。",
        "收集职工意见，逐件答复，答复情况上墙公布。",
    ],
)
def test_what_says_what_is_done_and_how(text):
    """A time, an owner, a means, several forms of an activity, or steps."""
    assert unfit_reason(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("走访困难职工〔数字〕户，春节前走完。", "open_slot"),
        ("六月举办职工运动会，地点待定。", "open_slot"),
        ("组织职工参加××杯乒乓球赛，每年一次。", "open_slot"),
        ("20__年召开职工代表大会，审议工会报告。", "open_slot"),
        ("四月召开（　）会议，逐件答复提案。", "open_slot"),
        ("办好提案。", "length"),
        ("每月走访职工，" * 40, "length"),
        ("三月征集提案，逐件登记，以及", "fragment"),
        ("，三月征集提案，逐件登记并确定承办部门。", "fragment"),
        ("三月征集“金点子提案，逐件登记并确定承办部门。", "fragment"),
        ("进一步加强民主管理，不断提高职工素质。", "slogan"),
        ("团结带领职工与时俱进、真抓实干，再上新台阶！", "slogan"),
        ("每季度开展活动，增强凝聚力，营造良好氛围，推动工会工作再上新台阶。", "slogan"),
        ("认真完成上级工会布置的各项任务。", "no_form"),
        ("职工男女乒乓球团体赛和羽毛球赛", "no_form"),
    ],
)
def test_what_keeps_an_item_back(text, fault):
    """One of each kind."""
    assert unfit_reason(text) == fault


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("组织〔单位〕职工开展竞赛，赛后逐项讲评，投入〔金额〕。", "组织〔单位〕职工开展竞赛，赛后逐项讲评。"),
        ("走访〔数字〕户职工。三月征集提案，逐件登记。", "三月征集提案，逐件登记。"),
        ("三月征集提案，逐件登记；通过座谈，征求〔数字〕人意见。", "三月征集提案，逐件登记。"),
    ],
)
def test_a_sentence_is_shown_without_the_clause_that_holds_a_slot(text, left):
    """Where the rest stands alone."""
    assert trimmed(text) == (left, None)


@pytest.mark.parametrize("text", ["通过每月走访，帮助〔数字〕户职工。", "每月走访〔数字〕户职工，登记需要。"])
def test_what_would_hang_in_the_air_is_not_shown(text):
    """The clause with the slot carries the sentence."""
    assert trimmed(text)[1] == "open_slot"


_SAID = ("三月征集提案", "逐件登记", "由办公室负责", "通过走访", "，", "。", "；")
_OPEN = ("〔数字〕", "〔单位〕", "〔待填〕", "待定", "××", "20__年")
_PARTS = _SAID + _OPEN


@given(st.lists(st.sampled_from(_PARTS), max_size=14).map("".join))
def test_whatever_is_shown_holds_no_open_slot(text):
    """And is no longer than what there was."""
    left, fault = trimmed(text)
    if fault is None:
        assert first_open_slot(left) is None
        assert len(left) <= min(len(text), LONGEST_CHARS)
        assert trimmed(left) == (left, None)
