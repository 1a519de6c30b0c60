"""A batch as callers see it, and what one look at it came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plandraft.batch.records import Batch, BatchFile, BatchRun
from plandraft.batch.store import BatchStore
from plandraft.core.ask import Ask
from plandraft.core.draft import Draft
from plandraft.short_repr import short_repr


@short_repr
@dataclass(frozen=True, kw_only=True)
class BatchView:
    """A batch, as far as it is.

    Attributes:
        batch: Its name, model, state and count of rounds.
        runs: Its runs with the files their plans are written to.
        files: What was sent to the endpoint, with the endpoint's own names, states and counts.
        drafts: By their runs: the drafts that were finished by this call.
        problems: By their runs: why this call left some out.
    """

    batch: Batch
    runs: tuple[BatchRun, ...]
    files: tuple[BatchFile, ...]
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name."""
        return self.batch.id

    @property
    def done(self) -> bool:
        """Whether every plan is there."""
        return self.batch.state == "done"

    @property
    def under_way(self) -> tuple[BatchFile, ...]:
        """What the endpoint is at."""
        return tuple(file for file in self.files if file.state == "sent")


@dataclass
class Round:
    """What one look at a batch came to.

    Attributes:
        drafts: By their runs: those that were finished now.
        problems: By their runs: why some were left out.
        pending: What the others wait for.
        sent: Files that were sent now.
    """

    drafts: dict[str, Draft] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    pending: dict[str, Ask] = field(default_factory=dict)
    sent: list[BatchFile] = field(default_factory=list)


def view_of(
    store: BatchStore,
    batch: Batch,
    *,
    drafts: Mapping[str, Draft] | None = None,
    problems: Mapping[str, str] | None = None,
) -> BatchView:
    """A batch as it is kept now, with what a call brought.

    Args:
        store: Where it is kept.
        batch: Which one.
        drafts: By their runs: what this call finished.
        problems: By their runs: what it left out, and why.
    """
    return BatchView(
        batch=store.find(batch.id),
        runs=store.runs(batch.id),
        files=store.files(batch=batch.id),
        drafts=drafts or {},
        problems=problems or {},
    )
