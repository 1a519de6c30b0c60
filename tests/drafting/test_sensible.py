"""What of an answer cannot stand in a plan counts as not given: asked for again, then a named gap."""

from __future__ import annotations

from typing import Any

import pytest

from plandraft.core.replies import (
    ActionShape,
    FrameReply,
    GoalShape,
    MeasureShape,
    MeasuresReply,
    ResizeReply,
    SentenceShape,
)
from plandraft.drafting.sensible import sifted


def measure(**changed: Any) -> MeasureShape:
    """A measure that can stand."""
    values: dict[str, Any] = {
        "area": "关爱帮扶",
        "title": "走访困难职工",
        "claims": ["P1"],
        "actions": [ActionShape(text="逐户登记需求。", when="3月", line="登记需求")],
        "owner": "工会办公室",
        "partners": ["护理部"],
        "indicator": "",
        "budget": "",
    }
    return MeasureShape(**(values | changed))


def measures(*items: MeasureShape) -> MeasuresReply:
    """An answer with these."""
    return MeasuresReply(areas=[], measures=list(items))


def test_an_item_whose_main_words_are_nonsense_is_no_item() -> None:
    """The list is short of it, and the question that asks again says why."""
    found = sifted(measures(measure(), measure(title="Carry out employee skills training")), ("measures",))
    assert found.value.measures == [measure()]
    assert found.short == {"measures"}
    assert found.faults == ("措施第2条的名称：不是中文，请用简体中文",)


def test_a_measure_without_a_sound_action_is_none() -> None:
    """One of several that is nonsense only goes."""
    bad = ActionShape(text="锟斤拷锟斤拷", when="3月", line="")
    good = measure().actions[0]
    assert sifted(measures(measure(actions=[bad])), ("measures",)).value.measures == []
    kept = sifted(measures(measure(actions=[bad, good])), ("measures",))
    assert kept.value.measures == [measure()]
    assert not kept.short


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [("owner", "3f9a0c1be77d4412", ""), ("partners", ["護理部"], []), ("indicator", "……", ""), ("area", "{{7*7}}", "")],
)
def test_a_value_beside_the_main_words_is_emptied(field: str, value: Any, left: Any) -> None:
    """The checks ask for what a measure needs of it; the list is not asked for again."""
    found = sifted(measures(measure(**{field: value})), ("measures",))
    assert getattr(found.value.measures[0], field) == left
    assert not found.short
    assert len(found.faults) == 1


def test_an_emptied_sentence_is_not_an_order_to_strike_it_out() -> None:
    """An empty text of a second wording says so, nonsense does not."""
    reply = ResizeReply(actions=[SentenceShape(at="M1/1", text="……"), SentenceShape(at="M1/2", text="")])
    assert sifted(reply, ("actions",)).value.actions == [SentenceShape(at="M1/2", text="")]


def test_a_whole_part_is_missing_where_its_text_is_nonsense() -> None:
    """And the other parts are there."""
    goal = GoalShape(text="6月底前完成走访", indicator="", claims=[], area="")
    frame = FrameReply(
        opening="开头，约200字，写清单位情况。", ideology="寮€灞曡亴宸ユ妧鑳", goals=[goal], budget=[], closing=""
    )
    found = sifted(frame, ("opening", "ideology", "goals"))
    assert (found.value.ideology, found.value.goals) == ("", [goal])
    assert found.short == {"ideology"}


def test_an_answer_in_traditional_script_is_so_in_each_word() -> None:
    """Also where a word of it has one such character only."""
    items = [measure(title="開展職工體檢"), measure(title="崗位技能比武")]
    assert sifted(measures(*items), ("measures",)).value.measures == []
    assert sifted(measures(items[1]), ("measures",)).value.measures == [items[1]]


def test_what_the_organisation_is_called_is_no_nonsense() -> None:
    """A department with an English name."""
    named = measure(owner="Customer Care Center")
    assert sifted(measures(named), ("measures",)).value.measures[0].owner == ""
    assert sifted(measures(named), ("measures",), known="Customer Care Center").value.measures == [named]
