"""Points are accepted one by one; what was edited by hand is asked about; what the checks find anew is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plandraft
from plandraft.core.plan import Plan
from tests.revising.plans import PROFILE, plan, revised


def locked(*ids: str) -> Plan:
    """The plan with measures that were edited by hand."""
    measures = tuple(m.model_copy(update={"locked": m.id in ids}) for m in plan().measures)
    return plan().model_copy(update={"measures": measures})


def test_a_locked_node_waits_to_be_named():
    """It is left alone and said, unless it is named."""
    made = plandraft.revise(locked("M7"), "摄影展改到11月；送清凉改到8月", profile=PROFILE)
    assert [(point.state, point.locked) for point in made.points] == [("locked", ("M7",)), ("done", ())]
    assert made.plan.node("M7") == locked("M7").node("M7")
    free = plandraft.revise(locked("M7"), "摄影展改到11月", profile=PROFILE, unlock=("M7",))
    node = free.plan.node("M7")
    assert free.points[0].state == "done"
    assert node is not None
    assert node.locked
    assert node.timing.months == (11,)


def test_a_locked_point_can_be_accepted_afterwards():
    """Whoever is asked and says yes gets the change; the node stays locked."""
    made = plandraft.revise(locked("M7"), "摄影展改到11月", profile=PROFILE)
    after, unfit = made.accept(made.points, unlock=("M7",))
    assert not unfit
    assert after.node("M7").timing.months == (11,)
    assert after.node("M7").locked


def test_points_are_taken_one_by_one():
    """What is not taken is as it was; what hangs on it is said."""
    made = revised("摄影展改到11月", "送清凉改到8月")
    after, unfit = made.accept(made.points[1:])
    assert not unfit
    assert after.node("M7") == plan().node("M7")
    assert after.node("M3").timing.months == (8,)
    made = revised("摄影展改到11月", "摄影展再推迟一个月")
    assert made.plan.node("M7").timing.months == (12,)
    _, unfit = made.accept(made.points[1:])
    assert unfit == made.points[1:]


def test_what_the_checks_find_anew_is_told():
    """A required event that is dropped is an error that was not there."""
    made = revised("取消岗位技能竞赛")
    assert "PD211" in {finding.code for finding in made.findings}
    assert any("概况里有这件事" in note for note in made.points[0].notes)
    assert not revised("大家再想想").findings


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(range(10)), st.sampled_from(["推迟一个月", "提前到三月", "交给总务科", "不搞了", "改名为甲乙丙丁"])
)
def test_only_the_thing_itself_changes(which: int, what: str):
    """Whatever is said of a measure, the other measures are the same to the letter."""
    measure = plan().measures[which]
    made = revised(f"{measure.title}{what}")
    others = [m for m in plan().measures if m.id != measure.id]
    assert [made.plan.node(other.id) for other in others] == others
    assert made.plan.title == plan().title


@settings(max_examples=60, deadline=None)
@given(st.text("把将请推迟到十月交给由改不搞经费压缩一成，。；“”的1234567890%元M读书节竞赛女工委", max_size=40))
def test_no_words_break_it(words: str):
    """Whatever is said there is a plan and a sentence for each thing."""
    if not words.strip():
        return
    made = revised(words)
    assert all(point.said for point in made.points)
    assert Plan.model_validate(made.plan.model_dump(mode="json")) == made.plan


@pytest.mark.parametrize("suffix", [".json", ".md", ".docx"])
def test_a_draft_is_read_as_it_was_written(tmp_path: Path, suffix: str) -> None:
    """Writing a plan that was read gives the same bytes: what a revision does not touch stays as it is."""
    file, again = tmp_path / f"plan{suffix}", tmp_path / f"again{suffix}"
    plandraft.save_plan(plandraft.draft(PROFILE).plan, file)
    plandraft.save_plan(plandraft.open_plan(file).plan, again)
    assert file.read_bytes() == again.read_bytes()
