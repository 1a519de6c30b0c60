"""The offline model as the drivers see it."""

from __future__ import annotations

import asyncio

from tests.offline.answers import frame_inputs
from tests.offline.conftest import brief_of

from plandraft.core.ask import Ask, Failed, Limits, Message, Reply, Usage
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.replies import FrameReply
from plandraft.core.sector import Sector
from plandraft.offline import ANSWERERS, OfflineModel

BRIEF = brief_of(Sector.SCHOOL)
MODEL = OfflineModel(ANSWERERS)


def an_ask(prompt: str, inputs: FrozenModel) -> Ask:
    """An ask whose words do not matter: the offline model reads its inputs."""
    said = (Message(role="user", content="请回答"),)
    return Ask(
        prompt=prompt, messages=said, schema_name=prompt, schema={}, inputs=inputs, limits=Limits(reply_tokens=1)
    )


def test_a_reply_is_compact_json_that_cost_nothing() -> None:
    """It reads as the shape that was asked for, in Chinese characters rather than escapes."""
    answer = MODEL.ask(an_ask("frame", frame_inputs(BRIEF)))
    assert isinstance(answer, Reply)
    assert (answer.model, answer.paid, answer.usage) == ("offline", False, Usage())
    assert FrameReply.model_validate_json(answer.text).goals
    assert "工会" in answer.text
    assert ": " not in answer.text


def test_the_same_ask_is_answered_in_the_same_words() -> None:
    """Resume is replay: nothing may depend on the hour or on chance."""
    ask = an_ask("frame", frame_inputs(BRIEF))
    assert MODEL.ask(ask) == OfflineModel(ANSWERERS).ask(ask) == asyncio.run(MODEL.aask(ask))


def test_an_unknown_prompt_is_a_failure_not_an_exception() -> None:
    """The flow deals with it as with any unusable answer."""
    answer = MODEL.ask(an_ask("translate", frame_inputs(BRIEF)))
    assert isinstance(answer, Failed)
    assert answer.kind == "faulty"
    assert "translate" in answer.message
