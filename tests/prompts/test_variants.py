"""Another variant is another request, word for word, for every prompt; what is the same stays the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import plandraft
from plandraft.core.ask import Limits, Reply
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.inputs import (
    FieldFault,
    OpenInputs,
    RepairInputs,
    RepairNode,
    ResizeInputs,
    ReviewInputs,
    StepInputs,
)
from plandraft.core.revise_inputs import ReviseInputs, Wish
from plandraft.core.sector import Sector
from plandraft.drafting.flow import whole_question
from plandraft.models.doubles.scripted import ScriptedModel
from plandraft.offline import ANSWERERS, OfflineModel
from plandraft.prompts import PROMPTS, make_ask

HOSPITAL = Path(__file__).parents[2] / "examples" / "profiles" / "hospital.yaml"
LIMITS = Limits(reply_tokens=1000)


@pytest.fixture(scope="module")
def inputs() -> dict[str, FrozenModel]:
    """The inputs of every prompt, of a real draft where it asks them."""
    draft = plandraft.draft(HOSPITAL, options=plandraft.options_for(strategy="sections"))
    found: dict[str, FrozenModel] = {exchange.ask.prompt: exchange.ask.inputs for exchange in draft.exchanges}
    brief = found["frame"].brief
    fault = FieldFault(field="owner", message="责任部门不具体")
    node = RepairNode(id="M1", kind="措施", content="{}", faults=(fault,))
    found["whole"] = whole_question(brief).inputs
    found["open"] = OpenInputs(brief=brief, matters=brief.matters, months=(7,), measures=draft.plan.measures)
    measures = draft.plan.measures
    found["resize"] = ResizeInputs(brief=brief, measures=measures, targets=(30,) * len(measures), chars=900, wanted=600)
    found["review"] = ReviewInputs(brief=brief, plan=draft.plan, chars=4000)
    found["repair"] = RepairInputs(organisation="某院工会", sector=Sector.HOSPITAL, period="2027年", nodes=(node,))
    wish = Wish(number=1, words="改到线上", instruction="竞赛改到线上")
    found["revise"] = ReviseInputs(organisation="某院工会", period="2027年", wishes=(wish,), plan=draft.plan)
    assert set(found) == set(PROMPTS)
    return found


@pytest.mark.parametrize("name", PROMPTS)
def test_no_two_variants_make_one_request(name: str, inputs: dict[str, FrozenModel]) -> None:
    """An endpoint that keeps its answers has none for it yet; the same variant is the same ask."""
    asks = [make_ask(name, inputs[name], limits=LIMITS, variant=variant) for variant in (0, 1, 2, 2)]
    said = [tuple(message.content for message in ask.messages) for ask in asks]
    assert len(set(said)) == len({ask.id for ask in asks}) == 3
    assert said[2] == said[3]
    assert "备选稿" not in "".join(said[0])
    assert "第 2 份备选稿" in said[1][1]
    assert len({system for system, _ in said}) == 1


@pytest.mark.parametrize("name", [name for name in PROMPTS if name != "repair"])
def test_the_line_stands_before_the_faults(name: str, inputs: dict[str, FrozenModel]) -> None:
    """Asking again only adds to what was asked."""
    of = inputs[name]
    assert isinstance(of, StepInputs | ReviseInputs)
    faulty = of.model_copy(update={"faults": ("缺 goals",)})
    first, again = (make_ask(name, each, limits=LIMITS, variant=1).messages[1].content for each in (of, faulty))
    assert again.startswith(first)
    assert "缺 goals" in again[len(first) :]


def test_a_question_that_must_keep_times_does_not_ask_for_others(inputs: dict[str, FrozenModel]) -> None:
    """Other months are asked of what is written anew, not of what is shortened or completed."""
    told = {n for n in PROMPTS if "月份安排。" in make_ask(n, inputs[n], limits=LIMITS, variant=1).messages[1].content}
    assert told == {"frame", "measures", "whole"}


@pytest.mark.parametrize("strategy", ["whole", "sections"])
def test_all_requests_of_two_drafts_differ(strategy: str) -> None:
    """From the first question to the last repair, with a model that answers every variant alike."""
    offline = OfflineModel(ANSWERERS)

    def answer(ask: plandraft.core.ask.Ask) -> str:
        reply = offline.ask(ask)
        assert isinstance(reply, Reply)
        return reply.text

    said = []
    for variant in (0, 1, 1):
        model = ScriptedModel(dict.fromkeys(PROMPTS, answer))
        options = plandraft.options_for(strategy=strategy, variant=variant)
        plandraft.draft(HOSPITAL, model=model, options=options)
        said.append({tuple(message.content for message in ask.messages) for ask in model.asked})
    assert not said[0] & said[1]
    assert said[1] == said[2]
