"""A flow is taken as far as the answers lead that are there; what it then waits for is what a batch asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from plandraft.core.ask import Answer, Ask, Flow

_Result = TypeVar("_Result")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """The asks that lack answers, each once."""

    asks: tuple[Ask, ...]


def step(flow: Flow[_Result], known: Callable[[Ask], Answer | None]) -> _Result | Waiting:
    """The flow's result, or what it waits for.

    Args:
        flow: At its beginning; it is closed afterwards, for it is made again sooner than it is kept.
        known: The answer to an ask, where there is one.
    """
    try:
        asks = next(flow)
        while True:
            answers = tuple(map(known, asks))
            missing = {ask.id: ask for ask, answer in zip(asks, answers, strict=True) if answer is None}
            if missing:
                return Waiting(asks=tuple(missing.values()))
            asks = flow.send(tuple(answer for answer in answers if answer is not None))
    except StopIteration as stop:
        result: _Result = stop.value
        return result
    finally:
        flow.close()
