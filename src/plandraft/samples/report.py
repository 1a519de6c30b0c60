"""What was read, as JSON in the interchange form and as a report for people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from plandraft.core.columns import padded
from plandraft.core.sample import Library, Sample, Section
from plandraft.messages import marked, tr, tr_n


def library_json(library: Library) -> dict[str, Any]:
    """The library in the interchange form."""
    return {
        "plans": [_plan(sample) for sample in library.samples],
        "flags": [{"line": f.line, "column": f.column, "text": f.text, "type": f.type} for f in library.flags],
        "skipped": [{"file": s.file, "why": s.why} for s in library.skipped],
    }


def library_report(library: Library) -> str:
    """A report: plans, sectors, years, copies, what was taken out, what was dropped, what was skipped."""
    samples = library.samples
    files = len({sample.file for sample in samples})
    lines = [tr_n("{plans} plans in {n} file", "{plans} plans in {n} files", files, plans=len(samples))]
    lines += [_row(sample) for sample in samples]
    lines.append(tr("sectors: {samples}", samples=_counted(Counter(sample.sector.value for sample in samples))))
    lines += [
        tr(
            "year of {number}: {year}, from {year_evidence}",
            number=s.number,
            year=s.year,
            year_evidence=s.year_evidence,
        )
        for s in samples
        if s.year
    ]
    copies = [s for s in samples if s.duplicate_of is not None]
    lines += [
        tr(
            "near-copy: {number} ({file}:{start_line}) of the better {duplicate_of}",
            number=s.number,
            file=s.file,
            start_line=s.start_line,
            duplicate_of=s.duplicate_of,
        )
        for s in copies
    ]
    lines.append(tr("flagged: {flags}", flags=_counted(Counter(flag.type for flag in library.flags))))
    lines += [
        f"  {kind}: {_examples(library, kind)}" for kind in sorted({f.type for f in library.flags} - {"page_noise"})
    ]
    lines.append(tr("kept out of every draft: {n} names", n=len(library.leaks.strings)))
    if library.dropped:
        lines.append(
            tr("dropped while reading: {dropped}", dropped=_counted(Counter(found.reason for found in library.dropped)))
        )
    lines += [tr("skipped: {file}: {why}", file=s.file, why=s.why) for s in library.skipped]
    return "\n".join(lines)


_NAMES = (
    marked("comment"),
    marked("footnote"),
    marked("endnote"),
    marked("header"),
    marked("footer"),
    marked("hidden text"),
    marked("embedded file"),
    marked("embedded data"),
    marked("overlong line"),
    marked("damaged page"),
    marked("page without text"),
    marked("broken bytes"),
    marked("watermark"),
    marked("repeated table head"),
    marked("page number"),
    marked("running head"),
    marked("running foot"),
    marked("table of contents"),
    marked("table of figures"),
    marked("deleted change"),
    marked("struck out"),
    marked("page foot"),
    marked("side column"),
)
"""What is dropped while documents are read, as they name it."""
SHOWN = 6
"""So many examples of a kind of flag are shown."""


def _row(sample: Sample) -> str:
    points, entries = sum(1 for _ in sample.items()), len(sample.schedule)
    remarks = [tr_n("{n} point", "{n} points", points), tr_n("{n} entry", "{n} entries", entries)]
    remarks += [tr("cut off")] * sample.truncated + [sample.kind] * bool(sample.kind)
    place = f"{sample.file}:{sample.start_line}-{sample.end_line}"
    sector = padded(tr(sample.sector.value), 10)
    return f"  {sample.number:>3}  {place}  {sector}  {sample.heading[:30]}  ({', '.join(remarks)})"


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{tr(name)} {number}" for name, number in sorted(counts.items())) or tr("none")


def _examples(library: Library, kind: str) -> str:
    texts = list(dict.fromkeys(flag.text for flag in library.flags if flag.type == kind))
    more = tr(" and {n} more", n=len(texts) - SHOWN) if len(texts) > SHOWN else ""
    return "、".join(texts[:SHOWN]) + more


def _plan(sample: Sample) -> dict[str, Any]:
    return {
        "number": sample.number,
        "heading": sample.heading,
        "file": sample.file,
        "start_line": sample.start_line,
        "end_line": sample.end_line,
        "sector": sample.sector.value,
        "kind": sample.kind,
        "year": sample.year,
        "duplicate_of": sample.duplicate_of,
        "truncated": sample.truncated,
        "sections": [_section(section) for section in sample.sections],
        "schedule": [
            {"line": e.line, "months": list(e.months), "half": e.half, "text": e.text} for e in sample.schedule
        ],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "heading": section.heading,
        "line": section.line,
        "marker": section.marker,
        "text": section.text,
        "items": [{"line": i.line, "marker": i.marker, "text": i.text} for i in section.items],
        "sections": [_section(inner) for inner in section.sections],
    }
