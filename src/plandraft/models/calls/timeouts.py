"""Three clocks for a call: until the first content, between two pieces of content, and for the whole of it.

A fourth is the run's: a call under way ends when its time is over.

A server with one slot answers one call after the other. Those that wait in its queue are not late as long as another
call to it gets content: their clocks begin when that one's content ends.

The SDK's ``timeout`` bounds one read and not the call: keep-alives and dripping bodies pass it for ever.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plandraft.clock import Clock
from plandraft.messages import tr
from plandraft.models.costs.budget import Remaining


@dataclass(frozen=True, kw_only=True)
class Timeouts:
    """How long a call may take, in seconds; our choices.

    Attributes:
        first_s: Until the first content of a streamed reply. Some vendors keep a request in a queue for ten minutes.
        gap_s: Between two pieces of content of a streamed reply; keep-alives do not count.
        whole_s: For the whole call, streamed or not.
    """

    first_s: float = 300.0
    gap_s: float = 90.0
    whole_s: float = 900.0

    @classmethod
    def of(cls, whole_s: float | None, *, nearby: bool = False) -> Timeouts:
        """The clocks for a reply that may take so long; the others keep their share, and never less than is usual.

        Args:
            whole_s: For the whole call; None for what is usual.
            nearby: Whether the server is the house's own: a machine without a graphics card may read a long prompt
                for as long as a reply may take at all, and no gateway stands between that could have lost it.
        """
        if nearby:
            return replace(cls.of(whole_s), first_s=whole_s or cls().whole_s)
        usual = cls()
        if whole_s is None:
            return usual
        share = max(1.0, whole_s / usual.whole_s)
        return cls(
            first_s=min(usual.first_s * share, whole_s), gap_s=min(usual.gap_s * share, whole_s), whole_s=whole_s
        )


class TimedOut(Exception):
    """A clock ran out; the message says which."""


class RunTimedOut(TimedOut):
    """That of the whole run."""


@dataclass
class LastContent:
    """When any call to an endpoint got content last; all calls to it share this.

    Attributes:
        at: The clock's time.
    """

    at: float = -math.inf


class CallTimer:
    """The clocks of one call, and that of the run it is made for."""

    def __init__(
        self,
        timeouts: Timeouts,
        clock: Clock,
        *,
        streamed: bool,
        remaining: Remaining | None = None,
        last: LastContent | None = None,
    ) -> None:
        self._timeouts, self._clock, self._streamed = timeouts, clock, streamed
        self._started = self._begun = clock.now()
        self._content_at: float | None = None
        self.last = last or LastContent()
        self._run = remaining
        self.next = TimedOut()

    @property
    def seconds(self) -> float:
        """Since the call began."""
        return self._clock.now() - self._started

    def content(self) -> None:
        """A piece of content came."""
        self._begun = self._in_turn()
        self._content_at = self.last.at = self._clock.now()

    def left(self) -> float:
        """Seconds until the first clock that matters runs out; ``next`` is then what that one says.

        Raises:
            TimedOut: One has run out.
        """
        now = self._clock.now()
        end, self.next = min(self._ends(), key=lambda found: found[0])
        if now >= end:
            raise self.next
        return end - now

    def _ends(self) -> Iterator[tuple[float, TimedOut]]:
        timeouts, begun = self._timeouts, self._in_turn()
        yield begun + timeouts.whole_s, TimedOut(tr("not finished after {whole_s:.0f} s", whole_s=timeouts.whole_s))
        if self._run is not None:
            yield self._started + self._run.seconds, RunTimedOut(self._run.why)
        if self._streamed and self._content_at is None:
            yield begun + timeouts.first_s, TimedOut(tr("no content within {first_s:.0f} s", first_s=timeouts.first_s))
        elif self._streamed and self._content_at is not None:
            yield self._content_at + timeouts.gap_s, TimedOut(tr("no content for {gap_s:.0f} s", gap_s=timeouts.gap_s))

    def _in_turn(self) -> float:
        """When it was this call's turn: at its beginning, or when others had their content."""
        return self._begun if self._content_at is not None else max(self._started, self.last.at)
