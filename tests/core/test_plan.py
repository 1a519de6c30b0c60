"""Ids, versions and what a plan refuses."""

from __future__ import annotations

import pytest

from plandraft.core.plan import Goal, Measure, Plan
from plandraft.errors import ArgumentRefused


def test_the_high_water_mark_follows_the_ids() -> None:
    """An id that was ever used raises the mark."""
    assert Plan(goals=(Goal(id="G7"),)).high_water.goals == 7


def test_two_nodes_never_share_an_id() -> None:
    """A patch could not tell them apart."""
    with pytest.raises(ArgumentRefused, match="M1"):
        Plan(measures=(Measure(id="M1"), Measure(id="M1")))


def test_the_version_is_the_content() -> None:
    """Equal plans have equal versions, another word another one."""
    plan = Plan(title="某计划")
    assert plan.version == Plan.model_validate_json(plan.model_dump_json()).version
    assert plan.version != Plan(title="另一计划").version
