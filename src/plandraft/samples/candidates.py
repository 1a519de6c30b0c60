"""Which items of old plans may be shown to a model at all, whatever the work area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.knowledge import WorkArea
from plandraft.core.sample import Flag, Item, Library, Sample, Section
from plandraft.core.sector import Sector

SHORTEST_CHARS, LONGEST_CHARS = 12, 220
"""Shorter items say nothing, longer ones are a plan's paragraph and no example of grain (our choice)."""
_SLOT = re.compile(r"〔[^〔〕]+〕")
_BROKEN_OFF = ("...", "…", "：", ":")
_UNFIT = ("stale_political", "spun", "typo")
_NO_MEASURES = ("title", "preamble", "ideology", "closing")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An item that may be chosen.

    Attributes:
        id: Place in its library.
        text: The item with slots.
        plan: The plan it stands in; the same for all items of one plan, different for all others.
        sector: Sector of that plan.
        year: Year of that plan as written, or None.
    """

    id: str
    text: str
    plan: str
    sector: Sector
    year: str | None


def candidates(library: Library, area: WorkArea, sector: Sector) -> list[Candidate]:
    """The items of a library read into memory that speak of a work area, in order."""
    return [
        Candidate(id=item.id, text=item.clean, plan=str(sample.number), sector=sample.sector, year=sample.year)
        for sample, item in usable_items(library)
        if sample.duplicate_of is None and area.matches(item.clean, sector)
    ]


def usable_items(library: Library) -> Iterator[tuple[Sample, Item]]:
    """The items of union plans that are of a useful length, whole, mostly words, and free of unfit wording."""
    unfit = _unfit_lines(library.flags)
    for sample in library.samples:
        if not sample.union_plan:
            continue
        words = _unfit_words(sample, unfit)
        for section in sample.sections:
            yield from ((sample, item) for item in _measures(section) if _usable(item, words))


def _measures(section: Section) -> Iterator[Item]:
    if section.kind not in _NO_MEASURES:
        yield from section.items
        for inner in section.sections:
            yield from _measures(inner)


def _usable(item: Item, unfit: Iterable[str]) -> bool:
    text = item.clean
    if not SHORTEST_CHARS <= len(text) <= LONGEST_CHARS or text.rstrip("。").endswith(_BROKEN_OFF):
        return False
    if sum(map(len, _SLOT.findall(text))) * 3 > len(text):
        return False
    return not any(word in item.text for word in unfit)


def _unfit_lines(flags: Iterable[Flag]) -> dict[str, list[tuple[int, str]]]:
    """Unfit wording by file; what was flagged more than once stays, each with its line."""
    found: dict[str, list[tuple[int, str]]] = {}
    for flag in flags:
        if flag.type in _UNFIT:
            found.setdefault(flag.file, []).append((flag.line, flag.text))
    return found


def _unfit_words(sample: Sample, unfit: Mapping[str, Sequence[tuple[int, str]]]) -> frozenset[str]:
    """The words flagged inside a plan: an item may run over several lines, so lines alone do not tell."""
    lines = unfit.get(sample.file, ())
    return frozenset(word for line, word in lines if sample.start_line <= line <= sample.end_line)
