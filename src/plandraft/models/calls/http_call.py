"""One HTTP call through the SDK: what it brought, what broke it off, and how long it took. Never retried here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from plandraft.clock import Clock
from plandraft.core.ask import Usage
from plandraft.messages import tr
from plandraft.models.calls.timeouts import CallTimer, LastContent, RunTimedOut, TimedOut, Timeouts
from plandraft.models.connection.clients import CONNECT_S, Connection
from plandraft.models.costs.budget import Remaining
from plandraft.models.faults.fault import CallFailed, Fault, call_failures
from plandraft.models.replies.accumulation import ResponseAccumulator
from plandraft.models.replies.response_stream import ResponseStream, ResponseTooLarge
from plandraft.models.replies.runaway import RunawayWatch

_CLOSING_S = 1.0
"""What a reply that is all there is given to end in good order, so that the connection can be used again."""

OnDelta = Callable[[str], None]


@dataclass
class CallResult:
    """What one call brought.

    Attributes:
        received: As far as it came.
        fault: What broke it off.
        seconds: Wall time.
        streamed: Whether a stream was asked for.
    """

    received: ResponseAccumulator = field(default_factory=ResponseAccumulator)
    fault: Fault | None = None
    seconds: float = 0.0
    streamed: bool = False

    @property
    def usage(self) -> Usage | None:
        """Tokens as the endpoint counted them; none where it refused the call; None where it did not tell."""
        refused = self.fault is not None and self.fault.status is not None and self.fault.status >= 400
        return Usage() if refused and self.received.usage is None else self.received.usage


class _Runaway(Exception):
    """The reply has no end."""


async def call_once(
    connection: Connection,
    request: Mapping[str, Any],
    *,
    reply_tokens: int,
    timeouts: Timeouts,
    clock: Clock,
    on_delta: OnDelta,
    remaining: Remaining | None = None,
    last: LastContent | None = None,
) -> CallResult:
    """Make one call and hear it out; where the run's time is over before, what came is what was heard.

    Args:
        connection: Whose client makes the call.
        request: Its arguments.
        reply_tokens: Tokens of which a reply may be; one that runs far past them is broken off.
        timeouts: The clocks, in seconds.
        clock: The time.
        on_delta: Is told each piece of the reply's content.
        remaining: What is left of the run's time.
        last: When any call to the endpoint got content.

    Raises:
        PlandraftError: The call cannot be made at all from this machine.
    """
    result = CallResult(streamed=bool(request.get("stream")))
    timer = CallTimer(timeouts, clock, streamed=result.streamed, remaining=remaining, last=last)
    listener = _Listener(result.received, timer, ResponseStream(connection.endpoint.redact), reply_tokens, on_delta)
    received, redact = result.received, connection.endpoint.redact_said

    def own(error: Exception) -> Fault | None:
        if isinstance(error, TimedOut | TimeoutError):
            return _late(timer.next)
        endless = isinstance(error, _Runaway | ResponseTooLarge)
        return Fault(action="faulty", message=str(error)) if endless else None

    try:
        with call_failures(redact, own):
            await listener.listen(connection, request)
    except CallFailed as failed:
        result.fault = failed.fault
    result.seconds = timer.seconds
    received.model, received.finish = redact(received.model), redact(received.finish)
    return result


class _Listener:
    """Hears one response out, under the three clocks."""

    def __init__(
        self,
        received: ResponseAccumulator,
        timer: CallTimer,
        body: ResponseStream,
        reply_tokens: int,
        on_delta: OnDelta,
    ) -> None:
        self._received, self._timer, self._body, self._on_piece = received, timer, body, on_delta
        self._watches = (
            RunawayWatch(reply_tokens),
            RunawayWatch(reply_tokens * 4),
        )  # thinking is not always in the limit

    async def listen(self, connection: Connection, request: Mapping[str, Any]) -> None:
        import openai

        arguments = _arguments(request) | {"timeout": openai.Timeout(None, connect=CONNECT_S)}
        ended = False
        try:
            with connection.client() as client:
                async with asyncio.timeout(None) as limit:
                    with _alarm(limit, self._timer) as alarm:
                        async with client.chat.completions.with_streaming_response.create(**arguments) as response:
                            async for data in response.iter_bytes():
                                self._take(self._body.feed(data))
                                ended = self._ended()
                                left = self._timer.left()
                                alarm.set(min(left, _CLOSING_S) if ended else left, waits=not ended)
        except Exception:
            if not ended:
                raise
        finally:
            self._received.done = self._body.done
            self._received.damaged = self._body.damaged
        self._take(self._body.end())
        self._received.done, self._received.damaged = self._body.done, self._body.damaged
        self._received.page = self._received.page or self._body.page

    def _ended(self) -> bool:
        return self._body.done or (bool(self._received.finish) and self._received.usage is not None)

    def _take(self, bodies: list[Any]) -> None:
        for body in bodies:
            content, thought = self._received.take(body)
            if not content and not thought and not (isinstance(body, dict) and body.get("choices")):
                continue
            if content or thought:
                self._timer.content()
            if content:
                self._on_piece(content)
            why = self._watches[0].see(content) or self._watches[1].see(thought)
            if why:
                raise _Runaway(why)


class _Alarm:
    """Ends a call when a clock has run out, also where nothing comes of it that could be looked at."""

    def __init__(self, limit: asyncio.Timeout, timer: CallTimer) -> None:
        self._loop, self._limit, self._timer = asyncio.get_running_loop(), limit, timer
        self._handle: asyncio.TimerHandle | None = None
        self._seen, self._waits = timer.last.at, True

    def set(self, seconds: float, *, waits: bool = True) -> None:
        """Ring in so many seconds, later where another call gets content and this one ``waits`` for its turn."""
        self.cancel()
        self._seen, self._waits = self._timer.last.at, waits
        self._handle = self._loop.call_later(seconds, self._ring)

    def cancel(self) -> None:
        """Ring no more."""
        if self._handle is not None:
            self._handle.cancel()

    def _ring(self) -> None:
        """Time is over, unless another call got content since: then this one still waits for its turn."""
        try:
            left = self._timer.left() if self._waits and self._timer.last.at != self._seen else 0
        except TimedOut:
            left = 0
        if left > 0:
            self.set(left)
        else:
            self._limit.reschedule(self._loop.time())


@contextmanager
def _alarm(limit: asyncio.Timeout, timer: CallTimer) -> Iterator[_Alarm]:
    alarm = _Alarm(limit, timer)
    alarm.set(timer.left())
    try:
        yield alarm
    finally:
        alarm.cancel()


def _late(why: TimedOut) -> Fault:
    if isinstance(why, RunTimedOut):
        return Fault(action="over_budget", message=str(why))
    return Fault(action="retry", message=tr("time-out: {why}", why=why), late=True)


def _arguments(request: Mapping[str, Any]) -> dict[str, Any]:
    """The same request beside the SDK's own transformation of what it is given: that costs a third of a call."""
    body = {name: value for name, value in request.items() if name not in ("model", "extra_body")}
    return {"model": request["model"], "messages": [], "extra_body": body | dict(request.get("extra_body", {}))}
