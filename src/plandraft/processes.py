"""Work on many items by several processes, as long as they live; an interrupt is this process's alone."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def by_processes(
    work: Callable[[_Item], _Result],
    items: Sequence[_Item],
    *,
    workers: int,
    chunk: int,
    alone: Callable[[Sequence[_Item]], Iterator[_Result]],
    begin: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
) -> Iterator[_Result]:
    """The results in the items' order, by processes that start afresh: no lock of another thread is inherited.

    Args:
        work: What a process does with one item; like all that is named here, it is found by its module and name.
        items: All items.
        workers: Processes.
        chunk: Items that a process takes at once.
        alone: Does the rest in this process, where the others die.
        begin: What a process does first.
        given: What ``begin`` is given.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    done = 0
    try:
        with ProcessPoolExecutor(workers, get_context("spawn"), initializer=begin, initargs=given) as pool:
            with _deaf_children():
                results = pool.map(work, items, chunksize=chunk)
            for result in results:
                done += 1
                yield result
    except BrokenProcessPool:
        yield from alone(items[done:])


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes that are started in this block hear no Ctrl-C, which a terminal sends to all of them; we hear it after.

    They would each die with a traceback, in the middle of what they do.
    """
    mask = getattr(signal, "pthread_sigmask", None)  # Windows has none
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)
