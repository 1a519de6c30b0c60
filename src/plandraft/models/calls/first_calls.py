"""The first calls to an endpoint: until anything was answered, one ask tries on for all, and all calls are few.

Asks go out side by side. Where an endpoint wants to be asked in another way, or is of no use at all, each of them
would find that out for itself; so what follows a first call that brought nothing is left to one of them at a time.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from weakref import WeakKeyDictionary

from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.faults.fault import Fault

MOST_FIRST_CALLS = 12
"""Calls that all asks together may make while none was answered (our choice)."""
_ASKS, _AGAIN = 3, 3
"""So many different asks that brought the same thing, which is no reply, and so many further calls that did: where half
of an endpoint's replies are empty that happens once in 64 times (our choice)."""


class FirstCalls:
    """Shared by all asks to one model.

    Attributes:
        fault: What was wrong with the last call that brought nothing.
    """

    def __init__(self, cache: CapabilityCache) -> None:
        self._cache = cache
        self._calls = 0
        self.fault: Fault | None = None
        self._said: dict[str, list[str]] = {}
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    @property
    def is_over(self) -> bool:
        """Whether anything was answered yet."""
        return self._cache.answered

    @property
    def is_spent(self) -> bool:
        """Whether nothing was answered and no more calls are to be made for that."""
        hopeless = any(len({*asks}) >= _ASKS and len(asks) >= len({*asks}) + _AGAIN for asks in self._said.values())
        return not self.is_over and (hopeless or self._calls >= MOST_FIRST_CALLS)

    def called(self) -> None:
        """A call was made."""
        self._calls += 1

    def useless(self, ask_id: str, said: str) -> None:
        """A call brought something that is no reply, of which this was said."""
        self._said.setdefault(said, []).append(ask_id)

    @asynccontextmanager
    async def permit(self) -> AsyncIterator[CallPermit]:
        """For the time of one ask: what lets it make its second call."""
        async with AsyncExitStack() as held:
            yield CallPermit(self, self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock()), held)


class CallPermit:
    """One ask's place among those that wait to try on."""

    def __init__(self, first_calls: FirstCalls, lock: asyncio.Lock, held: AsyncExitStack) -> None:
        self._first_calls, self._lock, self._held = first_calls, lock, held
        self._leads = False

    async def again(self) -> None:
        """Wait until this ask may call again: at once where something was answered."""
        if self._first_calls.is_over or self._leads:
            return
        await self._lock.acquire()
        if self._first_calls.is_over:
            self._lock.release()
            return
        self._leads = True
        self._held.callback(self._lock.release)
