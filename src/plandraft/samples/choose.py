"""The sample items that help most with a work area, different from one another, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from plandraft.core.brief import SampleItem
from plandraft.core.knowledge import WorkArea
from plandraft.core.matching import pairs
from plandraft.core.sample import Library
from plandraft.core.sector import Sector
from plandraft.samples.candidates import Candidate, candidates
from plandraft.samples.ranking import FLOOR, Ranking, Score, fit

TOO_ALIKE = 0.7
"""Share of the shorter item's character pairs from which the other adds nothing (our choice)."""
MOST_OF_A_PLAN = 2
"""Items of one plan for one area: more would make the draft that plan's copy (our choice)."""
POOL = 120
"""Best candidates among which the choice is made; more cost time and change next to nothing (our choice)."""


class Source(Protocol):
    """A library that finds its own candidates, such as one kept on disk."""

    def candidates(self, area: WorkArea, sector: Sector, *, most: int) -> tuple[Sequence[Candidate], int]:
        """Up to ``most`` good candidates, and how many there are in all."""
        ...


@dataclass(frozen=True)
class _Ranked:
    candidate: Candidate
    score: Score
    pairs: frozenset[str]
    repeats: float = 0.0

    @property
    def order(self) -> tuple[float, str, str]:
        return self.repeats - self.score.value, self.candidate.text, self.candidate.id


def choose(
    library: Library | Source,
    *,
    area: WorkArea,
    sector: Sector,
    budget_tokens: int,
    count: Callable[[str], int],
    most: int = 8,
) -> tuple[tuple[SampleItem, ...], int]:
    """The best items for an area within a budget, and how many more there would be for more room.

    An item counts by the area's words in it, most where it begins with them, by the fit of its sector, recency,
    grain, and whether it names a figure, a time or a way of doing it; each next one also by how little it repeats
    those chosen already. Items that merely mention the area and near-copies are dropped, and at most
    ``MOST_OF_A_PLAN`` items come from one plan. The same input gives the same choice.

    Args:
        library: What was read into memory, or a library on disk.
        area: The work area.
        sector: Sector of the plan to be drafted.
        budget_tokens: Tokens that all items together may have.
        count: Tokens of a text.
        most: Items at most.
    """
    if isinstance(library, Library):
        found: Sequence[Candidate] = candidates(library, area, sector)
        total = len(found)
    else:
        found, total = library.candidates(area, sector, most=POOL)
    ranking = Ranking(area, sector)
    scored = sorted(((c, ranking.score(c)) for c in found), key=lambda one: (-one[1].value, one[0].text, one[0].id))
    good = [(candidate, value) for candidate, value in scored if value.value >= FLOOR]
    pool = [_Ranked(candidate, value, pairs(candidate.text)) for candidate, value in good[:POOL]]
    chosen, dropped = _diverse(pool, budget_tokens, count, most)
    dropped += len(scored) - len(good)
    return tuple(_item(ranked, area, sector) for ranked in chosen), total - len(chosen) - dropped


def _diverse(pool: list[_Ranked], room: int, count: Callable[[str], int], most: int) -> tuple[list[_Ranked], int]:
    """Greedy: the best of what is left, less what it repeats; and how many were dropped as repeating."""
    chosen: list[_Ranked] = []
    from_plan: Counter[str] = Counter()
    dropped, left = 0, pool
    while left and len(chosen) < most:
        best = min(left, key=lambda ranked: ranked.order)
        left = [ranked for ranked in left if ranked is not best]
        cost = count(best.candidate.text)
        if cost > room:
            continue
        room -= cost
        chosen.append(best)
        from_plan[best.candidate.plan] += 1
        kept = [r for r in _beside(best, left) if from_plan[r.candidate.plan] < MOST_OF_A_PLAN]
        dropped += len(left) - len(kept)
        left = kept
    return chosen, dropped


def _beside(chosen: _Ranked, left: list[_Ranked]) -> list[_Ranked]:
    """What is left beside an item: without its near-copies, the rest marked with how much it repeats."""
    kept = []
    for other in left:
        alike = len(chosen.pairs & other.pairs) / max(1, min(len(chosen.pairs), len(other.pairs)))
        if alike < TOO_ALIKE:
            kept.append(_Ranked(other.candidate, other.score, other.pairs, max(other.repeats, alike)))
    return kept


def _item(ranked: _Ranked, area: WorkArea, sector: Sector) -> SampleItem:
    found = ranked.candidate
    near = fit(found.sector, sector)
    kin = "同类单位" if found.sector is sector else "相近单位" if near else "其他类别单位"
    year = f"{found.year}年" if found.year else "年份不详的"
    words = "".join(f"“{word[:12]}”" for word in ranked.score.words[:3])
    why = f"{kin}（{found.sector.chinese}）{year}计划，写到{words}"
    return SampleItem(id=found.id, text=found.text, area=area.id, why=why)
