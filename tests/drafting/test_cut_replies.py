"""Cut replies through the whole flow: what is whole is kept once and in order, and only the rest is asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.ask import Ask, Limits
from plandraft.core.gap import gaps_in
from plandraft.core.plan import Plan
from plandraft.drafting.asking import MOST_ASKS, Standing, Step, settle
from plandraft.drafting.options import Strategy
from plandraft.drafting.steps import MOST_WHOLE_ASKS, frame_step, measures_step, schedule_step, whole_step
from plandraft.models.driving import run
from tests.drafting.offline_answers import Wire, drafted, material, offline, share, undisturbed, up_to, with_value

STEPS: list[tuple[str, Strategy]] = [
    ("frame", "sections"),
    ("measures", "sections"),
    ("schedule", "sections"),
    ("whole", "whole"),
]
steps = pytest.mark.parametrize(("prompt", "strategy"), STEPS, ids=[prompt for prompt, _ in STEPS])


def first_ask(prompt: str, strategy: Strategy) -> Ask:
    """The first ask of a prompt in an undisturbed draft."""
    return next(ask for ask in undisturbed(strategy)[1] if ask.prompt == prompt)


def step_of(ask: Ask) -> Step[Any]:
    """The step that makes this ask first."""
    inputs: Any = ask.inputs
    if ask.prompt == "frame":
        return frame_step(inputs.brief)
    if ask.prompt == "measures":
        return measures_step(inputs.brief, inputs.goals, inputs.area, (inputs.area, *inputs.neighbours))
    if ask.prompt == "schedule":
        return schedule_step(inputs.brief, inputs.measures, inputs.placed)
    return whole_step(inputs.brief)


def settled(ask: Ask, model: Wire) -> Standing[Any]:
    """What one step comes to."""
    tools = material("whole").tools
    limits = Limits(reply_tokens=ask.limits.reply_tokens)
    standing: Standing[Any] = run(
        settle(step_of(ask), make_ask=tools.make_ask, limits=limits, max_reasks=2), model, workers=1
    )
    assert len({ask.id for ask in model.asked}) == len(model.asked)
    return standing


def whole_items(text: str, at: int) -> dict[str, list[Any]]:
    """The items of each list whose last character stands before the cut."""
    found: dict[str, list[Any]] = {}
    end = 0
    for name, items in json.loads(text).items():
        end = text.index(f'"{name}":', end)
        if isinstance(items, str):
            end += len(f'"{name}":{json.dumps(items, ensure_ascii=False)}')
            found[name] = [items] if end <= at else []
            continue
        found[name] = []
        for item in items:
            written = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
            end = text.index(written, end) + len(written)
            found[name] += [item] if end <= at else []
    return found


@pytest.mark.parametrize(
    ("prompt", "strategy", "every"), [(*STEPS[0], 11), (*STEPS[1], 1), (*STEPS[2], 31), (*STEPS[3], 331)]
)
def test_wherever_it_is_cut_no_whole_item_is_lost_or_asked_for_again(
    prompt: str, strategy: Strategy, every: int
) -> None:
    """They stand first and unchanged, nothing stands twice, and the rest takes one more question or two."""
    ask = first_ask(prompt, strategy)
    text = offline(ask).text
    for at in range(1, len(text), every):
        model = Wire({prompt: [up_to(at)]})
        standing = settled(ask, model)
        came = whole_items(text, at)
        for name, items in came.items():
            part = getattr(standing.kept, name)
            had = [part] if isinstance(part, str) else [item.model_dump(mode="json") for item in part]
            assert had[: len(items)] == items
            names = [json.dumps(one.get("title") or one) if isinstance(one, dict) else one for one in had]
            if name != "schedule" and name != "entries":
                assert len(set(names)) == len(names)
        anything = any(items for items in came.values())
        if prompt == "whole" and not anything:
            assert (standing.waiting, len(model.asked)) == (("ideology", "goals", "measures", "schedule"), 1)
            continue
        assert not standing.waiting
        assert not standing.notes
        assert len(model.asked) <= (2 if anything else 5)


def has_right_links(plan: Plan) -> bool:
    """Whether every link leads to a node of its kind."""
    goals, measures = {g.id for g in plan.goals}, {m.id for m in plan.measures}
    return all(set(m.goal_ids) <= goals for m in plan.measures) and all(
        set(e.measure_ids) <= measures for e in plan.schedule
    )


def serving(plan: Plan) -> dict[str, set[str]]:
    """What each measure serves, in words."""
    goals = {g.id: g.text for g in plan.goals}
    return {m.title: {goals[g] for g in m.goal_ids} for m in plan.measures}


@steps
@settings(max_examples=8, deadline=None)
@given(st.lists(st.floats(0.0, 1.0, exclude_max=True), min_size=1, max_size=3))
def test_the_plan_is_the_undisturbed_one_in_what_it_says(prompt: str, strategy: Strategy, cuts: list[float]) -> None:
    """Goals, measures and what they serve, wherever the first replies are cut; the schedule holds every measure."""
    expected, asked = undisturbed(strategy)
    model = Wire({prompt: [share(cut) for cut in cuts]})
    draft = drafted(model, strategy)
    assert not draft.report.errors
    assert has_right_links(draft.plan)
    assert {m.id for m in draft.plan.measures} == {m for e in draft.plan.schedule for m in e.measure_ids}
    titles = [measure.title for measure in draft.plan.measures]
    assert len(set(titles)) == len(titles)
    if draft.strategy != strategy or draft.notes:  # the steps write other measures, and a loss is told
        return
    assert len(model.asked) <= len(asked) + 4 * len(cuts)
    assert {g.text for g in draft.plan.goals} >= {g.text for g in expected.plan.goals}
    assert set(titles) >= {measure.title for measure in expected.plan.measures}
    if prompt != "frame":  # goals in another order may be served by other measures
        assert serving(draft.plan).items() >= serving(expected.plan).items()


@steps
def test_the_same_answers_lead_to_the_same_questions(prompt: str, strategy: Strategy) -> None:
    """Resume is replay: nothing depends on anything but what came."""
    runs = []
    for _ in range(2):
        model = Wire({prompt: [share(0.4), share(0.0), share(0.6)]})
        draft = drafted(model, strategy)
        runs.append(([ask.id for ask in model.asked], draft.plan.version))
    assert runs[0] == runs[1]
    assert len(set(runs[0][0])) == len(runs[0][0])


@steps
@pytest.mark.parametrize("part", [0.0, 0.03, 0.5])
def test_what_is_cut_for_ever_ends_as_a_declared_gap(prompt: str, strategy: Strategy, part: float) -> None:
    """Bounded, each question another one, and the plan and its notes say what is missing."""
    model = Wire({}, always={prompt: share(part)})
    draft = drafted(model, strategy)
    areas = len(draft.plan.areas())
    most = {"frame": MOST_ASKS, "measures": MOST_ASKS * areas, "schedule": MOST_ASKS, "whole": MOST_WHOLE_ASKS}
    assert model.count(prompt) <= most[prompt]
    assert len({ask.id for ask in model.asked}) == len(model.asked)
    assert any("截断" in note for note in draft.notes)
    assert all(gaps_in(m.title) or m.actions for m in draft.plan.measures)
    if part < 0.5 and prompt == "frame":
        assert gaps_in(draft.plan.goals[-1].text)
    if part < 0.5 and prompt == "measures":
        assert all(gaps_in(measure.title) for measure in draft.plan.measures)


def test_everything_cut_for_ever_is_still_a_plan_that_says_so() -> None:
    """Nothing ever came: every part is a named gap, and nobody is asked who owns a gap."""
    model = Wire({}, always=dict.fromkeys(("frame", "measures", "schedule", "whole"), share(0.0)))
    draft = drafted(model, "whole")
    plan = draft.plan
    assert gaps_in(plan.ideology.text)
    assert [gaps_in(goal.text) for goal in plan.goals] == [("工作目标",)]
    assert all(gaps_in(measure.title) for measure in plan.measures)
    assert model.count("repair") <= len(plan.schedule)
    assert {note.split("：")[0].split("（")[0] for note in draft.notes} >= {"whole", "frame", "measures", "schedule"}
    assert len(model.asked) <= 1 + MOST_ASKS * (2 + len(plan.areas())) + len(plan.schedule)


def test_a_reply_that_goes_round_in_circles_is_not_kept() -> None:
    """The same measure thrice would have come for ever; half as many are asked for."""
    ask = first_ask("measures", "sections")
    (first, *_) = json.loads(offline(ask).text)["measures"]

    def circle(text: str) -> str:
        items = [first | {"ref": f"M{n}"} for n in range(1, 5)]
        return json.dumps({"measures": items}, ensure_ascii=False, separators=(",", ":"))[:-20]

    model = Wire({"measures": [circle]})
    standing = settled(ask, model)
    assert [m.title for m in standing.kept.measures] == [m["title"] for m in json.loads(offline(ask).text)["measures"]]
    assert model.asked[1].inputs.measure_count < model.asked[0].inputs.measure_count  # type: ignore[attr-defined]


def test_a_reply_that_says_stop_and_is_cut_all_the_same_is_taken_for_cut() -> None:
    """Some servers do not tell that the limit was reached."""
    ask = first_ask("measures", "sections")
    text = offline(ask).text
    model = Wire({"measures": [lambda said: said[: len(said) - 40] + " "]})
    standing = settled(ask, model)
    assert json.loads(standing.kept.model_dump_json()) == json.loads(text)
    assert len(model.asked) == 2


def test_only_what_is_missing_is_asked_for() -> None:
    """The schema has no other keys, the prompt shows what there is, and the first question is as it always was."""
    ask = first_ask("whole", "whole")
    text = offline(ask).text
    model = Wire({"whole": [up_to(text.index('"schedule"') + 200)]})
    settled(ask, model)
    first, second = model.asked
    assert first.id == ask.id
    assert list(second.schema["properties"]) == ["schedule"]
    said = second.messages[1].content
    assert "这次只写还缺的：schedule" in said
    assert all(measure["title"] in said for measure in json.loads(text)["measures"])
    assert first.messages[0] == second.messages[0]


@pytest.mark.parametrize("name", ["ideology", "goals", "measures", "schedule"])
@pytest.mark.parametrize("value", [None, [], ""], ids=["null", "empty", "text"])
def test_a_missing_list_of_a_whole_plan_costs_one_question_for_it(name: str, value: Any) -> None:
    """All else is kept, and the links are those of the undisturbed plan."""
    expected, _ = undisturbed("whole")
    model = Wire({"whole": [with_value(name, value=value)]})
    draft = drafted(model, "whole")
    assert [ask.prompt for ask in model.asked] == ["whole", "whole"]
    assert list(model.asked[1].schema["properties"]) == [name]
    assert draft.plan == expected.plan
    assert draft.notes == ()


@pytest.mark.parametrize("name", ["ideology", "goals", "areas"])
def test_a_missing_part_of_a_frame_costs_one_question_for_it(name: str) -> None:
    """The other parts are kept."""
    expected, asked = undisturbed("sections")
    model = Wire({"frame": [with_value(name, value=None)]})
    draft = drafted(model, "sections")
    assert len(model.asked) == len(asked) + 1
    assert list(model.asked[1].schema["properties"]) == [name]
    assert draft.plan == expected.plan


@pytest.mark.parametrize(("prompt", "name"), [("measures", "measures"), ("schedule", "entries")])
def test_a_missing_list_of_a_step_is_asked_for_with_its_fault(prompt: str, name: str) -> None:
    """It is all the step has to give."""
    expected, asked = undisturbed("sections")
    model = Wire({prompt: [with_value(name, value=[])]})
    draft = drafted(model, "sections")
    assert len(model.asked) == len(asked) + 1
    assert any(f"上次回答缺少：{name}" in ask.messages[1].content for ask in model.asked)
    assert draft.plan == expected.plan
