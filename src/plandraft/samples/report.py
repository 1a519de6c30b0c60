"""What was read, as JSON in the interchange form and as a report for people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from plandraft.core.sample import Library, Sample, Section


def library_json(library: Library) -> dict[str, Any]:
    """The library in the interchange form."""
    return {
        "plans": [_plan(sample) for sample in library.samples],
        "flags": [{"line": f.line, "column": f.column, "text": f.text, "type": f.type} for f in library.flags],
        "skipped": [{"file": s.file, "why": s.why} for s in library.skipped],
    }


def library_report(library: Library) -> str:
    """A report: plans, sectors, years, duplicates, what was taken out, what was skipped."""
    lines = [f"{len(library.samples)} plans"]
    for s in library.samples:
        items, entries = sum(1 for _ in s.items()), len(s.schedule)
        remarks = [s.year or "year unknown", f"{items} items", f"{entries} monthly entries"]
        if s.duplicate_of is not None:
            remarks.append(f"near-copy of {s.duplicate_of}")
        if not s.union_plan:
            remarks.append("not a union plan")
        place = f"{s.file}:{s.start_line}-{s.end_line}"
        lines.append(f"  {s.number:>3}  {place}  {s.sector.value:<10} {s.heading[:30]}  ({', '.join(remarks)})")
    counts = Counter(flag.type for flag in library.flags)
    lines.append("flagged: " + (", ".join(f"{kind} {n}" for kind, n in sorted(counts.items())) or "nothing"))
    lines.append(f"kept out of every draft: {len(library.leaks.strings)} names")
    lines += [f"skipped: {s.file}: {s.why}" for s in library.skipped]
    return "\n".join(lines)


def _plan(sample: Sample) -> dict[str, Any]:
    return {
        "number": sample.number,
        "heading": sample.heading,
        "file": sample.file,
        "start_line": sample.start_line,
        "end_line": sample.end_line,
        "sector": sample.sector.value,
        "union_plan": sample.union_plan,
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
