"""A model without weights and without a network: it answers from an ask's typed inputs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from plandraft.core.ask import Answer, Ask, Failed, Reply
from plandraft.core.inputs import StepInputs
from plandraft.messages import tr
from plandraft.offline.of_kind import in_its_words

Answerer = Callable[[Any], BaseModel]
"""Typed inputs of one prompt become the shape that the prompt asks for; pure."""


class OfflineModel:
    """Answers asks by their prompt's name; the same ask is always answered in the same words.

    Args:
        answerers: One answerer for each prompt name.
    """

    def __init__(self, answerers: Mapping[str, Answerer]) -> None:
        self._answerers = dict(answerers)

    @property
    def name(self) -> str:
        """``offline``: what a draft's metadata says was used."""
        return "offline"

    def ask(self, ask: Ask) -> Answer:
        """Answer one ask; a prompt that no answerer knows is a failure the flow can deal with."""
        answerer = self._answerers.get(ask.prompt)
        if answerer is None:
            return Failed(
                kind="faulty", message=tr("the offline model answers no prompt {prompt!r}", prompt=ask.prompt)
            )
        content = answerer(ask.inputs).model_dump(mode="json")
        if isinstance(ask.inputs, StepInputs):
            brief = ask.inputs.brief
            content = in_its_words(content, brief.kind, "\n".join(brief.profile.strings()))
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return Reply(text=text, model=self.name, paid=False)

    async def aask(self, ask: Ask) -> Answer:
        """The same beside the loop: working an answer out takes time."""
        return await asyncio.to_thread(self.ask, ask)
