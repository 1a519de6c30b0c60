"""The observer of a run: called by one thread at a time, and never the end of the run it looks at."""

from __future__ import annotations

import logging
import threading

from plandraft.models.events import Event, OnEvent

_LOG = logging.getLogger(__name__)


class Observer:
    """A callback that may be told from several threads.

    Events come from the threads of a driver and from that of a model's event loop; the callback sees one after the
    other. Where it raises, that is logged and it is told nothing more: an answer that was paid for is not lost to a
    fault in what only looks on.
    """

    def __init__(self, then: OnEvent) -> None:
        self._then: OnEvent | None = then
        self._lock = threading.RLock()

    def __call__(self, event: Event) -> None:
        """Tell the callback."""
        with self._lock:
            if self._then is None:
                return
            try:
                self._then(event)
            except Exception:
                self._then = None
                _LOG.exception("the observer failed at %r and is told nothing more; the run goes on", event.kind)


def observer(then: OnEvent | None) -> Observer | None:
    """The callback as an observer; one that is an observer already stays what it is."""
    return then if then is None or isinstance(then, Observer) else Observer(then)


def ignore(event: Event) -> None:
    """Observe nothing."""


def tell(then: OnEvent | None, said: str) -> None:
    """Tell an observer, where there is one, what the user should know."""
    if then is not None:
        then(Event(kind="note", message=said))
