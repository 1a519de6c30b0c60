"""A sign of life where stderr is a pipe: a line for every half minute in which a model has said nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

EVERY_S = 30.0
"""Seconds between two lines (our choice)."""


@contextmanager
def told_when_silent(say: Callable[[float], None], *, every_s: float = EVERY_S) -> Iterator[Callable[[], None]]:
    """While the block runs, say for how many seconds nothing was heard, every so many seconds of silence.

    Args:
        say: Told the seconds; called from a thread of its own.
        every_s: How often.

    Yields:
        What is to be called when something is heard.
    """
    ended, heard_at = threading.Event(), [time.monotonic()]

    def watch() -> None:
        told = heard_at[0]
        while not ended.wait(max(0.01, max(told, heard_at[0]) + every_s - time.monotonic())):
            now = time.monotonic()
            if now - max(told, heard_at[0]) >= every_s:
                told = now
                say(now - heard_at[0])

    def heard() -> None:
        heard_at[0] = time.monotonic()

    watching = threading.Thread(target=watch, name="plandraft-silence", daemon=True)
    watching.start()
    try:
        yield heard
    finally:
        ended.set()
        watching.join(timeout=1)
