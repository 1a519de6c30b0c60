"""How fast an endpoint may be called: an account's limits a minute, and pauses that the endpoint asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from plandraft.arguments import checked_class
from plandraft.clock import Clock
from plandraft.core.ask import Ask
from plandraft.errors import UsageError
from plandraft.messages import tr

_TOKENS_AHEAD_S = 10.0
"""So many seconds' worth of tokens may go out at once (our choice: a usual call at 50,000 tokens a minute)."""


@checked_class
@dataclass(frozen=True, kw_only=True)
class Pace:
    """What an account may do in a minute; None is no limit.

    Attributes:
        calls_per_minute: HTTP calls, retries included; spread evenly, so that no minute has more.
        tokens_per_minute: Tokens of prompts as counted or estimated, and the most that the replies may have: what
            vendors reckon with before a call.
    """

    calls_per_minute: float | None = None
    tokens_per_minute: float | None = None

    def __post_init__(self) -> None:
        for name in ("calls_per_minute", "tokens_per_minute"):
            value = getattr(self, name)
            if value is not None and not 0 < value < float("inf"):
                raise UsageError(
                    tr("{name} is {value}", name=name, value=value),
                    hint=tr("it is a number above 0; leave it out for no limit"),
                )


class RateLimiter:
    """Holds calls back until it is their turn.

    Args:
        pace: The limits.
        count: Tokens of a text.
        clock: For pauses; the limits run on the event loop's own.
    """

    def __init__(self, pace: Pace, *, count: Callable[[str], int], clock: Clock) -> None:
        self._pace, self._count, self._clock = pace, count, clock
        self._limiters: WeakKeyDictionary[asyncio.AbstractEventLoop, _Limiters] = WeakKeyDictionary()
        self._paused_until = clock.now()

    async def turn(self, ask: Ask) -> None:
        """Wait until a call for this ask may go out."""
        if self._pace != _NO_LIMIT:
            loop = asyncio.get_running_loop()
            if loop not in self._limiters:
                self._limiters[loop] = _Limiters(self._pace)
            await self._limiters[loop].turn(lambda: self._count(ask.text) + ask.limits.reply_tokens)
        while (left := self._paused_until - self._clock.now()) > 0:
            await self._clock.sleep(left)

    def pause(self, seconds: float) -> None:
        """Nothing goes out for a while: the endpoint told one call to wait, and would tell every other the same."""
        self._paused_until = max(self._paused_until, self._clock.now() + seconds)


_NO_LIMIT = Pace()


class _Limiters:
    """The limits on one event loop: a limiter belongs to the loop it first waited on."""

    def __init__(self, pace: Pace) -> None:
        from aiolimiter import AsyncLimiter

        calls, tokens = pace.calls_per_minute, pace.tokens_per_minute
        self._calls = AsyncLimiter(1, 60 / calls) if calls else None
        self._tokens = AsyncLimiter(tokens * _TOKENS_AHEAD_S / 60, _TOKENS_AHEAD_S) if tokens else None
        self._first = asyncio.Lock()

    async def turn(self, tokens: Callable[[], int]) -> None:
        async with self._first:  # one after the other: a call that needs more than fits at once takes it in pieces
            left: float = tokens() if self._tokens is not None else 0
            while self._tokens is not None and left > 0:
                piece = min(left, self._tokens.max_rate)
                await self._tokens.acquire(piece)
                left -= piece
            if self._calls is not None:
                await self._calls.acquire()
