"""Drive a flow on an event loop: the same flow, awaited."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from plandraft.core.ask import Answer, Ask, Failed, Flow, Model, Reply
from plandraft.models.events import OnEvent, replied, sent
from plandraft.models.observing import ignore, observer

_Result = TypeVar("_Result")


async def arun(flow: Flow[_Result], model: Model, *, workers: int = 8, on_event: OnEvent | None = None) -> _Result:
    """``run``, awaited; no task group, so that a ``ModelError`` arrives as itself."""
    observe = observer(on_event) or ignore
    limit = asyncio.Semaphore(workers)

    failed = False

    async def one(ask: Ask) -> Answer | None:
        nonlocal failed
        async with limit:
            if failed:
                return None
            observe(sent(ask))
            try:
                answer = await model.aask(ask)
            except BaseException:
                failed = True
                raise
            observe(replied(ask, answer))
            return answer

    try:
        asks = next(flow)
        while True:
            found = await asyncio.gather(*map(one, asks), return_exceptions=True)
            _raise_first(found)
            asks = flow.send(tuple(each for each in found if isinstance(each, Reply | Failed)))
    except StopIteration as stop:
        result: _Result = stop.value
        return result
    finally:
        flow.close()
        close = getattr(model, "aclose", None)
        if close is not None:
            await close()


def _raise_first(found: list[Answer | BaseException | None]) -> None:
    """What was in flight has come in by now; the first error ends the run."""
    for each in found:
        if isinstance(each, BaseException):
            raise each
