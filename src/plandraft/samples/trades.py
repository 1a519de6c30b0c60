"""For which trades an item's words are foreign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plandraft.core.knowledge import Knowledge
from plandraft.core.sector import Sector
from plandraft.core.trades import foreign_terms, stands
from plandraft.names.data import words
from plandraft.shipped import read


class Trades:
    """Knows the words of every trade.

    Two kinds count. Words that give a trade away (the knowledge's foreign terms, and words only one trade uses) make an
    item foreign to all others, whatever plan it stands in. Broader words (学校, 公司) do so only in a plan of that
    trade, where they mean the organisation itself; elsewhere they mean neighbours, as in 到医院看望.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        own = read("plandraft.samples", "trades")
        self._guards: Mapping[str, str] = {**own["guards"], **knowledge.term_guards}
        self._broad = {Sector(name): frozenset(listed) for name, listed in own["words"].items()}
        self._telling = {sector: _telling(knowledge, sector) for sector in Sector}
        self._all_telling = frozenset().union(*self._telling.values())

    def not_for(self, text: str, of: Sector) -> tuple[Sector, ...]:
        """The sectors whose prompts must not show a text from a plan of a sector, in order."""
        telling = self._standing(self._all_telling, text)
        broad = self._standing(self._spoken_in(of), text)
        return tuple(
            sector
            for sector in Sector
            if telling & self._telling[sector] or broad - self._spoken_in(sector, own_only=True)
        )

    def _spoken_in(self, sector: Sector, *, own_only: bool = False) -> frozenset[str]:
        """The broad words of a sector; a plan of no known trade may be of any."""
        if sector.lineage[-1] is Sector.OTHER and sector not in self._broad and not own_only:
            return frozenset().union(*self._broad.values())
        return frozenset().union(*(self._broad.get(s, frozenset()) for s in sector.lineage))

    def _standing(self, terms: Iterable[str], text: str) -> frozenset[str]:
        return frozenset(term for term in terms if term in text and stands(term, text, self._guards.get(term)))


def _telling(knowledge: Knowledge, sector: Sector) -> frozenset[str]:
    """The words that give another trade away; which narrow trade a sector's organisation is of, nobody says."""
    found = set(foreign_terms(knowledge, sector))
    trades = words("industries")["trades"]
    for name, trade in trades.items():
        if name not in sector.lineage:
            found |= set(trade["giveaways"])
    own = {word for name in sector.lineage if name in trades for word in trades[name]["giveaways"]}
    return frozenset(found - own | set(foreign_terms(knowledge, sector)))
