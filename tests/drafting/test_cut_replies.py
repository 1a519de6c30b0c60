"""Cut replies through the whole flow: what is whole is kept once and in order, and only the rest is asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.ask import Ask, Limits
from plandraft.core.gap import gaps_in
from plandraft.core.inputs import FRAME_PARTS
from plandraft.core.plan import Plan
from plandraft.drafting.options import Strategy
from plandraft.drafting.step_loop import MOST_ASKS, DraftStep, run_step
from plandraft.drafting.step_state import StepState
from plandraft.drafting.steps import MOST_WHOLE_ASKS, frame_step, measures_step, open_step, resize_step, whole_step
from plandraft.drivers.threads import run
from tests.drafting.offline_answers import (
    TROUBLE,
    Wire,
    drafted,
    material,
    offline,
    share,
    undisturbed,
    up_to,
    with_value,
)

STEPS: list[tuple[str, Strategy]] = [
    ("frame", "sections"),
    ("measures", "sections"),
    ("whole", "whole"),
]
GROUPS = 4
"""Questions for measures at the same time, at most."""
WHOLE_PARTS = ("opening", "ideology", "goals", "measures", "budget", "closing")
"""What is to be had; the headings come with the measures."""
steps = pytest.mark.parametrize(("prompt", "strategy"), STEPS, ids=[prompt for prompt, _ in STEPS])


def first_ask(prompt: str, strategy: Strategy) -> Ask:
    """The first ask of a prompt in an undisturbed draft; of groups the one with the shortest answer."""
    return min(
        (ask for ask in undisturbed(strategy)[1] if ask.prompt == prompt), key=lambda ask: len(offline(ask).text)
    )


def step_of(ask: Ask) -> DraftStep[Any]:
    """The step that makes this ask first."""
    inputs: Any = ask.inputs
    if ask.prompt == "frame":
        return frame_step(inputs.brief)
    if ask.prompt == "measures":
        return measures_step(inputs.brief, inputs.areas, inputs.others)
    if ask.prompt == "whole":
        return whole_step(inputs.brief)
    return open_step(inputs) if ask.prompt == "open" else resize_step(inputs)


def settled(ask: Ask, model: Wire) -> StepState[Any]:
    """What one step comes to."""
    tools = material("whole").tools
    limits = Limits(reply_tokens=ask.limits.reply_tokens)
    standing: StepState[Any] = run(
        run_step(step_of(ask), make_ask=tools.make_ask, limits=limits, max_reasks=2), model, workers=1
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


@pytest.mark.parametrize(("prompt", "strategy", "every"), [(*STEPS[0], 7), (*STEPS[1], 1), (*STEPS[2], 89)])
def test_wherever_it_is_cut_no_whole_item_is_lost_or_asked_for_again(
    prompt: str, strategy: Strategy, every: int
) -> None:
    """They stand first and unchanged, nothing stands twice, and the rest takes one more question or a few."""
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
            assert len(set(names)) == len(names)
        anything = any(items for name, items in came.items() if name != "areas")
        if prompt == "whole" and not anything:
            assert (standing.waiting, len(model.asked)) == (WHOLE_PARTS, 1)
            continue
        assert not standing.waiting
        assert not standing.notes
        assert len(model.asked) <= (2 if anything else 6)


small = pytest.mark.parametrize("prompt", TROUBLE)


def small_ask(prompt: str) -> Ask:
    """The first ask of a small question, in a job that needs it."""
    model = Wire(TROUBLE[prompt])
    drafted(model, "sections")
    return next(ask for ask in model.asked if ask.prompt == prompt)


@small
def test_of_a_small_question_s_cut_answer_the_whole_items_are_kept(prompt: str) -> None:
    """It is asked once more at most: the plan stands without it."""
    ask = small_ask(prompt)
    text = offline(ask).text
    for at in range(1, len(text), 13):
        model = Wire({prompt: [up_to(at)]})
        standing = settled(ask, model)
        for name, items in whole_items(text, at).items():
            had = [item.model_dump(mode="json") for item in getattr(standing.kept, name)]
            assert had[: len(items)] == items
        assert len(model.asked) <= 2


@small
@pytest.mark.parametrize("part", [0.0, 0.03, 0.5, 0.97])
def test_a_small_question_that_is_cut_for_ever_leaves_a_whole_plan(prompt: str, part: float) -> None:
    """Bounded, each question another one; every demand is claimed or named, every measure is as it was or whole."""
    model = Wire(TROUBLE[prompt], always={prompt: share(part)})
    plan = drafted(model, "sections").plan
    assert 1 <= model.count(prompt) <= 2
    assert len({ask.id for ask in model.asked}) == len(model.asked)
    assert {c for m in plan.measures for c in m.claims} >= {matter.id for matter in plan.matters}
    assert all(gaps_in(m.title) or m.actions for m in plan.measures)
    assert has_right_links(plan)


@small
def test_the_small_questions_depend_on_nothing_but_what_came(prompt: str) -> None:
    """The same answers lead to the same questions and the same plan."""
    runs = []
    for _ in range(2):
        model = Wire(TROUBLE[prompt] | {prompt: [share(0.5)]})
        runs.append((drafted(model, "sections").plan.version, [ask.id for ask in model.asked]))
    assert runs[0] == runs[1]


def has_right_links(plan: Plan) -> bool:
    """Whether every link leads to a node of its kind."""
    goals, measures = {g.id for g in plan.goals}, {m.id for m in plan.measures}
    return all(set(m.goal_ids) <= goals for m in plan.measures) and all(
        set(e.measure_ids) <= measures for e in plan.schedule
    )


def taking_up(plan: Plan) -> dict[str, tuple[str, ...]]:
    """What each measure takes up."""
    return {m.title: m.claims for m in plan.measures}


@steps
@settings(max_examples=6, deadline=None)
@given(st.lists(st.floats(0.0, 1.0, exclude_max=True), min_size=1, max_size=3))
def test_the_plan_is_the_undisturbed_one_in_what_it_says(prompt: str, strategy: Strategy, cuts: list[float]) -> None:
    """Goals, measures and what they take up, wherever the first replies are cut; the calendar holds every measure."""
    expected, asked = undisturbed(strategy)
    model = Wire({prompt: [share(cut) for cut in cuts]})
    draft = drafted(model, strategy)
    assert not draft.report.errors
    assert has_right_links(draft.plan)
    timed = {m.id for m in draft.plan.measures if m.timing.is_set}
    assert timed == {m for e in draft.plan.schedule for m in e.measure_ids}
    titles = [measure.title for measure in draft.plan.measures]
    assert len(set(titles)) == len(titles)
    if draft.strategy != strategy or draft.notes:  # the steps write other measures, and a loss is told
        return
    assert len(model.asked) <= len(asked) + 6 * len(cuts)
    assert {g.text for g in draft.plan.goals} >= {g.text for g in expected.plan.goals}
    assert set(titles) >= {measure.title for measure in expected.plan.measures}
    assert taking_up(draft.plan).items() >= taking_up(expected.plan).items()


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
    most = {"frame": MOST_ASKS, "measures": MOST_ASKS * GROUPS, "whole": MOST_WHOLE_ASKS}
    assert model.count(prompt) <= most[prompt]
    assert len({ask.id for ask in model.asked}) == len(model.asked)
    assert any("截断" in detail for detail in draft.details)
    assert all(gaps_in(m.title) or m.actions for m in draft.plan.measures)
    assert all(demand.id in {c for m in draft.plan.measures for c in m.claims} for demand in draft.plan.matters)
    if part < 0.5 and prompt == "frame":
        assert gaps_in(draft.plan.goals[-1].text)
    if part < 0.5 and prompt == "measures":
        assert all(gaps_in(measure.title) for measure in draft.plan.measures)


def test_everything_cut_for_ever_is_still_a_plan_that_says_so() -> None:
    """Nothing ever came: every part and every demand is a named gap, and nobody is asked who owns a gap."""
    model = Wire({}, always=dict.fromkeys(("frame", "measures", "whole", "open", "resize"), share(0.0)))
    draft = drafted(model, "whole")
    plan = draft.plan
    assert gaps_in(plan.ideology.text)
    assert [gaps_in(goal.text) for goal in plan.goals] == [("工作目标",)]
    assert all(gaps_in(measure.title) for measure in plan.measures)
    named = "".join(measure.title for measure in plan.measures)
    assert all(matter.text in named for matter in plan.matters)
    assert model.count("repair") == 0
    assert {said.split("：")[0].split("（")[0] for said in draft.details} >= {"whole", "frame", "measures"}
    assert draft.useless == "cut"
    assert len({each.part for each in draft.missing}) == len(draft.missing) >= len(plan.matters)
    assert len(model.asked) <= 1 + 2 * (1 + GROUPS)


def test_a_reply_that_goes_round_in_circles_is_not_kept() -> None:
    """The same measure thrice would have come for ever; half as many are asked for."""
    ask = first_ask("measures", "sections")
    (first, *_) = json.loads(offline(ask).text)["measures"]

    def circle(text: str) -> str:
        items = [first] * 4
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
    model = Wire({"whole": [up_to(text.index('"closing"') + 20)]})
    settled(ask, model)
    first, second = model.asked
    assert first.id == ask.id
    assert list(second.schema["properties"]) == ["closing"]
    said = second.messages[1].content
    assert all(measure["title"] in said for measure in json.loads(text)["measures"])
    assert first.messages[0] == second.messages[0]


@pytest.mark.parametrize("name", WHOLE_PARTS)
@pytest.mark.parametrize("value", [None, [], ""], ids=["null", "empty", "text"])
def test_a_missing_part_of_a_whole_plan_costs_one_question_for_it(name: str, value: Any) -> None:
    """All else is kept, and the links are those of the undisturbed plan."""
    expected, asked = undisturbed("whole")
    model = Wire({"whole": [with_value(name, value=value)]})
    draft = drafted(model, "whole")
    assert [ask.prompt for ask in model.asked] == ["whole", *(each.prompt for each in asked)]
    assert list(model.asked[1].schema["properties"]) == (["areas", name] if name == "measures" else [name])
    assert draft.plan == expected.plan
    assert draft.notes == ()


@pytest.mark.parametrize("name", FRAME_PARTS)
def test_a_missing_part_of_a_frame_costs_one_question_for_it(name: str) -> None:
    """The other parts are kept, and no measure is asked for again."""
    expected, asked = undisturbed("sections")
    model = Wire({"frame": [with_value(name, value=None)]})
    draft = drafted(model, "sections")
    assert len(model.asked) == len(asked) + 1
    (rest,) = [ask for ask in model.asked if ask.id not in {each.id for each in asked}]
    assert list(rest.schema["properties"]) == [name]
    assert draft.plan == expected.plan


def test_a_missing_list_of_a_step_is_asked_for_with_its_fault() -> None:
    """It is all the step has to give."""
    expected, asked = undisturbed("sections")
    model = Wire({"measures": [with_value("measures", value=[])]})
    draft = drafted(model, "sections")
    assert len(model.asked) == len(asked) + 1
    assert any("上次回答缺少：measures" in ask.messages[1].content for ask in model.asked)
    assert draft.plan == expected.plan


def test_measures_without_headings_keep_those_of_their_areas() -> None:
    """A reply that names no headings is whole: each measure says under which it stands."""
    expected, asked = undisturbed("sections")
    model = Wire({"measures": [with_value("areas", value=[])] * GROUPS})
    draft = drafted(model, "sections")
    assert len(model.asked) == len(asked)
    assert draft.plan.areas() == expected.plan.areas()
    assert draft.plan.leads == ()
