"""Asking until something is there: every question another one, and an end."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plandraft.core.ask import Answer, Ask, Failed, Flow, Limits, Message, Reply
from plandraft.core.brief import SampleItem
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.inputs import FRAME_PARTS
from plandraft.drafting.areas import shares_of
from plandraft.drafting.step_loop import MOST_ASKS, Use, run_step, side_by_side
from plandraft.drafting.step_state import REWORDED
from plandraft.drafting.steps import frame_step, measures_step
from plandraft.drivers.threads import run
from plandraft.models.doubles.scripted import ScriptedModel
from tests.drafting.offline_answers import Wire, material, offline, undisturbed, up_to


def frame(answers: list[Any], *, max_reasks: int = 2) -> tuple[Any, list[Ask]]:
    """What the frame comes to with these answers, and what was asked."""
    model = ScriptedModel(answers)
    step = frame_step(material("sections").brief)
    make_ask = material("sections").tools.make_ask
    standing = run(
        run_step(step, make_ask=make_ask, limits=Limits(reply_tokens=4000), max_reasks=max_reasks), model, workers=1
    )
    return standing, model.asked


@pytest.mark.parametrize("max_reasks", [0, 1, 2])
def test_an_answer_of_no_use_is_asked_for_again_with_its_fault(max_reasks: int) -> None:
    """So often and no oftener; each question differs from those before."""
    standing, asked = frame(["不会"] * 9, max_reasks=max_reasks)
    assert len(asked) == 1 + max_reasks
    assert len({ask.id for ask in asked}) == len(asked)
    assert standing.waiting == FRAME_PARTS
    assert "没有可读的 JSON" in "".join(standing.notes)


REFUSED = Failed(kind="refused", message="内容安全")
TOO_LONG = Failed(kind="too_long", message="HTTP 413")


def test_a_refusal_is_asked_once_more_in_other_words() -> None:
    """A word of the question may have set a filter off; nothing is lost where the second question is answered."""
    standing, asked = frame([REFUSED, offline])
    assert not standing.waiting
    assert [REWORDED in ask.messages[1].content for ask in asked] == [False, True]


def test_a_part_that_is_refused_costs_no_other_part() -> None:
    """After two refusals each part is asked for alone; what is refused then is lost, and why is known."""

    def no_ideology(ask: Ask) -> Answer:
        wanted: Any = ask.inputs
        return REFUSED if "ideology" in wanted.parts else offline(ask)

    standing, asked = frame([no_ideology] * MOST_ASKS)
    assert (standing.waiting, standing.why_not("ideology")) == (("ideology",), "refused")
    assert len(asked) <= MOST_ASKS
    assert "内容安全" in standing.notes


def test_a_question_that_is_too_long_is_put_in_short_rules_and_then_in_parts() -> None:
    """Rules in short, then one part at a time; and there is an end where nothing is short enough."""

    def long_is_refused(ask: Ask) -> Answer:
        return offline(ask) if len(ask.text) < 2_400 else TOO_LONG

    standing, asked = frame([long_is_refused] * MOST_ASKS)
    assert not standing.waiting
    inputs: list[Any] = [ask.inputs for ask in asked]
    assert [each.terse for each in inputs[:3]] == [False, True, True]
    assert all(len(each.parts) == 1 for each in inputs[2:])
    standing, asked = frame([TOO_LONG] * MOST_ASKS)
    assert (standing.waiting, standing.why) == (FRAME_PARTS, "too_long")
    assert len(asked) <= MOST_ASKS


def test_nobody_is_asked_on_where_three_different_questions_brought_nothing() -> None:
    """One that brought something is enough to go on, wherever it stands in the round."""
    tools, brief = material("sections").tools, material("sections").brief
    shares = shares_of(brief)

    def steps(answers: list[Any]) -> tuple[Use, int]:
        model, use = ScriptedModel(answers), Use()
        asking: list[Flow[Any]] = [
            run_step(step, make_ask=tools.make_ask, limits=Limits(reply_tokens=4000), max_reasks=2, use=use)
            for step in (frame_step(brief), measures_step(brief, shares[:1], ()), measures_step(brief, shares[1:2], ()))
        ]
        run(side_by_side(asking, use), model, workers=1)
        return use, len(model.asked)

    assert (steps(["不会"] * 3)[0].none, steps(["不会"] * 3)[1]) == ("unreadable", 3)
    use, asked = steps(["不会", "不会", offline, *["不会"] * 20])
    assert use.none is None
    assert asked > 3


def test_a_failed_call_is_asked_again() -> None:
    """The model room gave up; with another question it may go better."""
    standing, asked = frame([Failed(kind="faulty", message="回答的篇幅限额在思考中用尽，没有内容"), offline])
    assert not standing.waiting
    assert "思考中用尽" in asked[1].messages[1].content


def test_parts_that_cannot_be_had_leave_hope_for_the_others() -> None:
    """The ideology is cut even alone; the other parts are asked for all the same, each for itself."""

    def cut_ideology(ask: Ask) -> Answer:
        reply = offline(ask)
        wanted: Any = ask.inputs
        return reply if "ideology" not in wanted.parts else Reply(text='{"ideology":"以习近平', finish="length")

    standing, asked = frame([cut_ideology] * 8)
    assert standing.waiting == ("ideology",)
    assert all(getattr(standing.kept, part) for part in FRAME_PARTS if part != "ideology")
    alone = [("opening",), ("ideology",), ("goals",), ("budget",), ("closing",)]
    assert [ask.inputs.parts for ask in asked[1:]] == alone  # type: ignore[attr-defined]


def test_a_part_is_asked_for_alone_only_after_all_were_asked_for_together() -> None:
    """With every reply without anything whole half as many goals, until one is asked for."""
    standing, asked = frame([lambda ask: Reply(text="{", finish="length")] * 9)
    inputs: list[Any] = [ask.inputs for ask in asked]
    assert inputs[0].parts == FRAME_PARTS
    assert all(len(each.parts) == 1 for each in inputs[1:])
    assert len(asked) <= MOST_ASKS
    assert standing.waiting == FRAME_PARTS


def test_samples_are_left_out_where_a_question_is_too_long() -> None:
    """Once: with them the question was refused, without them there is room."""
    sample = SampleItem(id="s1", text="办读书会", area="ideology")
    brief = material("sections").brief.model_copy(update={"samples": (sample,)})
    step = measures_step(brief, shares_of(brief)[:1], ())
    model = ScriptedModel([Failed(kind="too_long", message="太长"), offline])
    standing = run(
        run_step(step, make_ask=material("sections").tools.make_ask, limits=Limits(reply_tokens=4000), max_reasks=2),
        model,
        workers=1,
    )
    assert [ask.inputs.samples for ask in model.asked] == [(sample,), ()]  # type: ignore[attr-defined]
    assert (standing.waiting, standing.notes) == ((), ())


def _ask(text: str) -> Ask:
    message = Message(role="user", content=text)
    return Ask(
        prompt="p", messages=(message,), schema_name="p", schema={}, inputs=FrozenModel(), limits=Limits(reply_tokens=1)
    )


def _flow(name: str, rounds: int) -> Flow[str]:
    got = ""
    for number in range(rounds):
        (answer,) = yield (_ask(f"{name}{number}"),)
        assert isinstance(answer, Reply)
        got += answer.text
    return got


def test_flows_side_by_side_get_their_own_answers() -> None:
    """Short ones do not wait for long ones, and one without questions is no hindrance."""
    batches: list[list[str]] = []

    def answered(flow: Flow[tuple[str, ...]]) -> tuple[str, ...]:
        try:
            asks = next(flow)
            while True:
                batches.append([ask.messages[0].content for ask in asks])
                asks = flow.send(tuple(Reply(text=ask.messages[0].content) for ask in asks))
        except StopIteration as stop:
            value: tuple[str, ...] = stop.value
            return value

    assert answered(side_by_side([_flow("a", 2), _flow("b", 0), _flow("c", 1)])) == ("a0a1", "", "c0")
    assert batches == [["a0", "c0"], ["a1"]]
    assert answered(side_by_side([])) == ()


def test_measures_written_to_the_end_where_half_was_asked_for_are_whole() -> None:
    """Nothing stands twice after one more question, and no note says that something is missing."""
    asked = next(ask for ask in undisturbed("sections")[1] if ask.prompt == "measures")
    inputs: Any = asked.inputs
    everything = offline(asked)
    model = ScriptedModel([Reply(text=everything.text[:5], finish="length"), everything, everything])
    step = measures_step(inputs.brief, inputs.areas, inputs.others)
    make_ask = material("sections").tools.make_ask
    standing = run(run_step(step, make_ask=make_ask, limits=asked.limits, max_reasks=2), model, workers=1)
    assert model.asked[1].inputs.measure_count < inputs.measure_count  # type: ignore[attr-defined]
    assert [m.title for m in standing.kept.measures] == [m["title"] for m in json.loads(everything.text)["measures"]]
    assert (standing.waiting, standing.notes) == ((), ())


@pytest.mark.parametrize("chars", [1, 200, 900])
def test_no_question_is_asked_twice(chars: int) -> None:
    """Whatever is cut, and however often."""
    asked = next(ask for ask in undisturbed("sections")[1] if ask.prompt == "measures")
    inputs: Any = asked.inputs
    model = Wire({}, always={"measures": up_to(chars)})
    step = measures_step(inputs.brief, inputs.areas, inputs.others)
    make_ask = material("sections").tools.make_ask
    run(run_step(step, make_ask=make_ask, limits=asked.limits, max_reasks=2), model, workers=1)
    assert len({ask.id for ask in model.asked}) == len(model.asked) <= MOST_ASKS
