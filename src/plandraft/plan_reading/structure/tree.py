"""What a plan's outline is made of, before cleaning; lines and columns count from 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plandraft.core.sample import SectionKind
from plandraft.plan_reading.structure.paragraphs import RunPlaces, runs_from
from plandraft.plan_reading.structure.schedule import RawEntry
from plandraft.plan_reading.structure.segments import Segment


@dataclass
class RawItem:
    """A point or a paragraph.

    Attributes:
        said: What a table says beside it: owner, time, partners, indicator, budget.
        runs: Where its text stands, run by run; empty where it stands in one.
        cells: Where what a table says beside it stands.
    """

    line: int
    column: int
    marker: str | None
    text: str
    said: dict[str, str] = field(default_factory=dict)
    runs: RunPlaces = ()
    cells: dict[str, RunPlaces] = field(default_factory=dict)

    @classmethod
    def of(cls, segment: Segment, start: int = 0) -> RawItem:
        """A segment, or what follows a name at its beginning."""
        text = segment.text[start:]
        start += len(text) - len(text.lstrip())
        line, column = segment.place(start)
        marker = segment.marker if start == 0 else None
        return cls(line, column, marker, text.strip(), runs=segment.runs(start))

    def runs_from(self, start: int) -> RunPlaces:
        """Where its text stands from an offset on, offsets counted from there."""
        return runs_from(self.runs or ((0, self.line, self.column),), start)


@dataclass
class RawSection:
    """A heading with what stands below it.

    Attributes:
        money: The rows of tables that say what money is for.
        runs: Where its heading stands, run by run; empty where it stands in one.
    """

    kind: SectionKind
    heading: str
    line: int
    column: int = 1
    marker: str | None = None
    text: list[RawItem] = field(default_factory=list)
    items: list[RawItem] = field(default_factory=list)
    money: list[RawItem] = field(default_factory=list)
    sections: list[RawSection] = field(default_factory=list)
    runs: RunPlaces = ()

    @property
    def heading_runs(self) -> RunPlaces:
        """Where its heading stands."""
        return self.runs or ((0, self.line, self.column),)

    @property
    def parts(self) -> list[RawItem]:
        """Its prose and its points in the order of the text."""
        return sorted((*self.text, *self.items), key=lambda part: (part.line, part.column))

    def as_item(self) -> RawItem:
        """Its heading as a point."""
        return RawItem(self.line, self.column, self.marker, self.heading, runs=self.heading_runs)

    def settle(self) -> None:
        """Prose is the content of a section that has nothing else; a lead-in before other prose stays text."""
        if self.items or self.sections or self.money or self.kind == "title":
            return
        if self.kind == "schedule" and not self.heading:
            return
        lead = len(self.text) >= 2 and self.text[0].text.endswith(("：", ":"))
        self.items, self.text = self.text[lead:], self.text[:lead]

    def walk(self) -> Iterator[RawSection]:
        """This section and all below it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass
class Outline:
    """What a plan consists of; ``captions`` are the lines of the headers of its tables."""

    sections: list[RawSection] = field(default_factory=list)
    entries: list[RawEntry] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)

    def walk(self) -> Iterator[RawSection]:
        """All sections in order."""
        for section in self.sections:
            yield from section.walk()
