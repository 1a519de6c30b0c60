"""Where the plans of a page begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plandraft.core.sample import Document, Line

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,3})"
_HEADINGS = (
    re.compile(rf"^(?P<stem>\S.{{0,38}}(?:计划|方案|要点|安排|总结))\s*[（(【]?(?:篇|第)?(?P<n>{_NUMBER})篇?[)）】]?$"),
    re.compile(
        rf"^(?P<stem>)[【\[]?第?篇?\s*(?P<n>{_NUMBER})\s*篇?[】\]]?[：:]?\s*(?:\S.{{0,38}}(?:计划|方案|要点|安排))?$"
    ),
)

_COUNT = re.compile(r"[（(](?:共|精选)?\s*\d+\s*篇[)）]$")
"""``（19篇）`` says how many plans follow; it announces none."""


class Part(NamedTuple):
    """One plan's lines; the heading is None where the page is one plan without an announcement."""

    heading: Line | None
    lines: tuple[Line, ...]


def split(document: Document) -> tuple[tuple[Line, ...], tuple[Part, ...]]:
    """The lines before the first plan, and the plans."""
    heads = _heads(document.lines)
    if not heads:
        return (), (Part(None, document.lines),)
    ends = [*heads[1:], len(document.lines)]
    parts = [
        Part(document.lines[start], document.lines[start + 1 : end]) for start, end in zip(heads, ends, strict=True)
    ]
    return document.lines[: heads[0]], tuple(parts)


def _heads(lines: Sequence[Line]) -> list[int]:
    """Indexes of announcing lines: one stem, numbers that rise; a teaser that runs on is none."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        text = line.text.strip().strip("#* ").strip()
        for number, pattern in enumerate(_HEADINGS):
            match = pattern.match(text) if len(text) <= 48 else None
            if match is not None and (number == 0 or "篇" in text) and not _COUNT.search(text):
                found.setdefault(match["stem"], []).append((at, number))
                break
    best = max(found.values(), key=len, default=[])
    return [at for at, _ in best] if len(best) >= 2 else []
