"""Drive a flow on an event loop: the same flow, awaited."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from plandraft.core.ask import Answer, Ask, Flow, Model
from plandraft.models.driving import OnEvent, ignore
from plandraft.models.events import Event

_Result = TypeVar("_Result")


async def arun(flow: Flow[_Result], model: Model, *, workers: int = 8, on_event: OnEvent | None = None) -> _Result:
    """``run``, awaited; no task group, so that a ``ModelError`` arrives as itself."""
    observe = on_event or ignore
    limit = asyncio.Semaphore(workers)

    async def one(ask: Ask) -> Answer:
        async with limit:
            observe(Event(kind="sent", prompt=ask.prompt, ask_id=ask.id))
            answer = await model.aask(ask)
            observe(Event(kind="reply", prompt=ask.prompt, ask_id=ask.id))
            return answer

    try:
        asks = next(flow)
        while True:
            found = await asyncio.gather(*map(one, asks), return_exceptions=True)
            asks = flow.send(tuple(_answer(each) for each in found))
    except StopIteration as stop:
        result: _Result = stop.value
        return result
    finally:
        flow.close()


def _answer(found: Answer | BaseException) -> Answer:
    if isinstance(found, BaseException):
        raise found
    return found
