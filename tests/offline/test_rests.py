"""What is asked for where a part is there already: the rest of the same answer, and nothing else."""

from __future__ import annotations

import pytest
from tests.offline.answers import frame_inputs, measures_inputs, whole_inputs

from plandraft.core.brief import Brief
from plandraft.core.replies import MeasuresReply
from plandraft.drafting.areas import area_groups, shares_of
from plandraft.drafting.whole_result import NO_REPLY
from plandraft.offline.frame import answer_frame
from plandraft.offline.measures import answer_measures
from plandraft.offline.whole import answer_whole


def test_a_frame_goes_on_after_what_is_known(brief: Brief) -> None:
    """The other goals, no prose; only so many where the rest is asked for afterwards."""
    inputs = frame_inputs(brief)
    whole = answer_frame(inputs)
    known = inputs.model_copy(
        update={
            "parts": ("goals",),
            "goal_count": max(1, inputs.goal_count - 1),
            "known_goals": tuple(goal.text for goal in whole.goals[:1]),
        }
    )
    rest = answer_frame(known)
    assert (rest.opening, rest.ideology, rest.closing, rest.goals) == ("", "", "", whole.goals[1:])
    some = answer_frame(known.model_copy(update={"partial": True, "goal_count": 1}))
    assert some.goals == whole.goals[1:2]


def test_measures_go_on_after_those_that_are_known(brief: Brief) -> None:
    """No title twice, and one at a time they come to the same."""
    for group in area_groups(shares_of(brief), 3):
        inputs = measures_inputs(brief, group)
        whole = [measure.title for measure in answer_measures(inputs).measures]
        first = answer_measures(inputs.model_copy(update={"measure_count": 1, "partial": True})).measures
        assert [measure.title for measure in first] == whole[:1]
        rest = inputs.model_copy(update={"known": tuple(whole[:1])})
        assert [measure.title for measure in answer_measures(rest).measures] == whole[1:]


@pytest.mark.parametrize("goals", [0, 2, 99])
@pytest.mark.parametrize("measures", [0, 3, 99])
def test_a_whole_plan_goes_on_after_what_is_known(brief: Brief, goals: int, measures: int) -> None:
    """What is there does not come again, and together it is the whole."""
    inputs = whole_inputs(brief)
    whole = answer_whole(inputs)
    known = NO_REPLY.model_copy(update={"goals": whole.goals[:goals], "measures": whole.measures[:measures]})
    rest = answer_whole(inputs.model_copy(update={"known": known}))
    assert [*known.goals, *rest.goals] == whole.goals
    assert [*known.measures, *rest.measures] == whole.measures


def test_whole_is_the_other_answers_in_one(brief: Brief) -> None:
    """The same frame and the same measures as when each is asked for on its own."""
    whole, frame = answer_whole(whole_inputs(brief)), answer_frame(frame_inputs(brief))
    measures = answer_measures(measures_inputs(brief, shares_of(brief)))
    assert (whole.opening, whole.goals, whole.closing) == (frame.opening, frame.goals, frame.closing)
    assert MeasuresReply(areas=whole.areas, measures=whole.measures) == measures


def test_only_the_parts_that_are_asked_for_come(brief: Brief) -> None:
    """The rest is empty."""
    reply = answer_whole(whole_inputs(brief).model_copy(update={"parts": ("closing",)}))
    assert reply.closing
    assert not (reply.opening)
    assert not (reply.ideology)
    assert not (reply.goals)
    assert not (reply.measures)
    assert not (reply.areas)
    assert not (reply.budget)
