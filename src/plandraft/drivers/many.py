"""Drive many flows on one event loop: so many of them open at once, so many asks in flight, outcomes as they come.

The loop has a thread of its own, so that plain code and a notebook's running loop can both wait for outcomes. What
would meet every flow alike (a refused key, no quota, an endpoint out of reach, a journal that cannot be written) ends
them all: what is in flight comes in and is kept, and nothing more goes out.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from plandraft.core.ask import Answer, Ask, Failed, Model, Reply
from plandraft.drivers.asynchronous import ConcurrencyLimit
from plandraft.errors import ModelError, ModelUnreachable, PlandraftError, ReplayMissing, RunHeld, StateError
from plandraft.loop_thread import LoopThread
from plandraft.messages import tr

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, kw_only=True)
class FlowEnded(Generic[_Item, _Result]):
    """What became of one item.

    Attributes:
        result: What its flow returned.
        error: Why it returned nothing.
        begun: Whether it was begun at all before everything stopped.
        seconds: From its beginning to its end.
    """

    item: _Item
    result: _Result | None = None
    error: Exception | None = None
    begun: bool = True
    seconds: float = 0.0


Begin = Callable[[_Item, "SharedConcurrencyLimit"], Coroutine[Any, Any, _Result]]
"""Called in the caller's thread when an item's turn has come; what it returns is awaited on the loop."""


class SharedConcurrencyLimit(ConcurrencyLimit):
    """The gate of many flows; shut, it lets no ask through any more.

    Attributes:
        why: The error for which nothing more is begun; None while all goes well.
    """

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.why: PlandraftError | None = None
        self._shut = False
        self._answered = 0

    async def ask(self, model: Model, ask: Ask) -> Answer:
        """Put one ask to a model, and see whether its fate would be everybody's."""
        if self._shut and self.why is not None:
            raise type(self.why)(tr("stopped with the others: {message}", message=self.why.message), hint=self.why.hint)
        before = self._answered
        try:
            answer = await super().ask(model, ask)
        except PlandraftError as error:
            alone = isinstance(error, ModelUnreachable) and self._answered > before  # others were answered meanwhile
            if not alone and not isinstance(error, ReplayMissing):
                self.shut(error)
            raise
        if isinstance(answer, Reply):
            self._answered += answer.paid
        elif answer.kind == "over_budget":
            self.begin_no_more(answer)
        return answer

    def shut(self, error: PlandraftError) -> None:
        """Nothing more is begun, and what is open asks nothing more."""
        if not self._shut:
            self.why = type(error)(error.message, hint=error.hint)  # as it is now: hints grow on their way up
            self._shut = True

    def begin_no_more(self, failed: Failed) -> None:
        """A budget is reached: what is open ends as a partial plan, at no further cost."""
        if self.why is None:
            self.why = ModelError(failed.message, hint=tr("raise the budget, then run the same command again to go on"))


def run_many(
    items: Iterable[_Item],
    begin: Begin[_Item, _Result],
    *,
    workers: int = 8,
    close: Callable[[], Coroutine[Any, Any, None]] | None = None,
    on_leave: Callable[[int], None] | None = None,
) -> Generator[FlowEnded[_Item, _Result], None, None]:
    """Begin items one after the other, at most ``workers`` of them open and as many asks in flight.

    An item is begun when there is room for it and the caller comes for the next outcome. A caller who leaves early
    waits for the asks in flight; one who is interrupted for nothing.

    Args:
        items: Taken one at a time.
        begin: Makes the work of one item.
        workers: Flows open, and asks in flight.
        close: Awaited on the loop at the end.
        on_leave: Told how many flows are waited for, where the caller leaves early.
    """
    crew: _Crew[_Item, _Result] = _Crew(workers)
    try:
        for item in items:
            if crew.limit.why is not None:
                yield from crew.all_ended()
                yield FlowEnded(item=item, error=crew.limit.why, begun=False)
                continue
            failed = crew.begin(item, begin)
            if failed is not None:
                yield failed
            while crew.is_full:
                yield crew.next_ended()
        yield from crew.all_ended()
    except KeyboardInterrupt:
        crew.drop()
        raise
    finally:
        crew.leave(close, on_leave)


class _Crew(Generic[_Item, _Result]):
    """The flows that are open."""

    def __init__(self, workers: int) -> None:
        self.limit = SharedConcurrencyLimit(workers)
        self._workers = workers
        self._thread = LoopThread()
        self._dropped = False
        self._open: dict[Future[_Result], tuple[_Item, float]] = {}
        self._done: SimpleQueue[Future[_Result]] = SimpleQueue()

    @property
    def is_full(self) -> bool:
        return len(self._open) >= self._workers

    def begin(self, item: _Item, begin: Begin[_Item, _Result]) -> FlowEnded[_Item, _Result] | None:
        """Begin an item; what became of it, where that is known at once."""
        started = time.monotonic()
        try:
            work = begin(item, self.limit)
        except Exception as error:
            self._look_at(error)
            return FlowEnded(item=item, error=error, seconds=time.monotonic() - started)
        future = self._thread.start(work)
        self._open[future] = (item, started)
        future.add_done_callback(self._done.put)
        return None

    def next_ended(self) -> FlowEnded[_Item, _Result]:
        """Wait for the next item that ends."""
        future = self._done.get()
        item, started = self._open.pop(future)
        seconds = time.monotonic() - started
        try:
            return FlowEnded(item=item, result=future.result(), seconds=seconds)
        except CancelledError:
            return FlowEnded(item=item, error=ModelError(tr("given up")), seconds=seconds)
        except Exception as error:
            self._look_at(error)
            return FlowEnded(item=item, error=error, seconds=seconds)

    def all_ended(self) -> Iterator[FlowEnded[_Item, _Result]]:
        """Wait for all that are open."""
        while self._open:
            yield self.next_ended()

    def drop(self) -> None:
        """Wait for nothing that is in flight."""
        self._dropped = True
        for future in list(self._open):
            future.cancel()

    def leave(
        self, close: Callable[[], Coroutine[Any, Any, None]] | None, on_leave: Callable[[int], None] | None
    ) -> None:
        """Let what is in flight come in; nothing is, where all went to its end."""
        self.limit.shut(ModelError(tr("interrupted"), hint=tr("run the same command again to go on")))
        try:
            if self._open and on_leave is not None and not self._dropped:
                on_leave(len(self._open))
            while self._open and not self._dropped:
                self.next_ended()
        except BaseException:
            self.drop()
            raise
        finally:
            self._thread.close(_close(close))

    def _look_at(self, error: Exception) -> None:
        """Errors of the model were seen at the gate; a journal's come from the edges of a flow as well."""
        if isinstance(error, StateError) and not isinstance(error, RunHeld):
            self.limit.shut(error)


async def _close(close: Callable[[], Coroutine[Any, Any, None]] | None) -> None:
    """The loop's last work: what was given up ends in order before the connections are closed."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)
    if close is not None:
        await close()
