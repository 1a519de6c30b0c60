"""A demand of the profile as the offline composer speaks of it."""

from __future__ import annotations

import re

from plandraft.core.matter import Matter

_CLAUSE = re.compile(r"[，。；：:;,]")


def title_of(matter: Matter) -> str:
    """Its first clause: short where the profile is short, never cut inside a word."""
    return _CLAUSE.split(matter.text, maxsplit=1)[0].strip() or matter.text


def number_of(matter: Matter) -> int:
    """Its place among the demands of its kind, from 0."""
    return int(matter.id[1:]) - 1


def document_name(document: str) -> str:
    """The document as running text names it: in book marks, unless it has them or is a file number."""
    return document if re.search(r"[《〔\[号]", document) else f"《{document}》"
