"""Old plans after reading: sections, items and entries with their place, names and figures slotted out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from plandraft.core.sector import Sector
from plandraft.short_repr import short_repr

SectionKind = Literal[
    "title", "preamble", "retrospect", "ideology", "goals", "measures", "schedule", "closing", "other"
]
FlagType = Literal[
    "org",
    "place",
    "person",
    "identifier",
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


@short_repr
@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a document: a paragraph or a table row, its cells separated by tabs.

    Attributes:
        number: From 1: the line of a text file, the running paragraph or row of a Word file, page or PDF.
        text: Automatic numbering is written out.
        level: Depth of a heading that the file itself marks as one (Word's heading styles, HTML's h1–h6), from 1.
        page: Page of a PDF on which it begins, from 1.
        row: Whether it is the row of a table.
        mark: Of a Word file of ours: the key of the printed paragraph that it is, or was before it was edited.
    """

    number: int
    text: str
    level: int | None = None
    page: int | None = None
    row: bool = False
    mark: str = ""


@short_repr
@dataclass(frozen=True, kw_only=True)
class Dropped:
    """Something that a file holds and that is no part of its text.

    Attributes:
        reason: What it is, such as ``page number``, ``running head``, ``menu``, ``comment`` or ``hidden text``.
        text: The beginning of it.
        line: Number of the line beside which it stood, or None.
        page: Page of a PDF, from 1, or None.
        file: Name to show, where what was dropped from many files stands together.
    """

    reason: str
    text: str
    line: int | None = None
    page: int | None = None
    file: str = ""


@short_repr
@dataclass(frozen=True, kw_only=True)
class Document:
    """A file as canonical text, one line a paragraph, automatic numbering written out.

    Attributes:
        file: Name to show.
        lines: All lines, also the empty ones' numbers are kept.
        dropped: What was left out, and why.
        encoding: Of a text file, as found, or None.
        converted: Whether some of it was in traditional script; each character became one character.
        carried: Of a Word file of ours: the plan as it was written, as JSON; else empty.
        digest: SHA-256 of the text.
    """

    file: str
    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...] = ()
    encoding: str | None = None
    converted: bool = False
    carried: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hex."""
        return hashlib.sha256("\n".join(line.text for line in self.lines).encode()).hexdigest()


@short_repr
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
        not_for: The sectors to which its words are foreign, in order: their prompts must not show it.
    """

    id: str
    text: str
    clean: str
    line: int
    column: int = 1
    marker: str | None = None
    not_for: tuple[Sector, ...] = ()


@short_repr
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


@short_repr
@dataclass(frozen=True, kw_only=True)
class MonthEntry:
    """One entry of a schedule by months."""

    line: int
    months: tuple[int, ...]
    text: str
    clean: str
    half: Literal["H1", "H2"] | None = None


@short_repr
@dataclass(frozen=True, kw_only=True)
class Flag:
    """A span that must not reach a draft, or that a reader should look at."""

    file: str
    line: int
    column: int
    text: str
    type: FlagType


@short_repr
@dataclass(frozen=True, kw_only=True)
class Skipped:
    """A file or a part that was not read, and why."""

    file: str
    why: str


@short_repr
@dataclass(frozen=True, kw_only=True)
class Sample:
    """One old plan.

    Attributes:
        kind: Id of the kind of plan it is; that of the most general one where it was not recognised.
        year: ``2026`` or, of a school year, ``2026-2027``; None where nothing in the plan tells it.
        year_evidence: The words that tell the year.
        duplicate_of: Number of the better copy of the same plan.
    """

    number: int
    heading: str
    file: str
    start_line: int
    end_line: int
    sector: Sector
    kind: str
    year: str | None = None
    year_evidence: str | None = None
    duplicate_of: int | None = None
    truncated: bool = False
    sections: tuple[Section, ...] = ()
    schedule: tuple[MonthEntry, ...] = ()

    def items(self) -> Iterator[Item]:
        """All items in order."""
        for section in self.sections:
            yield from section.all_items()


@short_repr
@dataclass(frozen=True, kw_only=True)
class LeakList:
    """What belongs to other organisations; a draft must hold none of it.

    Attributes:
        strings: Names as they stood in the samples.
        runs: Keys (`run_keys`) of every `RUN_CHARS` characters in a row that carried a fact: a name, a date, money or
            a figure that says something. Only keys are kept: the list betrays no sample's text.
    """

    strings: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()

    def copied(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end, in code points, of each run of a text that was copied from a sample together with a fact."""
        if not self.runs:
            return
        letters, places = condensed(text)
        begin = end = -1
        for start, stop, key in run_keys(letters):
            if key in self.runs:
                if begin >= 0 and start > end:
                    yield places[begin], places[end - 1] + 1
                    begin = start
                begin = start if begin < 0 else begin
                end = stop
        if begin >= 0:
            yield places[begin], places[end - 1] + 1


RUN_CHARS = 20
"""A run is copied from so many letters and digits in a row on (our choice: longer than any set phrase)."""


def condensed(text: str) -> tuple[str, tuple[int, ...]]:
    """Letters and digits of a text without punctuation and blanks, and where each one stood."""
    places = tuple(at for at, char in enumerate(text) if char.isalnum())
    return "".join(text[at] for at in places), places


def run_keys(letters: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and key (64 bits of BLAKE2b, in hex) of every `RUN_CHARS` characters in a row."""
    for start in range(len(letters) - RUN_CHARS + 1):
        window = letters[start : start + RUN_CHARS]
        yield start, start + RUN_CHARS, hashlib.blake2b(window.encode(), digest_size=8).hexdigest()


@short_repr
@dataclass(frozen=True, kw_only=True)
class Library:
    """Everything read from sample files.

    Attributes:
        kinds: The kinds of plan whose items may be shown; None for all.
    """

    samples: tuple[Sample, ...] = ()
    flags: tuple[Flag, ...] = ()
    leaks: LeakList = field(default_factory=LeakList)
    skipped: tuple[Skipped, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    kinds: frozenset[str] | None = None

    def for_kinds(self, kinds: frozenset[str]) -> Library:
        """The same for a plan that may be shown items of these kinds of plan."""
        return replace(self, kinds=kinds)
