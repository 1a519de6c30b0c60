"""One plan of a page becomes a sample: its tree, its entries, its sector, its year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plandraft.core.sample import Document, Item, Line, MonthEntry, Sample, Section
from plandraft.samples.sectors import is_union_plan, sector_of
from plandraft.samples.split import Part, bare
from plandraft.samples.structure import Outline, RawItem, RawSection, outline
from plandraft.samples.truncation import is_truncated
from plandraft.samples.years import year_of

Clean = Callable[[str, int, int], str]
"""Puts slots into a text that stands at a line and a column of the document."""


def sample_of(document: Document, part: Part, number: int, clean: Clean) -> Sample:
    """Read one plan; ``number`` counts the plans of the library from 1, ``clean`` puts slots into its texts."""
    filled = [line for line in part.lines if line.text.strip()]
    start = part.heading or (filled[0] if filled else Line(number=1, text=""))
    text = "\n".join(line.text for line in filled)
    body = outline(part.lines)
    year = year_of(text, start.text)
    return Sample(
        number=number,
        heading=bare(start.text),
        file=document.file,
        start_line=start.number,
        end_line=filled[-1].number if filled else start.number,
        sector=sector_of(text),
        union_plan=is_union_plan(f"{start.text}\n{text}"),
        year=year.year if year else None,
        year_evidence=year.evidence if year else None,
        truncated=is_truncated(body, text),
        sections=_sections(body.sections, f"{document.digest[:6]}-{number}", clean),
        schedule=_schedule(body, clean),
    )


def _sections(found: Sequence[RawSection], prefix: str, clean: Clean) -> tuple[Section, ...]:
    return tuple(
        Section(
            kind=raw.kind,
            heading=raw.heading,
            line=raw.line,
            marker=raw.marker,
            text="\n".join(part.text for part in raw.text),
            items=tuple(_item(item, prefix, clean) for item in raw.items),
            sections=_sections(raw.sections, prefix, clean),
        )
        for raw in found
    )


def _item(raw: RawItem, prefix: str, clean: Clean) -> Item:
    return Item(
        id=f"{prefix}-{raw.line}-{raw.column}",
        text=raw.text,
        clean=clean(raw.text, raw.line, raw.column),
        line=raw.line,
        column=raw.column,
        marker=raw.marker,
    )


def _schedule(found: Outline, clean: Clean) -> tuple[MonthEntry, ...]:
    return tuple(
        MonthEntry(line=e.line, months=e.months, half=e.half, text=e.text, clean=clean(e.text, e.line, e.column))
        for e in found.entries
    )
