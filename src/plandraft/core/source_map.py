"""Where the words of a plan stood in the file that somebody else wrote."""

from __future__ import annotations

from dataclasses import dataclass, field

from plandraft.core.plan import Plan


@dataclass(frozen=True, kw_only=True)
class Place:
    """A line and a column of a file, both from 1, columns in code points."""

    line: int
    column: int = 1


@dataclass(frozen=True, kw_only=True)
class SourceMap:
    """The places of nodes and fields: ``("M3", "actions/0") → line 12``."""

    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def place(self, node: str, field_name: str, offset: int = 0) -> Place | None:
        """The place of a field, moved by an offset in it; else that of its node."""
        found = self.places.get((node, field_name))
        if found is not None:
            return Place(line=found.line, column=found.column + offset)
        return self.places.get((node, ""))


@dataclass(frozen=True, kw_only=True)
class ReadPlan:
    """A plan read from a file, where its words stood, and what could not be understood.

    Attributes:
        links_read: Whether the file says which measure serves which goal; rules about links need it.
    """

    plan: Plan
    source_map: SourceMap = field(default_factory=SourceMap)
    not_understood: tuple[str, ...] = ()
    links_read: bool = False
