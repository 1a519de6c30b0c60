"""One plan of a page becomes a sample: its tree, its entries, its sector, its year, whether it was cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from plandraft.core.kind import PlanKind
from plandraft.core.sample import Document, Item, Line, MonthEntry, Sample, Section
from plandraft.core.sector import Sector
from plandraft.plan_reading.sectors import sector_of
from plandraft.plan_reading.split import PlanLines, unmarked
from plandraft.plan_reading.structure import Outline, RawItem, RawSection, outline
from plandraft.plan_reading.years import year_of
from plandraft.samples.kinds import likely_kind

Clean = Callable[[str, int, int], str]
"""Puts slots into a text that stands at a line and a column of the document."""


class NotFor(Protocol):
    """Tells the sectors to which a text from a plan of a sector is foreign."""

    def __call__(self, text: str, of: Sector) -> tuple[Sector, ...]:
        """The sectors, in order."""
        ...


def sample_of(
    document: Document, part: PlanLines, number: int, clean: Clean, not_for: NotFor, kinds: Sequence[PlanKind]
) -> Sample:
    """Read one plan.

    Args:
        document: Where it stands.
        part: Its lines.
        number: Counts the plans of the library from 1.
        clean: Puts slots into its texts.
        not_for: Tells to which sectors an item is foreign.
        kinds: The kinds of plan that are known.
    """
    filled = [line for line in part.lines if line.text.strip()]
    start = part.heading or (filled[0] if filled else Line(number=1, text=""))
    text = "\n".join(line.text for line in filled)
    body = outline(part.lines)
    year, sector = year_of(text, start.text), sector_of(text)
    made = partial(_item, prefix=f"{document.digest[:6]}-{number}", clean=clean, not_for=partial(not_for, of=sector))
    return Sample(
        number=number,
        heading=unmarked(start.text),
        file=document.file,
        start_line=start.number,
        end_line=filled[-1].number if filled else start.number,
        sector=sector,
        kind=likely_kind(unmarked(start.text), f"{start.text}\n{text}", kinds),
        year=year.year if year else None,
        year_evidence=year.evidence if year else None,
        truncated=is_truncated(body, text),
        sections=_sections(body.sections, made),
        schedule=_schedule(body, clean),
    )


def _sections(found: Sequence[RawSection], made: Callable[[RawItem], Item]) -> tuple[Section, ...]:
    return tuple(
        Section(
            kind=raw.kind,
            heading=raw.heading,
            line=raw.line,
            marker=raw.marker,
            text="\n".join(part.text for part in raw.text),
            items=tuple(map(made, raw.items)),
            sections=_sections(raw.sections, made),
        )
        for raw in found
    )


def _item(raw: RawItem, *, prefix: str, clean: Clean, not_for: Callable[[str], tuple[Sector, ...]]) -> Item:
    slotted = clean(raw.text, raw.line, raw.column)
    return Item(
        id=f"{prefix}-{raw.line}-{raw.column}",
        text=raw.text,
        clean=slotted,
        line=raw.line,
        column=raw.column,
        marker=raw.marker,
        not_for=not_for(slotted),
    )


def _schedule(found: Outline, clean: Clean) -> tuple[MonthEntry, ...]:
    return tuple(
        MonthEntry(line=e.line, months=e.months, half=e.half, text=e.text, clean=clean(e.text, e.line, e.column))
        for e in found.entries
    )


_CUT = re.compile(
    r"(?:(?<!\.)\.{3,}+|(?<!…)…++|[，、：:（(“《])\s{0,60}+$|(?:未完|待续|点击(?:查看|阅读)全文|阅读全文)[^\n]{0,10}$"
)
_ENDED = re.compile(r"[。！？；.!?;”）)】》]\s*$")
_LONG_CHARS = 40
"""A last line of this length without a mark at its end was cut (our choice)."""


def is_truncated(found: Outline, text: str) -> bool:
    """A plan is cut where its last words break off or its last heading has nothing below it."""
    last = text.rstrip().rsplit("\n", 1)[-1].strip()
    if not last:
        return False
    if _CUT.search(last) or (
        len(last) >= _LONG_CHARS and not _ENDED.search(last) and "\t" not in last and "|" not in last
    ):
        return True
    return bool(found.sections) and _ends_in_heading(found.sections[-1], has_entries=bool(found.entries))


def _ends_in_heading(section: RawSection, *, has_entries: bool) -> bool:
    if section.sections:
        return _ends_in_heading(section.sections[-1], has_entries=has_entries)
    if section.kind == "schedule" and has_entries:
        return False
    return bool(section.heading) and section.kind != "title" and not (section.items or section.text)
