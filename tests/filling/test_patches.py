"""A said value becomes a patch of this one value."""

from __future__ import annotations

from typing import Any

import pytest

from plandraft.core.patch import apply_patch
from plandraft.core.plan import Plan
from plandraft.filling.answers import AnsweredValue, field_called, said_in
from plandraft.filling.patches import patches_of
from tests.checks.base_plan import changed
from tests.filling.plans import viewed


def patched(plan: Plan, field: str, value: Any, *wanted: str) -> Plan | None:
    """The plan with what was said of the first measure, or None where that is nothing."""
    made = patches_of(plan, AnsweredValue("M1", field, value), wanted or (field,))
    for patch in made:
        plan = apply_patch(plan, patch)
    return plan if made else None


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ([10], "10月"),
        ("10月12日", "10月"),
        ("每季度", "每季度"),
        ("上半年", "1—6月"),
        ("3", "3月"),
        (3, "3月"),
        (["9月", "10月"], "9—10月"),
    ],
)
def test_a_time_is_read_as_plans_write_it(value: object, label: str) -> None:
    """Numbers, months, days, quarters and rhythms."""
    plan = patched(changed((("M1", "timing", {}),)), "months", value)
    assert plan is not None
    assert plan.measures[0].timing.label == label


def test_an_action_s_text_keeps_its_time_and_line() -> None:
    """``actions/1`` is its words and nothing beside them; its time and line have names of their own."""
    plan = viewed()
    before = plan.measures[0].actions
    after = patched(plan, "actions/1", "院领导带队上门走访。")
    assert after is not None
    assert after.measures[0].actions == (before[0], before[1].model_copy(update={"text": "院领导带队上门走访。"}))
    moved = patched(plan, "actions/1/when", [9])
    assert moved is not None
    assert moved.measures[0].actions[1].timing.months == (9,)
    assert moved.measures[0].actions[1].text == before[1].text
    told = patched(plan, "actions/1/line", "上门走访困难职工。")
    assert told is not None
    assert told.measures[0].actions[1].line == "上门走访困难职工"


def test_of_a_whole_list_only_what_was_asked_for_is_taken() -> None:
    """A model that writes all actions anew changes the faulty one alone."""
    plan = viewed()
    after = patched(plan, "actions", ["全改了。", "院领导带队走访。"], "actions/1")
    assert after is not None
    assert after.measures[0].texts == (plan.measures[0].texts[0], "院领导带队走访。")


def test_a_shorter_list_is_no_patch() -> None:
    """Which of the actions it is meant for cannot be told."""
    assert patched(viewed(), "actions", ["合成一条。"], "actions/1") is None


def test_a_measure_without_actions_gets_them_and_one_with_gets_another() -> None:
    """Filling adds."""
    empty = changed((("M1", "actions", []),))
    filled = patched(empty, "actions", ["逐户登记。", {"text": "上门走访。"}])
    assert filled is not None
    assert filled.measures[0].texts == ("逐户登记。", "上门走访。")
    more = patched(viewed(), "actions/2", "年底回访。", "actions")
    assert more is not None
    assert more.measures[0].texts == (*viewed().measures[0].texts, "年底回访。")


def test_the_time_of_a_measure_is_its_actions() -> None:
    """Where they have times nobody sets another for the whole."""
    assert patched(viewed(), "months", [9]) is None


def test_a_list_for_one_text_is_its_only_item_or_its_sentences() -> None:
    """Two names are no owner, two sentences are one text."""
    assert patched(viewed(), "owner", ["护理部", "工会办公室"]) is None
    one = patched(viewed(), "owner", ["护理部"])
    assert one is not None
    assert one.measures[0].owner == "护理部"
    two = patched(viewed(), "actions/0", ["登记需求。", "按户建档。"])
    assert two is not None
    assert two.measures[0].texts[0] == "登记需求。按户建档。"


def test_a_figure_that_a_model_puts_into_an_indicator_is_marked_as_proposed() -> None:
    """It is a target and not a fact of the profile; words alone are not marked."""
    plan = patched(viewed(), "indicator", "走访不少于30户")
    assert plan is not None
    assert plan.measures[0].proposed == ("indicator",)
    plan = patched(viewed(), "indicator", "走访记录齐全")
    assert plan is not None
    assert plan.measures[0].proposed == ()


def test_answers_say_whom_they_mean() -> None:
    """By id; without one it is the only node that was asked for the field; what is said of others is left out."""
    asked = {"M1": ("owner",), "M2": ("owner",), "G1": ("indicator",)}
    said = said_in(
        {
            "patches": [
                {"id": "M2", "field": "owner", "value": "护理部"},
                {"field": "indicator", "value": "走访率100%"},
                {"field": "owner", "value": "谁的"},
                {"id": "M7", "field": "owner", "value": "无此节点"},
            ]
        },
        asked,
    )
    assert said == [AnsweredValue("M2", "owner", "护理部"), AnsweredValue("G1", "indicator", "走访率100%")]


@pytest.mark.parametrize(
    ("field", "called"),
    [
        ("actions[1]", "actions/1"),
        ("具体做法/1/时间", "actions/1/when"),
        ("actions/01/text", "actions/1"),
        ("actions/x", ""),
        ("actions/1/owner", ""),
        ("budget", ""),
        ("", ""),
    ],
)
def test_fields_have_many_names(field: str, called: str) -> None:
    """And those that an answer may not set have none."""
    assert field_called(field, "M1") == called
