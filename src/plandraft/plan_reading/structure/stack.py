"""The open sections between the root and the place where we read."""

from __future__ import annotations

from dataclasses import dataclass

from plandraft.core.sample import SectionKind
from plandraft.plan_reading.structure.markers import Style
from plandraft.plan_reading.structure.nesting import UNNUMBERED
from plandraft.plan_reading.structure.segments import Segment
from plandraft.plan_reading.structure.tree import Outline, RawSection


@dataclass
class _Open:
    section: RawSection
    rank: float
    closed: bool = False


class Stack:
    """Opens and closes sections; the tree it builds is ``outline``."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._open: list[_Open] = []

    @property
    def top(self) -> RawSection | None:
        """The innermost open section."""
        return self._open[-1].section if self._open else None

    def has_rank(self, rank: float) -> bool:
        """Whether a section of this rank is open."""
        return any(opened.rank == rank for opened in self._open)

    @property
    def in_retrospect(self) -> bool:
        """Whether we read what is said of the period before: nothing below it plans anything."""
        return self.top is not None and self.top.kind == "retrospect"

    def push(self, section: RawSection, rank: float, *, closed: bool = False) -> RawSection:
        """Open a section inside the innermost one; a closed one takes prose but no numbered points."""
        (self._open[-1].section.sections if self._open else self.outline.sections).append(section)
        self._open.append(_Open(section, rank, closed))
        return section

    def close(self) -> None:
        """Take no more numbered points into the innermost section."""
        self._open[-1].closed = True

    def clear(self) -> None:
        """Go back to the root."""
        self._open.clear()

    def heading(self, segment: Segment, rank: float, kind: SectionKind | None, name: str) -> RawSection:
        """Open the section of a heading; without a role of its own it takes its parent's."""
        while self._open and (self._open[-1].rank >= rank or self._shut(rank) or not self._open[-1].section.heading):
            self._open.pop()
        if kind is not None and self._open and self._open[-1].rank == UNNUMBERED and segment.numbered:
            self._open.pop()
        if self.in_retrospect:
            kind = "retrospect"
        parent = self.top.kind if self.top is not None else "measures"
        inherited: SectionKind = "measures" if parent in ("title", "preamble") else parent
        section = RawSection(kind or inherited, name, segment.line, segment.column, segment.marker)
        section.runs = segment.runs(0)
        return self.push(section, rank)

    def for_point(self, segment: Segment, rank: float) -> RawSection:
        """The section that a numbered point belongs to; one without a heading where there is none."""
        while self._open and self._open[-1].section.heading and (self._open[-1].rank >= rank or self._shut(rank)):
            self._open.pop()
        if self._open and not self._open[-1].section.heading and (self._open[-1].closed or self._open[-1].rank > rank):
            self._open.clear()
        if not self._open:
            self.push(RawSection("measures", "", segment.line, segment.column, segment.marker), rank)
        return self._open[-1].section

    def for_schedule(self, segment: Segment, rank: float) -> None:
        """Make the section at hand a schedule, or open one, for what stands under a month."""
        while segment.numbered and self._open and self._open[-1].rank >= rank:
            self._open.pop()
        top = self.top
        if top is not None and top.heading and not (top.items or top.sections):
            top.kind = "schedule"
        while self._open and self._open[-1].section.kind != "schedule":
            self._open.pop()
        if not self._open:
            self.push(RawSection("schedule", "", segment.line, segment.column), UNNUMBERED)

    def _shut(self, rank: float) -> bool:
        """Whether the innermost unnumbered part is complete, so that numbered points after it are not its own."""
        opened = self._open[-1]
        section = opened.section
        if opened.rank > UNNUMBERED or not (section.text or section.items):
            return False
        if section.text and section.text[-1].text.endswith(("：", ":")):
            return False
        if opened.closed or section.kind in ("ideology", "preamble", "title"):
            return not section.items
        return section.kind == "goals" and not section.items and rank <= Style.CHINESE
