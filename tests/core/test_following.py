"""Measures and calendar after an edit by hand."""

from __future__ import annotations

from plandraft.core.following import followed
from plandraft.core.plan import Action, Entry, Measure, Plan
from plandraft.core.scheduling import with_entries
from plandraft.core.timing import Timing


def drafted(*actions: Action) -> Plan:
    """A plan of one measure, its calendar made from its actions."""
    return with_entries(Plan(measures=(Measure(id="M1", title="培训", actions=actions),)))


def with_actions(plan: Plan, *actions: Action) -> Plan:
    """The same after an edit of the text alone."""
    (measure,) = plan.measures
    return plan.model_copy(update={"measures": (measure.model_copy(update={"actions": actions}),)})


SURVEY = Action(text="逐户登记。", timing=Timing.of(3), line="逐户登记")
COURSE = Action(text="分两期讲课。", timing=Timing.of(5, 9), line="讲课")


def lines(plan: Plan) -> list[tuple[str, str, tuple[int, ...]]]:
    """The calendar: ids, words and months."""
    return [(entry.id, entry.title, entry.timing.months) for entry in plan.schedule]


def test_a_line_follows_its_action_and_keeps_its_id() -> None:
    """A step that the text moved is moved in the calendar."""
    before = drafted(SURVEY, COURSE)
    later = SURVEY.model_copy(update={"timing": Timing.of(4)})
    plan, told = followed(before, with_actions(before, later, COURSE))
    assert lines(plan) == [("S1", "逐户登记", (4,)), ("S2", "讲课", (5,)), ("S3", "讲课", (9,))]
    assert told == ()


def test_an_action_follows_its_one_line() -> None:
    """A line that was moved in the calendar moves the step, whose words name no month."""
    before = drafted(SURVEY, COURSE)
    moved = before.schedule[0].model_copy(update={"timing": Timing.of(4)})
    plan, told = followed(before, before.model_copy(update={"schedule": (moved, *before.schedule[1:])}))
    assert plan.measures[0].actions[0].timing == Timing.of(4)
    assert plan.measures[0].actions[1] == COURSE
    assert told == ()


def test_where_an_action_has_several_lines_or_names_its_month_the_disagreement_is_told() -> None:
    """Nothing is guessed."""
    said = SURVEY.model_copy(update={"text": "3月逐户登记。"})
    for action, at in ((COURSE, 0), (said, 0)):
        before = drafted(action)
        moved = before.schedule[at].model_copy(update={"timing": Timing.of(7)})
        entries = [moved if n == at else entry for n, entry in enumerate(before.schedule)]
        plan, told = followed(before, before.model_copy(update={"schedule": tuple(entries)}))
        assert plan.measures == before.measures
        assert len(told) == 1
        assert action.line in told[0].why


def test_deleted_lines_stay_deleted() -> None:
    """Also where another step of the measure was edited."""
    before = drafted(SURVEY, COURSE)
    edited = with_actions(before, SURVEY.model_copy(update={"timing": Timing.of(4)}), COURSE)
    plan, _ = followed(before, edited.model_copy(update={"schedule": edited.schedule[:2]}))
    assert lines(plan) == [("S1", "逐户登记", (4,)), ("S2", "讲课", (5,))]


def test_lines_of_a_deleted_measure_go_and_edited_ones_stay() -> None:
    """What somebody wrote by hand stands for itself."""
    before = drafted(SURVEY, COURSE)
    by_hand = before.schedule[0].model_copy(update={"title": "登记和走访", "action": ""})
    rest = tuple(entry.model_copy(update={"action": ""}) for entry in before.schedule[1:])
    plan, _ = followed(before, before.model_copy(update={"measures": (), "schedule": (by_hand, *rest)}))
    assert lines(plan) == [("S1", "登记和走访", (3,))]


def test_a_new_step_has_a_line_of_its_own() -> None:
    """With the next id."""
    before = drafted(SURVEY)
    plan, _ = followed(before, with_actions(before, SURVEY, COURSE))
    assert lines(plan) == [("S1", "逐户登记", (3,)), ("S2", "讲课", (5,)), ("S3", "讲课", (9,))]


def test_an_untouched_plan_is_the_same() -> None:
    """Lines from no action too."""
    before = drafted(SURVEY, COURSE)
    before = before.model_copy(update={"schedule": (*before.schedule, Entry(id="S9", title="开会"))})
    assert followed(before, before) == (before, ())
