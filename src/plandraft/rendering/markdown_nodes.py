"""A node as it was read from our Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plandraft.errors import PlanError
from plandraft.messages import tr
from plandraft.rendering.lines import LineWords
from plandraft.rendering.places import Strip


@dataclass(frozen=True, kw_only=True)
class ReadNode:
    """A goal, measure, entry or budget item as it was read.

    Attributes:
        moved: For a measure, where each action that it had before stands now; None where it is gone.
    """

    fields: dict[str, Any]
    words: dict[str, LineWords]
    strip: Strip
    line: int
    column: int = 1
    moved: dict[int, int | None] = field(default_factory=dict)


def damaged(line: int) -> PlanError:
    """The error for a comment that cannot be read."""
    return PlanError(
        tr("line {line}: this Markdown plan's comment is damaged, or of a later version of plandraft", line=line),
        hint=tr("draw the file again from the plan's .json, or delete its first line to have it read as any text"),
    )
