"""How much an item helps with a work area: the words it shares, its sector, its age, its grain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea
from plandraft.samples.judging import Candidate

FLOOR = 1.2
_GRAIN_CHARS = (18, 80)
_LEAD = re.compile(r"(?:[^，。；：]{0,4}[，。；：])?[^，。；：]{0,24}")
"""The first clause, and the next one after a mere label: what an item is about stands there."""
_CONCRETE = re.compile(r"\d|每[年月季周]|[一二三四五六七八九十]月|季度|不少于|[节日]前后|期间|通过|采取")


@dataclass(frozen=True, kw_only=True)
class Score:
    """What an item is worth for an area.

    Attributes:
        value: Greater is better; a sum of parts, each at most 1 (the weights are our choice). Below ``FLOOR`` the
            item merely mentions the area and would fill room for nothing.
        words: The area's words as they stand in the item.
    """

    value: float
    words: tuple[str, ...]


class Ranking:
    """Scores items for one area in plans of one sector."""

    def __init__(self, area: WorkArea, sector: Sector) -> None:
        own = {"all", *sector.lineage}
        terms = area.terms_for(sector)
        self._sector = sector
        self._literal = tuple(term for term in terms if not term.startswith("re:"))
        self._regular = tuple(re.compile(term[3:]) for term in terms if term.startswith("re:"))
        others = {term for key, words in area.terms.items() if key not in own for term in words} - set(terms)
        self._foreign = tuple(sorted(term for term in others if not term.startswith("re:")))

    def score(self, candidate: Candidate) -> Score:
        """The worth of an item; words of the area that only other sectors use count against it."""
        text = candidate.text
        words = tuple(self._words(text))
        value = 1 - 0.6 ** len(words) + fit(candidate.sector, self._sector) + merit(text, candidate.year)
        lead = _LEAD.match(text)
        if lead and any(word in lead[0] for word in words):
            value += 0.6
        if any(term in text for term in self._foreign):
            value -= 0.5
        return Score(value=value, words=words)

    def _words(self, text: str) -> Iterator[str]:
        """The area's words in the text, each once, and none that lies inside a longer one."""
        found = [term for term in self._literal if term in text]
        found += [hit[0] for regex in self._regular if (hit := regex.search(text))]
        for word in dict.fromkeys(found):
            if not any(word != other and word in other for other in found):
                yield word


def merit(text: str, year: str | None) -> float:
    """What an item is worth whatever is asked: recent, of a sentence or two, with a figure, a time or a way; 0–0.8."""
    concrete = 0.2 if _CONCRETE.search(text) else 0.0
    return 0.3 * _recency(year) + 0.3 * _grain(text) + concrete


def fit(of: Sector, wanted: Sector) -> float:
    """0.8 for the same sector, 0.4 for a parent, child or sibling, else 0."""
    return (0.8, 0.4, 0.0)[tier(of, wanted)]


def tier(of: Sector, wanted: Sector) -> int:
    """0 for the same sector, 1 for a parent, child or sibling, 2 for all others: the order in which they are shown."""
    if of is wanted:
        return 0
    return 1 if set(of.lineage) & set(wanted.lineage) else 2


def _recency(year: str | None) -> float:
    """0 for 2005 and before or no year, 1 for 2030 (our choice; a fixed scale keeps the choice stable)."""
    return max(0.0, min(1.0, (int(year[:4]) - 2005) / 25)) if year else 0.0


def _grain(text: str) -> float:
    """1 for a sentence or two, falling to 0 for a paragraph of three times that length."""
    short, long = _GRAIN_CHARS
    if len(text) < short:
        return 0.5
    return max(0.0, min(1.0, 1 - (len(text) - long) / (2 * long)))
