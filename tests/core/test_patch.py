"""Patches address ids and carry the old value as a test."""

from __future__ import annotations

import pytest

from plandraft.core.patch import Change, Patch, apply_patch, set_field
from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.errors import PatchRefused

PLAN = Plan(
    goals=(Goal(id="G1", text="甲"),),
    measures=(Measure(id="M1", goal_ids=("G1",), owner="办公室"), Measure(id="M2", locked=True)),
    schedule=(Entry(id="S4", measure_ids=("M1",)),),
)


def test_a_field_is_set() -> None:
    """The rest of the plan stays as it is."""
    changed = apply_patch(PLAN, set_field(PLAN, "M1", "owner", "工会办公室"))
    assert changed.measures[0].owner == "工会办公室"
    assert changed.goals == PLAN.goals


def test_a_patch_made_for_an_older_text_is_refused() -> None:
    """Nothing is overwritten that has changed since."""
    patch = set_field(PLAN, "M1", "owner", "甲部")
    with pytest.raises(PatchRefused, match="changed since"):
        apply_patch(apply_patch(PLAN, set_field(PLAN, "M1", "owner", "乙部")), patch)


def test_a_locked_node_is_left_alone() -> None:
    """The user has locked it."""
    with pytest.raises(PatchRefused, match="locked"):
        apply_patch(PLAN, set_field(PLAN, "M2", "owner", "甲部"))


def test_ids_are_never_used_again() -> None:
    """A removed entry's number is not given to the next one."""
    removed = apply_patch(PLAN, Patch(changes=(Change(op="remove", node="S4"),)))
    added = apply_patch(removed, Patch(changes=(Change(op="add", node="schedule", value={"title": "新"}),)))
    assert [entry.id for entry in added.schedule] == ["S5"]


def test_links_to_a_removed_node_go_with_it() -> None:
    """No measure points at a goal that is not there."""
    assert apply_patch(PLAN, Patch(changes=(Change(op="remove", node="G1"),))).measures[0].goal_ids == ()


@pytest.mark.parametrize("field", ["id", "locked", "nonsense"])
def test_some_fields_are_not_a_patchs_business(field: str) -> None:
    """Ids and locks belong to code and user."""
    with pytest.raises(PatchRefused, match="no field"):
        apply_patch(PLAN, Patch(changes=(Change(op="set", node="M1", field=field, old=None, value="x"),)))


def test_a_value_of_the_wrong_type_is_refused() -> None:
    """The patched plan must be a plan."""
    with pytest.raises(PatchRefused, match="not valid"):
        apply_patch(PLAN, set_field(PLAN, "M1", "actions", 3))
