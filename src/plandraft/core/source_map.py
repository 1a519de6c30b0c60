"""Where the words of a plan stood in the file that somebody else wrote."""

from __future__ import annotations

from dataclasses import dataclass, field

from plandraft.core.headings import LINE, Heading
from plandraft.core.plan import Plan


@dataclass(frozen=True, kw_only=True)
class Place:
    """A line and a column of a file, both from 1, columns in code points."""

    line: int
    column: int = 1


@dataclass(frozen=True, kw_only=True)
class SourceMap:
    """The places of nodes and fields: ``("M3", "actions/0") → line 12``.

    Attributes:
        places: Where each node or field begins.
        pieces: For a field whose words do not stand in one run (several lines, escaped marks): its pieces, each an
            offset in the field and where that stands, in ascending order.
    """

    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    pieces: dict[tuple[str, str], tuple[tuple[int, Place], ...]] = field(default_factory=dict)

    def place(self, node: str, field_name: str, offset: int = 0) -> Place | None:
        """The place of a field, moved by an offset in it; else that of its node."""
        for start, at in reversed(self.pieces.get((node, field_name), ())):
            if start <= offset:
                return Place(line=at.line, column=at.column + offset - start)
        if field_name.startswith(LINE):
            return Place(line=int(field_name.removeprefix(LINE)), column=1 + offset)
        found = self.places.get((node, field_name))
        if found is not None:
            return Place(line=found.line, column=found.column + offset)
        return self.places.get((node, ""))


@dataclass(frozen=True, kw_only=True)
class ReadPlan:
    """A plan read from a file, where its words stood, and what could not be understood.

    Attributes:
        links_read: Whether the file says which measure serves which goal; rules about links need it.
        headings: The headings of the text; None where the file is no text.
        ignored: Findings that a mark in the file accepts: (code, node id), the id empty for the whole plan.
    """

    plan: Plan
    source_map: SourceMap = field(default_factory=SourceMap)
    not_understood: tuple[str, ...] = ()
    links_read: bool = False
    headings: tuple[Heading, ...] | None = None
    ignored: tuple[tuple[str, str], ...] = ()
