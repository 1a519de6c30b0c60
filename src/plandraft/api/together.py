"""What drafts that are made at the same time share: one model, one journal, one library, and who watches them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar

from plandraft.api.beginning import open_journal
from plandraft.api.material import Shelf
from plandraft.api.opening import Samples, opened_library
from plandraft.api.picking import OnEvent
from plandraft.api.request import Request
from plandraft.core.events import Event, observer

ABOUT: ContextVar[str] = ContextVar("plandraft_about", default="")
"""Which of the drafts the work that is under way belongs to."""


def saying_which(on_event: OnEvent | None) -> OnEvent | None:
    """The observer, told of each event which draft it belongs to."""
    watching = observer(on_event)
    if watching is None:
        return None

    def observe(event: Event) -> None:
        watching(dataclasses.replace(event, about=ABOUT.get()))

    return observe


def shared(request: Request) -> Request:
    """The request with the model and the journal that all drafts share."""
    return dataclasses.replace(request, model=request.pick(deltas=False), journal=open_journal())


@contextmanager
def shared_shelf(samples: Samples, request: Request) -> Iterator[Shelf | None]:
    """The library that all drafts of a shared request are made with; at the end the journal is closed.

    Raises:
        SampleError: Nothing readable at a path.
        UsageError: A library is named together with other paths.
    """
    assert request.journal is not None
    with closing(request.journal), opened_library(samples, request.settings) as library:
        yield Shelf(library) if library is not None else None
