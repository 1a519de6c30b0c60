"""A plan knows what of it was edited since it was drafted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from plandraft.core.edits import deleted, edited_parts, made_of, remade
from plandraft.core.plan import Action, BudgetItem, Entry, Goal, Ideology, Lead, Measure, Plan, Signature
from plandraft.core.scheduling import with_entries
from plandraft.core.timing import Timing


def drafted() -> Plan:
    """A small plan as a draft leaves it."""
    plan = with_entries(
        Plan(
            title="云岭试验单位工会2027年工作计划",
            preamble="开头。",
            ideology=Ideology(text="指导。"),
            goals=(Goal(id="G1", text="班车准点", indicator="准点率不低于95%", claims=("P1",)),),
            measures=(
                Measure(
                    id="M1",
                    area="服务职工",
                    title="调整班车",
                    actions=(Action(text="开通夜班车。", timing=Timing.of(3), line="夜班车开通"),),
                    owner="办公室",
                    claims=("P1",),
                ),
                Measure(id="M2", area="服务职工", title="走访慰问"),
            ),
            leads=(Lead(area="服务职工", text="把服务送到岗位。"),),
            budget=(BudgetItem(id="B1", purpose="慰问", amount=5000),),
            closing="结尾。",
        )
    )
    return plan.model_copy(update={"made": made_of(plan)})


def changed(plan: Plan, node: str, **update: Any) -> Plan:
    """The plan with one node changed."""
    lists = {
        name: tuple(n.model_copy(update=update) if n.id == node else n for n in getattr(plan, name))
        for name in ("goals", "measures", "schedule", "budget")
    }
    return plan.model_copy(update=lists)


def test_nothing_is_edited_in_a_fresh_draft() -> None:
    """Nor is anything deleted."""
    assert edited_parts(drafted()) == frozenset()
    assert deleted(drafted()) == {}


@pytest.mark.parametrize(
    ("node", "update"),
    [
        ("G1", {"text": "班车按时"}),
        ("G1", {"indicator": ""}),
        ("M1", {"title": "班车"}),
        ("M1", {"actions": (Action(text="开通夜班车。", timing=Timing.of(3), line="开通"),)}),
        ("M1", {"actions": (Action(text="开通夜班车。", timing=Timing.of(4), line="夜班车开通"),)}),
        ("M1", {"area": "后勤"}),
        ("M2", {"owner": "工会"}),
        ("M2", {"partners": ("工会",)}),
        ("M2", {"indicator": "一次"}),
        ("M2", {"budget": Decimal(100)}),
        ("B1", {"amount": Decimal(6000)}),
        ("S1", {"title": "夜班车试开"}),
        ("S1", {"timing": Timing.of(5)}),
        ("M2", {"locked": True}),
    ],
)
def test_words_that_were_changed_are_an_edit(node: str, update: dict[str, Any]) -> None:
    """Of this node alone."""
    assert edited_parts(changed(drafted(), node, **update)) == {node}


@pytest.mark.parametrize(
    ("node", "update"),
    [
        ("M1", {"goal_ids": ("G1",)}),
        ("M1", {"claims": ()}),
        ("M1", {"sources": ("profile:/x",)}),
        ("B1", {"measure_ids": ("M1",)}),
        ("S1", {"observance": "nurses"}),
    ],
)
def test_links_are_not_words(node: str, update: dict[str, Any]) -> None:
    """They follow from others and are made anew."""
    assert edited_parts(changed(drafted(), node, **update)) == frozenset()


@pytest.mark.parametrize(
    ("key", "update"),
    [
        ("title", {"title": "计划"}),
        ("preamble", {"preamble": ""}),
        ("closing", {"closing": "完。"}),
        ("signature", {"signature": Signature(organisation="工会")}),
        ("I1", {"ideology": Ideology(text="另一段。")}),
        ("lead:服务职工", {"leads": (Lead(area="服务职工", text="改过。"),)}),
    ],
)
def test_texts_of_the_plan_itself_are_known_by_their_names(key: str, update: dict[str, Any]) -> None:
    """The line below a heading by the heading."""
    assert edited_parts(drafted().model_copy(update=update)) == {key}


def test_what_was_written_by_hand_has_no_mark() -> None:
    """A new line, a new measure."""
    plan = drafted()
    more = {
        "measures": (*plan.measures, Measure(id="M9", title="办夜校")),
        "schedule": (*plan.schedule, Entry(id="S9", title="座谈", timing=Timing.of(6))),
    }
    assert edited_parts(plan.model_copy(update=more)) == {"M9", "S9"}


def test_what_was_deleted_is_told_by_its_mark() -> None:
    """With what it claimed."""
    plan = drafted()
    gone = deleted(plan.model_copy(update={"measures": plan.measures[1:], "leads": ()}))
    assert sorted(gone) == ["M1", "lead:服务职工"]
    assert gone["M1"].claims == ("P1",)


def test_a_calendar_line_that_follows_its_action_is_no_edit_of_its_own() -> None:
    """The action was edited; its line was made anew, under a new id or the old one."""
    action = Action(text="开通夜班车。", timing=Timing.of(4), line="夜班车试运行")
    plan = changed(drafted(), "M1", actions=(action,))
    assert edited_parts(with_entries(plan)) == {"M1"}
    assert edited_parts(changed(plan, "S1", title="夜班车试运行", timing=Timing.of(4))) == {"M1"}


def test_of_a_plan_without_marks_only_locks_are_known() -> None:
    """A plan that nobody here drafted."""
    plan = drafted().model_copy(update={"made": {}})
    assert edited_parts(plan) == frozenset()
    assert edited_parts(changed(plan, "M1", locked=True)) == {"M1"}


def test_what_we_mend_is_no_edit_and_edits_stay_such() -> None:
    """Also where both changed the same node, and where a node went or came."""
    before = changed(drafted(), "M2", title="上门慰问")
    before = before.model_copy(update={"budget": ()})
    mended = changed(changed(before, "M1", owner="后勤部"), "M2", owner="工会")
    mended = mended.model_copy(update={"goals": (Goal(id="G2", text="新目标"),)})
    after = remade(before, mended)
    assert edited_parts(after) == {"M2"}
    assert set(deleted(after)) == {"B1"}
    assert remade(before.model_copy(update={"made": {}}), mended).made == mended.made
