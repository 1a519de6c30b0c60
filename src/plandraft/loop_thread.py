"""One event loop in a thread of its own, so that code which waits for nobody and code in a notebook can both ask."""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class LoopThread:
    """Runs coroutines for callers in other threads; started by the first of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: weakref.finalize[..., LoopThread] | None = None

    def start(self, work: Coroutine[Any, Any, _Result]) -> Future[_Result]:
        """Have a coroutine run, and do not wait for it; to cancel the future is to cancel the coroutine."""
        return asyncio.run_coroutine_threadsafe(work, self._running())

    def run(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """Wait for a coroutine; an interrupt of the waiting thread cancels it."""
        future = self.start(work)
        try:
            return future.result()
        except BaseException:
            future.cancel()
            raise

    def close(self, last: Coroutine[Any, Any, object]) -> None:
        """Break off what is still running, run a last coroutine and end the thread; nothing where none was started."""
        with self._lock:
            loop, stop, self._loop, self._stop = self._loop, self._stop, None, None
        if loop is None or stop is None:
            last.close()
            return
        try:
            asyncio.run_coroutine_threadsafe(_alone(last), loop).result()
        finally:
            stop()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                loop = asyncio.new_event_loop()
                thread = threading.Thread(target=loop.run_forever, name="plandraft-model", daemon=True)
                thread.start()
                self._loop = loop
                self._stop = weakref.finalize(self, _end, loop, thread)
            return self._loop


async def _alone(last: Coroutine[Any, Any, object]) -> None:
    """A coroutine once nothing else runs: who waits for what is broken off would wait for ever."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await last


def _end(loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
    loop.call_soon_threadsafe(loop.stop)
    thread.join(timeout=5)
    if not thread.is_alive():
        loop.close()
