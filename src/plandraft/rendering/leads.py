"""The lines below the headings of areas, as they stand in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.rendering.escapes import meant

_Shown = Sequence[tuple[str, Sequence[str]]]
"""Headings of areas, each with the paragraphs below it, all of it escaped."""


def read_leads(leads: _Shown) -> list[tuple[str, str]]:
    """Areas with their texts."""
    return [(meant(area), "\n".join(map(meant, paragraphs))) for area, paragraphs in leads]


def words_of_leads(leads: _Shown) -> str:
    """The words on which all of them rest."""
    return "\n".join(line for area, paragraphs in leads for line in (area, *paragraphs))
