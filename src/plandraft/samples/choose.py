"""Which sample items help most with a work area."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from plandraft.core.brief import SampleItem
from plandraft.core.knowledge import WorkArea
from plandraft.core.matching import containment
from plandraft.core.sample import Item, Library, Sample
from plandraft.core.sector import Sector

LONGEST_CHARS = 220
"""An item longer than this is a plan's paragraph and no example of grain (our choice)."""
TOO_ALIKE = 0.7
"""Share of character pairs from which an item adds nothing to one chosen already (our choice)."""
_SLOT = re.compile(r"〔[^〔〕]+〕")


def choose(
    library: Library,
    *,
    area: WorkArea,
    sector: Sector,
    budget_tokens: int,
    count: Callable[[str], int],
    most: int = 8,
) -> tuple[tuple[SampleItem, ...], int]:
    """The best items for an area within a budget, and how many more would have fitted the area.

    Ranked by the area's words, fit of the sector, and recency; near-copies, items with stale wording and items
    that are mostly slots are left out. The same input gives the same choice.
    """
    stale = {(flag.file, flag.line) for flag in library.flags if flag.type in ("stale_political", "typo", "spun")}
    ranked = sorted(_candidates(library, area, sector, stale), key=lambda found: (-found[0], found[1].id))
    chosen: list[SampleItem] = []
    left_out, room = 0, budget_tokens
    for score, item, sample in ranked:
        if any(containment(item.clean, other.text) >= TOO_ALIKE for other in chosen):
            continue
        cost = count(item.clean)
        if len(chosen) >= most or cost > room:
            left_out += 1
            continue
        room -= cost
        why = f"{sample.sector.chinese}计划，领域词得分 {score:.1f}"
        chosen.append(SampleItem(id=item.id, text=item.clean, area=area.id, why=why))
    return tuple(chosen), left_out


def _candidates(
    library: Library, area: WorkArea, sector: Sector, stale: set[tuple[str, int]]
) -> Iterator[tuple[float, Item, Sample]]:
    for sample in library.samples:
        if sample.duplicate_of is not None or not sample.union_plan:
            continue
        for item in sample.items():
            if not 12 <= len(item.clean) <= LONGEST_CHARS or (sample.file, item.line) in stale:
                continue
            if len("".join(_SLOT.findall(item.clean))) * 3 > len(item.clean):
                continue
            words = area.matches(item.text, sector)
            if words:
                yield words + _fit(sample, sector) + _recency(sample), item, sample


def _fit(sample: Sample, sector: Sector) -> float:
    if sample.sector is sector:
        return 1.5
    return 0.7 if set(sample.sector.lineage) & set(sector.lineage) else 0.0


def _recency(sample: Sample) -> float:
    year = int(sample.year[:4]) if sample.year else 2000
    return max(0.0, min(1.0, (year - 2010) / 20))
