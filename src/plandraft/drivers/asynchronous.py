"""Drive a flow on an event loop: the same flow, awaited."""

from __future__ import annotations

import asyncio
from inspect import GEN_RUNNING, getgeneratorstate
from typing import Generic, TypeVar

from plandraft.core.ask import Answer, Ask, Failed, Flow, Model, Reply
from plandraft.core.events import OnEvent, ignore, observer, replied, sent, tell_stage

_Result = TypeVar("_Result")


class ConcurrencyLimit:
    """Lets at most so many asks through at once, whosever they are."""

    def __init__(self, workers: int) -> None:
        self.slots = asyncio.Semaphore(workers)

    async def ask(self, model: Model, ask: Ask) -> Answer:
        """Put one ask, whose turn has come, to a model."""
        return await model.aask(ask)


async def arun(flow: Flow[_Result], model: Model, *, workers: int = 8, on_event: OnEvent | None = None) -> _Result:
    """``run``, awaited; no task group, so that a ``ModelError`` arrives as itself.

    Args:
        flow: At its beginning; it is closed in the end.
        model: Answers its asks; it is closed too.
        workers: Asks in flight at most.
        on_event: The observer.

    Raises:
        ModelError: The endpoint cannot be reached or refused.
    """
    try:
        return await drive(flow, model, ConcurrencyLimit(workers), observer(on_event) or ignore)
    finally:
        close = getattr(model, "aclose", None)
        if close is not None:
            await close()


async def drive(flow: Flow[_Result], model: Model, limit: ConcurrencyLimit, observe: OnEvent) -> _Result:
    """Answer a flow's asks until it returns; the model stays open.

    What a flow does between its asks, reading answers and checking the plan, is done beside the loop, which others use.

    Args:
        flow: At its beginning.
        model: Answers its asks.
        limit: How many asks may be in flight, these and others.
        observe: Is told of each ask and answer.
    """
    try:
        came: tuple[Answer, ...] | None = None
        while True:
            step = await asyncio.to_thread(_step, flow, came)
            if isinstance(step, _Ended):
                return step.result
            came = await _batch(step, model, limit, observe)
    finally:
        if getgeneratorstate(flow) != GEN_RUNNING:  # else we were given up in the middle of a step, and it ends with it
            flow.close()


class _Ended(Generic[_Result]):
    """What a flow returned: no StopIteration comes through a future."""

    def __init__(self, result: _Result) -> None:
        self.result = result


def _step(flow: Flow[_Result], came: tuple[Answer, ...] | None) -> tuple[Ask, ...] | _Ended[_Result]:
    try:
        return next(flow) if came is None else flow.send(came)
    except StopIteration as stop:
        return _Ended(stop.value)


async def _batch(asks: tuple[Ask, ...], model: Model, limit: ConcurrencyLimit, observe: OnEvent) -> tuple[Answer, ...]:
    failed = False
    tell_stage(asks, observe)

    async def one(ask: Ask) -> Answer | None:
        nonlocal failed
        async with limit.slots:
            if failed:
                return None
            try:
                observe(sent(ask))
                answer = await limit.ask(model, ask)
            except BaseException:
                failed = True
                raise
            observe(replied(ask, answer))
            return answer

    found = await asyncio.gather(*map(one, asks), return_exceptions=True)
    for each in found:  # what was in flight has come in by now; the first error ends the run
        if isinstance(each, BaseException):
            raise each
    return tuple(each for each in found if isinstance(each, Reply | Failed))
