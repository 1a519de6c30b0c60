"""The frame: what guides the work, goals, areas."""

from __future__ import annotations

from tests.models.offline.conftest import brief_of

from plandraft.core.brief import Brief
from plandraft.core.inputs import FrameInputs
from plandraft.core.replies import FrameReply
from plandraft.core.sector import Sector
from plandraft.models.offline.frame import answer_frame, choose_areas


def frame(brief: Brief) -> FrameReply:
    """The answer, read back from its JSON."""
    return FrameReply.model_validate_json(answer_frame(FrameInputs(brief=brief, goal_count=6)).model_dump_json())


def test_ideology_has_the_length_of_its_kind(brief: Brief) -> None:
    """150–350 characters, whatever the sector."""
    assert 150 <= len(frame(brief).ideology) <= 350


def test_ideology_keeps_its_length_with_long_priorities() -> None:
    """Priorities that do not fit are left to the measures."""
    brief = brief_of(Sector.ENTERPRISE, priorities=["推进一线班组" + "安全标准化" * 12] * 5)
    assert 150 <= len(frame(brief).ideology) <= 350


def test_ideology_names_nothing_that_is_not_in_force() -> None:
    """Without references nothing is cited; the union's duty by law stands anyway."""
    text = frame(brief_of(Sector.OTHER).model_copy(update={"references": ()})).ideology
    assert "二十大" not in text
    assert "十八大" not in text
    assert "维护职工合法权益、竭诚服务职工群众" in text


def test_ideology_names_the_document_as_the_profile_does(brief: Brief) -> None:
    """The name stands in book marks, unchanged."""
    assert "《关于加强冬季安全的通知》" in frame(brief).ideology


def test_at_least_four_goals_each_with_an_indicator_and_a_known_area(brief: Brief) -> None:
    """A goal without an area of the plan would be served by no measure."""
    answer = frame(brief)
    names = {area.name for area in answer.areas}
    assert len(answer.goals) >= 4
    assert all(goal.indicator and goal.area in names for goal in answer.goals)


def test_every_priority_has_its_goal(brief: Brief) -> None:
    """The chair looks for them first."""
    goals = [g.text for g in frame(brief).goals if g.origin == "profile"]
    assert all(any(p in text for text in goals) for p in brief.profile.priorities)


def test_a_longer_plan_has_more_areas() -> None:
    """Five areas for a short plan without demands, ten for a long one."""
    short = choose_areas(brief_of(Sector.HOSPITAL, length_chars=1000, priorities=[], required_events=[]))
    assert len(short) == 5
    assert len(choose_areas(brief_of(Sector.HOSPITAL, length_chars=9000))) == 10


def test_a_required_area_with_a_demand_has_its_own_heading() -> None:
    """Safety is required of an enterprise; what the profile demands of it is not filed elsewhere."""
    lines = choose_areas(brief_of(Sector.ENTERPRISE, length_chars=2000, priorities=["整治车间安全隐患"]))
    assert "safety" in {line.work_area for line in lines}


def test_no_blank_is_left(brief: Brief) -> None:
    """Headings and goals name the sector's people, not the blank."""
    assert "{" not in frame(brief).model_dump_json().replace('{"', "").replace("[{", "")
