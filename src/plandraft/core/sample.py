"""Old plans after reading: sections, items and entries with their place, names and figures slotted out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from plandraft.core.sector import Sector

SectionKind = Literal["title", "preamble", "ideology", "goals", "measures", "schedule", "closing", "other"]
FlagType = Literal[
    "org",
    "place",
    "person",
    "programme",
    "document",
    "ordinal",
    "dated",
    "stale_political",
    "placeholder",
    "page_noise",
    "spun",
    "typo",
    "stray_char",
    "sector_specific",
]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a document: a paragraph or a table cell, with its number counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file as canonical text, one line a paragraph, automatic numbering written out.

    Attributes:
        file: Name to show.
        lines: All lines, also the empty ones' numbers are kept.
        digest: SHA-256 of the text.
    """

    file: str
    lines: tuple[Line, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hex."""
        return hashlib.sha256("\n".join(line.text for line in self.lines).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Item:
    """One numbered point or paragraph.

    Attributes:
        id: Place in its library, such as ``a1b2c3-3-62-1``.
        text: As written.
        clean: With slots where names, figures and years stood; the only form a prompt may show.
        line: Line of the document, from 1.
        column: Code point in the line, from 1.
        marker: Its number as written (``1、``), or None.
    """

    id: str
    text: str
    clean: str
    line: int
    column: int = 1
    marker: str | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading with what stands below it."""

    kind: SectionKind
    heading: str
    line: int
    marker: str | None = None
    text: str = ""
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()

    def all_items(self) -> Iterator[Item]:
        """Its items and those of its sub-sections, in order."""
        yield from self.items
        for section in self.sections:
            yield from section.all_items()


@dataclass(frozen=True, kw_only=True)
class MonthEntry:
    """One entry of a schedule by months."""

    line: int
    months: tuple[int, ...]
    text: str
    clean: str
    half: Literal["H1", "H2"] | None = None


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A span that must not reach a draft, or that a reader should look at."""

    file: str
    line: int
    column: int
    text: str
    type: FlagType


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """A file or a part that was not read, and why."""

    file: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One old plan."""

    number: int
    heading: str
    file: str
    start_line: int
    end_line: int
    sector: Sector
    union_plan: bool
    year: str | None = None
    duplicate_of: int | None = None
    truncated: bool = False
    sections: tuple[Section, ...] = ()
    schedule: tuple[MonthEntry, ...] = ()

    def items(self) -> Iterator[Item]:
        """All items in order."""
        for section in self.sections:
            yield from section.all_items()


@dataclass(frozen=True, kw_only=True)
class LeakList:
    """Strings of the samples that belong to other organisations; a draft must hold none of them."""

    strings: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Library:
    """Everything read from sample files."""

    samples: tuple[Sample, ...] = ()
    flags: tuple[Flag, ...] = ()
    leaks: LeakList = field(default_factory=LeakList)
    skipped: tuple[Skipped, ...] = ()
