"""The public test double."""

from __future__ import annotations

import asyncio

import pytest

from plandraft.core.ask import Failed, Reply
from plandraft.errors import PlandraftError
from plandraft.models.doubles.scripted import ScriptedModel
from tests.models.calls.test_openai_model import ask


def test_answers_come_in_order_and_running_out_is_an_error() -> None:
    """Text becomes a reply; anything else is given as it is."""
    model = ScriptedModel(["一", Failed(kind="refused", message="不答"), lambda asked: asked.messages[-1].content])
    first, second, third = (model.ask(ask(f"第{n}问")) for n in range(3))
    assert isinstance(first, Reply)
    assert (first.text, first.model) == ("一", "scripted")
    assert isinstance(second, Failed)
    assert isinstance(third, Reply)
    assert third.text == "第2问"
    with pytest.raises(PlandraftError, match="no answer left for ask 4, prompt frame"):
        model.ask(ask())
    assert [one.messages[-1].content for one in model.asked] == ["第0问", "第1问", "第2问", "问"]


def test_answers_by_prompt() -> None:
    """One answer serves all asks of a prompt, a list is used up, an unknown prompt has none."""
    always, once = ScriptedModel({"frame": "同"}), ScriptedModel({"frame": ["一"]})
    assert {reply.text for reply in (always.ask(ask("甲")), always.ask(ask("乙"))) if isinstance(reply, Reply)} == {
        "同"
    }
    assert isinstance(asyncio.run(once.aask(ask())), Reply)
    for model in (once, ScriptedModel({"schedule": "无"})):
        with pytest.raises(PlandraftError, match="no answer left"):
            model.ask(ask())
