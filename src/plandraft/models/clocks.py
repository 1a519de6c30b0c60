"""Three clocks for a call: until the first content, between two pieces of content, and for the whole of it.

The SDK's ``timeout`` bounds one read and not the call: keep-alives and dripping bodies pass it for ever.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """Time as the model room sees it; tests pass one of their own."""

    def now(self) -> float:
        """Seconds since some beginning."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The machine's."""

    def now(self) -> float:
        """Seconds since some beginning; never goes back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long a call may take, in seconds; our choices.

    Attributes:
        first_s: Until the first content of a streamed reply. Some vendors keep a request in a queue for ten minutes.
        gap_s: Between two pieces of content of a streamed reply; keep-alives do not count.
        whole_s: For the whole call, streamed or not.
    """

    first_s: float = 300.0
    gap_s: float = 90.0
    whole_s: float = 900.0


class Overdue(Exception):
    """A clock ran out; the message says which."""


class Timer:
    """The clocks of one call."""

    def __init__(self, patience: Patience, clock: Clock, *, streamed: bool) -> None:
        self._patience, self._clock, self._streamed = patience, clock, streamed
        self._started = clock.now()
        self._content_at: float | None = None

    @property
    def seconds(self) -> float:
        """Since the call began."""
        return self._clock.now() - self._started

    def content(self) -> None:
        """A piece of content came."""
        self._content_at = self._clock.now()

    def left(self) -> float:
        """Seconds until the first clock that matters runs out.

        Raises:
            Overdue: One has run out.
        """
        now = self._clock.now()
        ends = [(self._started + self._patience.whole_s, f"not finished after {self._patience.whole_s:.0f} s")]
        if self._streamed and self._content_at is None:
            ends.append((self._started + self._patience.first_s, f"no content within {self._patience.first_s:.0f} s"))
        elif self._streamed and self._content_at is not None:
            ends.append((self._content_at + self._patience.gap_s, f"no content for {self._patience.gap_s:.0f} s"))
        end, why = min(ends)
        if now >= end:
            raise Overdue(why)
        return end - now

    def why_late(self) -> str:
        """Which clock ran out, where a wait of ``left`` seconds was over."""
        if not self._streamed:
            return f"not finished after {self._patience.whole_s:.0f} s"
        waited = self._patience.first_s if self._content_at is None else self._patience.gap_s
        return f"no content for {min(waited, self._patience.whole_s):.0f} s"
