"""The sample items that help most with a work area, different from one another, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from plandraft.core.brief import SampleItem
from plandraft.core.matching import pairs
from plandraft.core.sample import Library
from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea
from plandraft.samples.judging import Candidate
from plandraft.samples.ranking import FLOOR, Ranking, Score, tier
from plandraft.samples.reasons import Reason
from plandraft.samples.round import ChosenItems, ServedLibrary, Source, items_for

MOST_OF_AN_AREA = 3
"""Items for one area: they show the grain; more would be copied and leave less room for the facts (our choice)."""
TOO_ALIKE = 0.6
"""Share of the shorter item's character pairs from which the other adds nothing (our choice)."""
MOST_OF_A_PLAN = 2
"""Items of one plan for one area: more would make the draft that plan's copy (our choice)."""
POOL = 120
"""Best candidates among which the choice is made; more cost time and change next to nothing (our choice)."""


@dataclass(frozen=True)
class _Ranked:
    candidate: Candidate
    score: Score
    tier: int
    pairs: frozenset[str]
    repeats: float = 0.0
    worn: int = 0

    @property
    def order(self) -> tuple[int, int, float, str, str]:
        return self.worn, self.tier, self.repeats - self.score.value, self.candidate.text, self.candidate.id


def choose(
    library: Library | Source,
    *,
    area: WorkArea,
    sector: Sector,
    budget_tokens: int,
    count: Callable[[str], int],
    most: int = MOST_OF_AN_AREA,
    variant: int = 0,
) -> tuple[tuple[SampleItem, ...], int]:
    """The best items for an area within a budget, and how many more there would be for more room.

    Items of the same trade come first, then those of its parent and kin, then all others whose wording fits
    everybody. Among them an item counts by the area's words in it, most where it begins with them, by recency, grain,
    and whether it names a figure, a time or a way of doing it; each next one also by how little it repeats those chosen
    already. Items that merely mention the area and near-copies are dropped, and at most ``MOST_OF_A_PLAN`` items come
    from one plan. The same input gives the same choice.

    Args:
        library: What was read into memory, a library on disk, or a round over either.
        area: The work area.
        sector: Sector of the plan to be drafted.
        budget_tokens: Tokens that all items together may have.
        count: Tokens of a text.
        most: Items at most.
        variant: Number of the draft, from 0: what drafts of lower numbers show comes last.
    """
    choice = weigh(
        library, area=area, sector=sector, budget_tokens=budget_tokens, count=count, most=most, variant=variant
    )
    return choice.items, choice.passed["no_room"] + choice.passed["enough"]


def weigh(
    library: Library | Source,
    *,
    area: WorkArea,
    sector: Sector,
    budget_tokens: int,
    count: Callable[[str], int],
    most: int = MOST_OF_AN_AREA,
    variant: int = 0,
) -> ChosenItems:
    """The same with why the other candidates were passed over; a round takes note of it."""
    found, total = items_for(library, area, sector, most=POOL)
    pool, passed = _pool(found, Ranking(area, sector), sector)
    if isinstance(library, ServedLibrary):
        pool = _unlike(pool, library.taken, passed)
    for _ in range(variant):
        pool = _worn(pool, _diverse(pool, budget_tokens, count, most, Counter()))
    chosen = _diverse(pool, budget_tokens, count, most, passed)
    passed["enough"] += total - len(chosen) - passed.total()
    choice = ChosenItems(area=area.id, items=tuple(_item(ranked, area) for ranked in chosen), passed=+passed)
    if isinstance(library, ServedLibrary):
        library.note(choice)
    return choice


def _pool(found: Iterable[Candidate], ranking: Ranking, sector: Sector) -> tuple[list[_Ranked], Counter[Reason]]:
    """The best candidates, those of the nearest trade first."""
    scored = [(tier(c.sector, sector), ranking.score(c), c) for c in found]
    good = [(near, score, candidate) for near, score, candidate in scored if score.value >= FLOOR]
    good.sort(key=lambda one: (one[0], -one[1].value, one[2].text, one[2].id))
    pool = [_Ranked(candidate, score, near, pairs(candidate.text)) for near, score, candidate in good[:POOL]]
    return pool, Counter({"mention": len(scored) - len(good)})


def _unlike(pool: list[_Ranked], taken: Iterable[str], passed: Counter[Reason]) -> list[_Ranked]:
    """Without what says again what another area was given."""
    others = [pairs(text) for text in taken]
    kept = [ranked for ranked in pool if all(_alike(ranked.pairs, other) < TOO_ALIKE for other in others)]
    passed["near_copy"] += len(pool) - len(kept)
    return kept


def _worn(pool: list[_Ranked], shown: list[_Ranked]) -> list[_Ranked]:
    """The pool where what a draft has shown, and its near-copies, come after all others."""
    return [
        replace(ranked, worn=ranked.worn + 1)
        if any(ranked is each or _alike(ranked.pairs, each.pairs) >= TOO_ALIKE for each in shown)
        else ranked
        for ranked in pool
    ]


def _diverse(
    pool: list[_Ranked], room: int, count: Callable[[str], int], most: int, passed: Counter[Reason]
) -> list[_Ranked]:
    """Greedy: the best of what is left, less what it repeats."""
    chosen: list[_Ranked] = []
    from_plan: Counter[str] = Counter()
    left = pool
    while left and len(chosen) < most:
        best = min(left, key=lambda ranked: ranked.order)
        left = [ranked for ranked in left if ranked is not best]
        cost = count(best.candidate.text)
        if cost > room:
            passed["no_room"] += 1
            continue
        room -= cost
        chosen.append(best)
        from_plan[best.candidate.plan] += 1
        beside = _beside(best, left)
        kept = [r for r in beside if from_plan[r.candidate.plan] < MOST_OF_A_PLAN]
        passed["near_copy"] += len(left) - len(beside)
        passed["same_plan"] += len(beside) - len(kept)
        left = kept
    return chosen


def _beside(chosen: _Ranked, left: list[_Ranked]) -> list[_Ranked]:
    """What is left beside an item: without its near-copies, the rest marked with how much it repeats."""
    kept = []
    for other in left:
        alike = _alike(chosen.pairs, other.pairs)
        if alike < TOO_ALIKE:
            kept.append(replace(other, repeats=max(other.repeats, alike)))
    return kept


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter text's pairs that the other holds, 0–1."""
    return len(one & other) / max(1, min(len(one), len(other)))


_NEARNESS = ("同类单位（{}）", "相近单位（{}）", "其他类别单位（{}，用语各类单位通用）")


def _item(ranked: _Ranked, area: WorkArea) -> SampleItem:
    found = ranked.candidate
    kin = _NEARNESS[ranked.tier].format(found.sector.chinese)
    year = f"{found.year}年" if found.year else "年份不详的"
    words = "".join(f"“{word[:12]}”" for word in ranked.score.words[:3])
    return SampleItem(id=found.id, text=found.text, area=area.id, why=f"{kin}{year}计划，写到{words}")
