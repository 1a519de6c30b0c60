"""What kind of organisation a plan is from, judged by its words and not by its title."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from plandraft.core.sector import Sector
from plandraft.shipped import read

_LEAST = 2.0
"""A lower score decides nothing (our choice: one sure word, or two likely ones)."""
SURE, LIKELY, MOST_OF_ONE = 2.0, 1.0, 4
"""Weight of a word that gives a sector away, of one that hints at it, and how often one word counts (our choice)."""
CHILD_SHARE = 0.2
"""A child (university of school) is taken where it has this share of its parent's score (our choice)."""


class _Words(NamedTuple):
    sector: Sector
    sure: re.Pattern[str]
    likely: re.Pattern[str]


def sector_of(text: str) -> Sector:
    """The sector whose give-away words stand most often; ``other`` where few do."""
    scores = {words.sector: _score(words, text) for words in _lexicon()}
    own = {sector: score for sector, score in scores.items() if sector.parent not in scores}
    best = max(own, key=lambda sector: own[sector] + sum(s for c, s in scores.items() if c.parent is sector))
    child = next((c for c in scores if c.parent is best and scores[c] >= _LEAST), None)
    if child is not None and scores[child] >= CHILD_SHARE * own[best]:
        return child
    return best if own[best] >= _LEAST else Sector.OTHER


def _score(words: _Words, text: str) -> float:
    return SURE * _count(words.sure, text) + LIKELY * _count(words.likely, text)


def _count(pattern: re.Pattern[str], text: str) -> int:
    counts: dict[str, int] = {}
    for word in pattern.findall(text):
        counts[word] = min(counts.get(word, 0) + 1, MOST_OF_ONE)
    return sum(counts.values())


@cache
def _lexicon() -> tuple[_Words, ...]:
    data = read("plandraft.plan_reading", "sectors")["sectors"]
    return tuple(_Words(Sector(name), _any_of(row["sure"]), _any_of(row["likely"])) for name, row in data.items())


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
