"""What is asked for where a part is there already: the rest of the same answer, and nothing else."""

from __future__ import annotations

import pytest
from tests.models.offline.answers import inputs_for, nodes_of, shapes_of

from plandraft.core.brief import Brief
from plandraft.core.inputs import FrameInputs, ScheduleInputs, WholeInputs
from plandraft.core.replies import WholeReply
from plandraft.models.offline.frame import answer_frame, choose_areas
from plandraft.models.offline.measures import answer_measures
from plandraft.models.offline.schedule import answer_schedule
from plandraft.models.offline.whole import answer_whole


def test_a_frame_goes_on_after_what_is_known(brief: Brief) -> None:
    """The other goals and areas, no ideology; only so many where the rest is asked for afterwards."""
    whole = answer_frame(FrameInputs(brief=brief))
    known = FrameInputs(
        brief=brief,
        parts=("goals", "areas"),
        goal_count=6 - 2,
        known_goals=tuple(goal.text for goal in whole.goals[:2]),
        known_areas=tuple(area.name for area in whole.areas[:3]),
    )
    rest = answer_frame(known)
    assert (rest.ideology, rest.goals, rest.areas) == ("", whole.goals[2:], whole.areas[3:])
    some = answer_frame(known.model_copy(update={"partial": True, "goal_count": 1, "area_count": 2}))
    assert (len(some.goals), len(some.areas)) == (min(1, len(rest.goals)), min(2, len(rest.areas)))


def test_measures_go_on_after_those_that_are_known(brief: Brief) -> None:
    """No title twice, and one at a time they come to the same."""
    for area in choose_areas(brief)[:2]:
        inputs = inputs_for(brief, area)
        whole = [measure.title for measure in answer_measures(inputs).measures]
        first = answer_measures(inputs.model_copy(update={"measure_count": 1, "partial": True})).measures
        assert [measure.title for measure in first] == whole[:1]
        rest = inputs.model_copy(update={"known": tuple(whole[:1]), "measure_count": inputs.measure_count - 1})
        assert [measure.title for measure in answer_measures(rest).measures] == whole[1:]


def test_a_schedule_has_only_the_months_that_are_asked_for(brief: Brief) -> None:
    """And says of them the same."""
    inputs = ScheduleInputs(brief=brief, measures=nodes_of(shapes_of(brief)), placed=())
    whole = answer_schedule(inputs).entries
    some = answer_schedule(inputs.model_copy(update={"months": (3, 4)})).entries
    assert some == [entry for entry in whole if entry.month in (3, 4)]


@pytest.mark.parametrize("goals", [0, 2, 99])
@pytest.mark.parametrize("measures", [0, 3, 99])
def test_a_whole_plan_goes_on_with_its_own_numbers(brief: Brief, goals: int, measures: int) -> None:
    """New items follow, and every link leads to one that is there or new."""
    inputs = WholeInputs(brief=brief, samples=(), areas=(), goal_count=6, measure_count=14)
    whole = answer_whole(inputs)
    known = WholeReply(
        ideology="", goals=whole.goals[:goals], measures=whole.measures[:measures] if goals == 99 else [], schedule=[]
    )
    counts = {"goal_count": max(1, 6 - len(known.goals)), "measure_count": max(1, 14 - len(known.measures))}
    rest = answer_whole(inputs.model_copy(update={"known": known} | counts))
    numbers = [item.ref for item in (*known.goals, *rest.goals)]
    assert len(set(numbers)) == len(numbers)
    assert {goal for measure in rest.measures for goal in measure.goals} <= set(numbers)
    refs = [item.ref for item in (*known.measures, *rest.measures)]
    assert len(set(refs)) == len(refs)
    assert {measure for entry in rest.schedule for measure in entry.measures} <= set(refs)
    assert len({m.title for m in (*known.measures, *rest.measures)}) >= len(whole.measures)
