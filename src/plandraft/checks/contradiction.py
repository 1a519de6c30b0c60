"""What of a plan cannot be right together with something else that it says."""

from __future__ import annotations

from dataclasses import dataclass

from plandraft.checks.statements import Statement


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """A number at a place, and what it contradicts."""

    statement: Statement
    start: int
    end: int
    other: str

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the field."""
        return (self.statement.start + self.start, self.statement.start + self.end)

    @property
    def said(self) -> str:
        """The words with the number."""
        return self.statement.text[self.start : self.end]
