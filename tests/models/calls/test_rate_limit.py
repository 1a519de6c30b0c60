"""Limits a minute, and pauses that an endpoint asks one call for."""

from __future__ import annotations

import asyncio
import math
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.clock import SystemClock
from plandraft.core.ask import Ask, Reply
from plandraft.core.events import Event
from plandraft.errors import UsageError
from plandraft.models.calls.rate_limit import Pace, RateLimiter
from tests.loopback import Answer, completion, error, serving
from tests.models.calls.test_openai_model import ask, model
from tests.models.costs.test_budget import Stopped


class Jumping(asyncio.SelectorEventLoop):
    """An event loop on which nobody waits: where nothing is to do, its time jumps to the next appointment.

    It always goes on a little, as real time does.
    """

    at = 0.0

    def time(self) -> float:
        return self.at

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self.at = max(self.at + 1e-6, self._scheduled[0]._when)  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


def times(pace: Pace, calls: int, *, tokens: int = 0, at_once: int = 8) -> list[float]:
    """When calls go out, in seconds of a loop that jumps, where so many callers want to call all the time."""
    gone: list[float] = []
    loop = Jumping()

    async def go() -> None:
        limiter, waiting = RateLimiter(pace, count=lambda text: tokens, clock=SystemClock()), iter(range(calls))

        async def caller() -> None:
            for _ in waiting:
                await limiter.turn(ask())
                gone.append(loop.time())

        await asyncio.gather(*(caller() for _ in range(at_once)))

    try:
        loop.run_until_complete(go())
    finally:
        loop.close()
    return gone


def most_in_a_minute(gone: list[float]) -> int:
    """Of all minutes that begin with a call; the minute's last instant belongs to the next."""
    return max(sum(begin <= one < begin + 60 - 1e-6 for one in gone) for begin in gone)


@settings(max_examples=30, deadline=None)
@given(st.floats(0.5, 1000), st.integers(1, 16))
def test_no_minute_has_more_calls_than_it_may(rate: float, at_once: int) -> None:
    """The first one neither; and what is allowed is used."""
    calls = min(300, int(rate * 3) + 3)
    gone = times(Pace(calls_per_minute=rate), calls, at_once=at_once)
    assert most_in_a_minute(gone) <= math.ceil(rate)
    assert gone[-1] - gone[0] == pytest.approx((calls - 1) * 60 / rate, rel=1e-3)


@settings(max_examples=30, deadline=None)
@given(st.integers(1_000, 200_000), st.integers(1, 30_000))
def test_tokens_are_spread_over_the_minutes(rate: int, prompt: int) -> None:
    """A call counts its prompt and the most its reply may have; more than ten seconds' worth waits, and goes out."""
    cost = prompt + ask().limits.reply_tokens
    gone = times(Pace(tokens_per_minute=rate), 40, tokens=prompt)
    allowed = rate * 70 / 60 + cost
    assert most_in_a_minute(gone) * cost <= allowed * 1.001
    assert gone[-1] <= 40 * cost * 60 / rate + 1e-3


def test_both_limits_hold_at_once() -> None:
    """The narrower one decides."""
    gone = times(Pace(calls_per_minute=10, tokens_per_minute=10**6), 31, tokens=100)
    assert most_in_a_minute(gone) <= 10


def test_without_limits_nobody_waits() -> None:
    """Not even for another task's turn."""
    turn = RateLimiter(Pace(), count=len, clock=SystemClock()).turn(ask())
    with pytest.raises(StopIteration):
        turn.send(None)


@pytest.mark.parametrize("value", [0, -1, float("inf"), float("nan")])
@pytest.mark.parametrize("name", ["calls_per_minute", "tokens_per_minute"])
def test_a_limit_is_a_number_above_nothing(name: str, value: float) -> None:
    """Anything else is said at once."""
    with pytest.raises(UsageError, match=name):
        Pace(**{name: value})


def test_a_pause_holds_everybody() -> None:
    """The longest one that was asked for, and no longer."""
    clock = Stopped()
    limiter = RateLimiter(Pace(), count=len, clock=clock)
    limiter.pause(7)
    limiter.pause(3)
    asyncio.run(limiter.turn(ask()))
    assert clock.at == 7
    asyncio.run(limiter.turn(ask()))
    assert clock.at == 7


class Counting(RateLimiter):
    """Counts turns."""

    policy = 0

    async def turn(self, ask: Ask) -> None:
        self.policy += 1
        await super().turn(ask)


def test_every_call_waits_for_its_turn_retries_included() -> None:
    """Two failures and a reply are three calls."""
    limiter = Counting(Pace(calls_per_minute=60_000), count=len, clock=SystemClock())
    with serving([error(503, "busy"), error(503, "busy"), completion('{"a": "1"}')]) as server:
        made = model(server.url, limiter=limiter)
        assert isinstance(made.ask(ask()), Reply)
        made.close()
        assert limiter.policy == len(server.requests) == 3


def test_siblings_wait_where_the_endpoint_told_one_to() -> None:
    """None of them runs into the same refusal."""
    arrived: list[float] = []
    wait_s = 0.4

    def script(request: dict[str, Any]) -> Answer:
        arrived.append(time.monotonic())
        if len(arrived) == 1:
            return error(429, "slow down", headers={"retry-after-ms": str(wait_s * 1000)})
        return completion('{"a": "1"}')

    with serving(script) as server, ThreadPoolExecutor(5) as pool:
        siblings: list[Any] = []

        def told(event: Event) -> None:
            if event.kind == "wait":
                siblings.extend(pool.submit(made.ask, ask(str(n))) for n in range(4))

        made = model(server.url, on_event=told)
        assert isinstance(made.ask(ask()), Reply)
        assert all(isinstance(each.result(), Reply) for each in siblings)
        made.close()
    assert len(arrived) == 6
    assert min(arrived[1:]) - arrived[0] >= wait_s
