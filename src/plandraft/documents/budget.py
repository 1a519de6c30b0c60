"""Time and memory that the reading of one file may take; a watch ends what takes more.

Text is linear in its length, but Word files and PDFs are programs of a kind: some hundred bytes can ask for a million
pages. Their libraries are Python, so that an exception reaches them wherever they are, from another thread; limits of
parts and bytes (``limits``) keep what is written in C within bounds before.
"""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from plandraft.documents.limits import (
    BYTES_A_SECOND,
    MAX_MEMORY_BYTES,
    MAX_SECONDS,
    WATCHED_FROM_BYTES,
)
from plandraft.documents.refusal import Unreadable
from plandraft.errors import PlandraftError
from plandraft.messages import tr

_LOOK_S = 0.1
_CHECKS = 3
"""So many turns of a loop: at each the interpreter looks whether an exception was sent."""
_STATM = Path("/proc/self/statm")
_Result = TypeVar("_Result")


class _Over(BaseException):
    """The budget is used up; no library's ``except Exception`` holds it up."""


def within_budget(read: Callable[[], _Result], *, file: str, size: int) -> _Result:
    """What reading a file gives, whatever goes wrong in it.

    Args:
        read: Reads it, in this thread.
        file: Name for messages.
        size: Its bytes; a greater file may take longer.

    Raises:
        Unreadable: It takes too long or too much memory, or cannot be taken apart.
    """
    watch = _Watch(seconds=MAX_SECONDS + size / BYTES_A_SECOND)
    try:
        return read() if size < WATCHED_FROM_BYTES else _watched(read, watch)
    except _Over:
        watch.end()  # where it arrived at the very beginning of the end
        if not watch.why:
            raise  # that of a watch around this one
        raise Unreadable(
            file, tr("reading it takes too {why}", why=watch.why), hint=tr("save it again, or split it")
        ) from None
    except PlandraftError:
        raise
    except Exception as error:  # whatever is in a file, it ends no folder
        why = tr("it cannot be taken apart ({name})", name=type(error).__name__)
        raise Unreadable(file, why, hint=tr("open it and save it again, or take it out")) from error


class _Watch:
    """Looks after one piece of work of one thread.

    Attributes:
        why: What there was too much of.
    """

    def __init__(self, *, seconds: float) -> None:
        self.why = ""
        self._seconds = seconds
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.get_ident()
        self._began = time.process_time()
        self._memory = _memory()

    def begin(self) -> None:
        """Look from now on."""
        threading.Thread(target=self._look, name="plandraft-watch", daemon=True).start()

    def end(self) -> None:
        """Look no more; what was sent and has not arrived arrives here and nowhere later.

        It is never taken back: CPython then goes on looking for it at every call, in every thread, for ever
        (``PyThreadState_SetAsyncExc`` with no exception, as of 3.11).
        """
        try:
            with self._lock:
                self._over.set()
            for _ in range(_CHECKS):
                pass
        except _Over:
            self._over.set()

    def _look(self) -> None:
        while not self._over.wait(_LOOK_S):
            with self._lock:
                self.why = self.why or self._too_much()
                if self.why and not self._over.is_set():
                    _raise_in(self._thread, _Over)

    def _too_much(self) -> str:
        if time.process_time() - self._began > self._seconds:
            return tr("long (more than {seconds:.0f} s)", seconds=self._seconds)
        if _memory() - self._memory > MAX_MEMORY_BYTES:
            return tr("much memory (more than {max_memory_bytes:.1f} GB)", max_memory_bytes=MAX_MEMORY_BYTES / 1e9)
        return ""


def _watched(read: Callable[[], _Result], watch: _Watch) -> _Result:
    watch.begin()
    try:
        return read()
    finally:
        watch.end()


def _raise_in(thread: int, error: type[BaseException]) -> None:
    """Raise an exception in another thread."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))


def _memory() -> int:
    """Bytes that this process holds; 0 where the system does not tell."""
    try:
        return int(_STATM.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0
