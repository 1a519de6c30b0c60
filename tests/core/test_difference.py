"""What stands between two versions of a plan."""

from __future__ import annotations

from hypothesis import given, settings

from plandraft.core.difference import difference
from plandraft.core.patch import Patch, apply_patch
from plandraft.core.plan import Action, Entry, Goal, Measure, Plan
from plandraft.core.timing import Timing
from tests.rendering.plans import plans


@settings(max_examples=50)
@given(plan=plans)
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    """No change at all."""
    assert difference(plan, plan).changes == ()


def test_each_value_is_a_change_of_its_own() -> None:
    """Addressed as patches address them, with what stood there."""
    before = Plan(goals=(Goal(id="G1", text="甲"),), measures=(Measure(id="M1", actions=("查。", "改。")),))
    after = before.model_copy(
        update={
            "title": "计划",
            "measures": (Measure(id="M1", actions=("查。", Action(text="改好。", timing=Timing.of(3)))),),
        }
    )
    found = difference(before, after)
    assert [(one.node, one.field) for one in found.changes] == [
        ("P", "title"),
        ("M1", "actions/1"),
        ("M1", "actions/1/timing"),
    ]
    assert apply_patch(before, found) == after


def test_nodes_are_added_and_removed() -> None:
    """A removed one with all that it was, so that it can be put back; what nobody reads is no change."""
    before = Plan(goals=(Goal(id="G1", text="甲"), Goal(id="G2", text="乙")))
    after = Plan(goals=(Goal(id="G2", text="乙", locked=True), Goal(id="G3", text="丙")))
    removed, added = difference(before, after).changes
    assert (removed.op, removed.node) == ("remove", "G1")
    assert (added.op, added.node) == ("add", "goals")
    assert apply_patch(before, Patch(changes=(removed,))).goals == (Goal(id="G2", text="乙"),)


def test_the_calendar_s_links_are_read_by_nobody() -> None:
    """From which action a line was made is bookkeeping, and so is the order of links."""
    before = Plan(schedule=(Entry(id="S1", title="开会", action="M1/0", measure_ids=("M1", "M2")),))
    after = Plan(schedule=(Entry(id="S1", title="开会", measure_ids=("M2", "M1")),))
    assert difference(before, after).changes == ()
