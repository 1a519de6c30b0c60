"""Our own wording in the work areas is fit to be written into a plan."""

from __future__ import annotations

import pytest
from tests.offline.conftest import brief_of

from plandraft.core.sector import Sector
from plandraft.core.work_areas import Pattern, WorkArea
from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances
from plandraft.offline.slots import facts_for, filled

AREAS = load_knowledge().areas
PATTERNS = [pytest.param(a, p, id=f"{a.id}-{p.title}") for a in AREAS for p in a.patterns]
BLANKS = ("{staff}", "{unit}", "{members}", "{women}", "{owner}")


@pytest.mark.parametrize(("area", "pattern"), PATTERNS)
def test_a_pattern_is_short_whole_and_tickable(area: WorkArea, pattern: Pattern) -> None:
    """A short title, two or three sentences, a sign of completion, owner words, a line for the schedule."""
    assert len(pattern.title.replace("{staff}", "职工")) <= 14
    assert 2 <= len(pattern.actions) <= 3
    assert all(action.endswith("。") for action in pattern.actions)
    assert pattern.indicator
    assert pattern.owner
    assert pattern.entry


@pytest.mark.parametrize(("area", "pattern"), PATTERNS)
def test_a_pattern_has_a_time_and_known_blanks(area: WorkArea, pattern: Pattern) -> None:
    """Months or a rhythm; an observance that the calendar knows; no blank that nobody fills."""
    assert pattern.months or pattern.rhythm
    assert pattern.observance in {"", *(o.id for o in load_observances())}
    text = "".join((pattern.title, *pattern.actions, pattern.indicator, pattern.entry))
    for blank in BLANKS:
        text = text.replace(blank, "")
    assert "{" not in text


@pytest.mark.parametrize("sector", list(Sector), ids=str)
def test_an_area_with_patterns_has_a_goal_and_an_intent(sector: Sector) -> None:
    """An expected area is never a bare heading."""
    for area in brief_of(sector).areas:
        if area.patterns_for(sector):
            assert area.goals
            assert area.intents


def test_blanks_take_the_profiles_figures_or_none() -> None:
    """860 members where they are known; no number where they are not."""
    known, unknown = facts_for(brief_of(Sector.SCHOOL)), facts_for(brief_of(Sector.SCHOOL, members=None))
    assert filled("组织{members}参加", known) == "组织290名会员参加"
    assert filled("组织{members}和{women}参加", unknown) == "组织全体会员和全体女教职工参加"


def test_what_stands_in_double_brackets_goes_with_its_blank() -> None:
    """A club is named where there is one."""
    assert filled("[[{clubs}承办，]]每周一次", {"clubs": "棋社"}) == "棋社承办，每周一次"
    assert filled("[[{clubs}承办，]]每周一次", {"clubs": ""}) == "每周一次"
