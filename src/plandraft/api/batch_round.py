"""What one look at a batch comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plandraft.batch.records import BatchFile
from plandraft.core.ask import Ask
from plandraft.core.draft import Draft
from plandraft.core.finding import Report
from plandraft.core.plan import Plan


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


def as_draft(kept: dict[str, Any], run: str, model: str) -> Draft:
    """The draft that is kept of a run which another driver has finished."""
    return Draft(
        plan=Plan.model_validate(kept["plan"]),
        report=Report.model_validate(kept["report"]),
        strategy=kept["strategy"],
        notes=tuple(kept["notes"]),
        model=model,
        run=run,
    )
