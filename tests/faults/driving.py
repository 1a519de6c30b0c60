"""Three asks, one after the other, through the drivers and the real SDK, against a server with a fault."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from plandraft.core.ask import Answer, Ask, Failed, Limits, Message, Reply
from plandraft.core.events import Event
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.json_text import find_json
from plandraft.drivers.asynchronous import arun
from plandraft.drivers.threads import run
from plandraft.errors import ModelError
from plandraft.models.calls.openai_model import ALL_KINDS, OpenAIModel
from plandraft.models.calls.timeouts import Timeouts
from plandraft.models.connection.endpoint import KeyedEndpoint
from tests.faults.case import Case
from tests.faults.refusals import KEY
from tests.faults.server import Move, Request, Server, right, right_text, serving

SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "string", "description": "答"}},
    "required": ["a"],
    "additionalProperties": False,
}


def ask(number: int) -> Ask:
    """The n-th ask."""
    messages = (Message(role="system", content="规则"), Message(role="user", content=f"第{number}问：写一条措施"))
    limits = Limits(reply_tokens=50, temperature=0.3)
    return Ask(
        prompt="frame", messages=messages, schema_name="frame", schema=SCHEMA, inputs=FrozenModel(), limits=limits
    )


def flow(count: int) -> Generator[tuple[Ask, ...], tuple[Answer, ...], list[Answer]]:
    """One ask after the other."""
    found: list[Answer] = []
    for number in range(count):
        found.extend((yield (ask(number),)))
    return found


@dataclass
class Ran:
    """What a run came to."""

    answers: list[Answer]
    error: ModelError | None
    server: Server
    events: list[Event] = field(default_factory=list)


def drive(
    moves: Callable[[int, Request], Move],
    *,
    streamed: bool = True,
    awaited: bool = False,
    count: int = 3,
    **settings: Any,
) -> Ran:
    """Run ``count`` asks against a scripted server."""
    with serving(moves) as server:
        ran = Ran([], None, server)
        settings = {"backoff_s": 0.002, "timeouts": Timeouts(first_s=20, gap_s=20, whole_s=20)} | settings
        model = OpenAIModel(
            "m",
            endpoint=KeyedEndpoint(base_url=server.url, api_key=KEY),
            stream=streamed,
            on_event=ran.events.append,
            tell=ALL_KINDS,
            **settings,
        )
        seen = _watched(flow(count), ran)
        try:
            asyncio.run(arun(seen, model)) if awaited else run(seen, model)
        except ModelError as error:
            ran.error = error
    return ran


def _watched(inner: Any, ran: Ran) -> Any:
    """The flow; its answers are kept also when a stop ends it."""
    try:
        asks = next(inner)
        while True:
            answers = yield asks
            ran.answers.extend(answers)
            asks = inner.send(answers)
    except StopIteration:
        return


def at(case: Case, position: int) -> Callable[[int, Request], Move]:
    """A server with a fault at the first call of the ask at a position, or at every call."""
    if case.always:
        return lambda number, request: case.move
    return lambda number, request: case.move if number == position else right


def ending(answer: Answer | None, error: ModelError | None) -> str:
    """How an ask ended, in the words of ``Case.end``; a wrong reply is ``wrong``."""
    if error is not None:
        return error.kind
    if isinstance(answer, Failed):
        return answer.kind
    assert isinstance(answer, Reply)
    return "right" if answer.finish != "length" and find_json(answer.text) is not None else "wrong"


def is_right(answer: Answer, number: int) -> bool:
    """Whether a reply is the right one to the n-th ask, to the last character."""
    if not isinstance(answer, Reply):
        return False
    wanted = right_text({"messages": [{"content": f"第{number}问"}]})
    found = find_json(answer.text, repair=False)
    return found is not None and found == find_json(wanted)
