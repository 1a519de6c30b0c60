"""A plan's outline as a few lines a person can check against the document beside it."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.plan_reading.structure import Outline, RawSection


def sketch(found: Outline) -> str:
    """One line a section (role, line, number, heading), an item (``-``), prose (``~``), an entry (``@``)."""
    lines = [line for section in found.sections for line in _section(section, 0)]
    for e in found.entries:
        when = ",".join(map(str, e.months)) or e.half
        lines.append(f"@ {e.line} {when}{' inside' if e.inside else ''}: {e.text[:12]}")
    return "\n".join(lines) + "\n"


def _section(section: RawSection, depth: int) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}{section.kind} {section.line} {section.marker or '·'} {section.heading}".rstrip()
    yield from (f"{indent}  ~ {part.line} {part.text[:12]}" for part in section.text)
    yield from (f"{indent}  - {item.line} {item.marker or '·'} {item.text[:12]}" for item in section.items)
    for inner in section.sections:
        yield from _section(inner, depth + 1)
