"""A plan without headings and numbers: its paragraphs are told apart by what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plandraft.plan_reading.structure import RawSection

LEAST_PARAGRAPHS = 3
"""So many paragraphs behind the one that announces them are its points (our choice)."""
_PLANS = ("goals", "measures", "schedule", "other")
_ANNOUNCES = re.compile(r"(?:如下|以下)[^。；]{0,12}[：:。]$|[：:]$")


def with_prose_as_points(sections: Sequence[RawSection]) -> list[RawSection]:
    """The sections; where none of them plans anything, the paragraphs behind the announcement are measures."""
    if any(section.kind in _PLANS for top in sections for section in top.walk()):
        return list(sections)
    found: list[RawSection] = []
    for section in sections:
        said = section.parts
        at = next((n for n, part in enumerate(said, 1) if _ANNOUNCES.search(part.text)), len(said))
        if section.kind not in ("preamble", "ideology") or section.heading or len(said) - at < LEAST_PARAGRAPHS:
            found.append(section)
            continue
        found.append(replace(section, text=said[:at], items=[]))
        first = said[at]
        found.append(RawSection("measures", "", first.line, first.column, items=said[at:]))
    return found
