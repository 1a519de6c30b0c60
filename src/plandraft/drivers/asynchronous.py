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
        self.limit = asyncio.Semaphore(workers)

    async def ask(self, model: Model, ask: Ask) -> Answer:
        """Put one ask, whose turn has come, to a model."""
        return await model.aask(ask)


async def arun(flow: Flow[_Result], model: Model, *, workers: int = 8, on_event: OnEvent | None = None) -> _Result:
    """``run``, awaited; no task group, so that a ``ModelError`` arrives as itself."""
    try:
        return await drive(flow, model, ConcurrencyLimit(workers), observer(on_event) or ignore)
    finally:
        close = getattr(model, "aclose", None)
        if close is not None:
            await close()


async def drive(flow: Flow[_Result], model: Model, gate: ConcurrencyLimit, observe: OnEvent) -> _Result:
    """Answer a flow's asks until it returns; the model stays open.

    What a flow does between its asks, reading answers and checking the plan, is done beside the loop, which others use.
    """
    try:
        came: tuple[Answer, ...] | None = None
        while True:
            step = await asyncio.to_thread(_step, flow, came)
            if isinstance(step, _Ended):
                return step.result
            came = await _batch(step, model, gate, observe)
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


async def _batch(asks: tuple[Ask, ...], model: Model, gate: ConcurrencyLimit, observe: OnEvent) -> tuple[Answer, ...]:
    failed = False
    tell_stage(asks, observe)

    async def one(ask: Ask) -> Answer | None:
        nonlocal failed
        async with gate.limit:
            if failed:
                return None
            try:
                observe(sent(ask))
                answer = await gate.ask(model, ask)
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
