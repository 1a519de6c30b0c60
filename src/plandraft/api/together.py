"""What drafts that are made at the same time share: one model, one journal, one library, and who watches them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar

from plandraft.api.inputs import Samples, opened_library
from plandraft.api.jobs import open_journal
from plandraft.api.material import Shelf
from plandraft.api.terms import Terms
from plandraft.core.events import Event, OnEvent, observer

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


def shared(terms: Terms) -> Terms:
    """The terms with the model and the journal that all drafts share."""
    return dataclasses.replace(terms, model=terms.pick(deltas=False), journal=open_journal())


@contextmanager
def shared_shelf(samples: Samples, terms: Terms) -> Iterator[Shelf | None]:
    """The library that all drafts of a shared terms are made with; at the end the journal is closed.

    Raises:
        SampleError: Nothing readable at a path.
        UsageError: A library is named together with other paths.
    """
    assert terms.journal is not None
    with closing(terms.journal), opened_library(samples, terms.settings) as library:
        yield Shelf(library) if library is not None else None
