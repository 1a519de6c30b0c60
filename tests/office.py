"""A server that answers as the offline model would, in streams as odd as they come or in one piece."""

from __future__ import annotations

import datetime as dt
import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import plandraft
from plandraft.core.ask import Reply
from plandraft.offline import ANSWERERS, OfflineModel
from tests.faults.refusals import oai
from tests.faults.server import Request, Server, Wire, chunk, serving, usage_chunk, whole

CLINIC = Path(__file__).parents[1] / "examples" / "profiles" / "hospital-clinic.yaml"


@dataclass
class Office:
    """What is answered, and how.

    Attributes:
        answers: By the words of the question.
        refuses_streams: Whether a stream is refused, as some models do.
        pause_s: Between two pieces.
        left: Answers until the key is refused.
        unknown: Questions that the offline model was never asked.
    """

    answers: dict[str, str]
    refuses_streams: bool = False
    pause_s: float = 0.0
    left: int = 1000
    unknown: list[Request] = field(default_factory=list)

    def text(self, request: Request) -> str:
        """The answer: bare, in a fence, or after thinking aloud, as the question's length has it."""
        asked = "\n".join(str(message["content"]) for message in request["messages"])
        if asked not in self.answers:
            self.unknown.append(request)
            return "{}"
        text = self.answers[asked]
        dress = ("{}", "好的：\n```json\n{}\n```\n以上。", "<think>先想一想😀</think>\n{}", "\ufeff{}")
        return dress[len(asked) % 4].replace("{}", text)

    def __call__(self, wire: Wire) -> object:
        if wire.streamed and self.refuses_streams:
            return wire.answer(400, oai("Streaming is not supported by this model", param="stream")) or False
        if self.left <= 0:
            return wire.answer(401, oai("bad key")) or False
        self.left -= 1
        text = self.text(wire.request)
        if not wire.streamed:
            message = {"role": "assistant", "content": text, "reasoning_content": "想"}
            return wire.answer(200, whole(message))
        wire.head(200, "text/event-stream")
        for data in _written(text, random.Random(len(text))):
            wire.write(data)
            time.sleep(self.pause_s)
        return True


def _written(text: str, chance: random.Random) -> Iterator[bytes]:
    """A stream's bytes in writes that end in the middle of events and of characters, or hold several events."""
    at, ends = 0, chance.choice(("\n\n", "\r\n\r\n"))
    events = [": keep-alive", _event(chunk({"role": "assistant", "content": ""})), _event(chunk({"reasoning": "想"}))]
    while at < len(text):
        size = chance.randint(1, 40)
        events.append(_event(chunk({"content": text[at : at + size]})))
        at += size
    events += [_event(chunk({}, finish="stop")), _event(usage_chunk()), "data: [DONE]"]
    data = "".join(event + ends for event in events).encode()
    at = 0
    while at < len(data):
        size = chance.choice((1, 2, 3, 50, 400, 1000, 5000))
        yield data[at : at + size]
        at += size


def _event(body: dict[str, Any]) -> str:
    return f"data: {json.dumps(body, ensure_ascii=False)}"


def offline_answers(profile: Path, *, as_of: dt.date | None = None, **options: Any) -> dict[str, str]:
    """What the offline model says to each question of a profile's draft."""
    made = plandraft.draft(profile, options=plandraft.options_for("m", **options), as_of=as_of)
    offline = OfflineModel(ANSWERERS)
    replies = [(exchange.ask, offline.ask(exchange.ask)) for exchange in made.exchanges]
    return {
        "\n".join(message.content for message in ask.messages): reply.text
        for ask, reply in replies
        if isinstance(reply, Reply)
    }


@contextmanager
def working(office: Office) -> Iterator[Server]:
    """The office's server."""
    with serving(lambda number, request: office) as server:
        yield server
