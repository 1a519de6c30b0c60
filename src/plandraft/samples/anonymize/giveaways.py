"""Words of another trade than the plan's own, left behind by the text it was copied from."""

from __future__ import annotations

import re

from plandraft.core.sector import Sector
from plandraft.names.data import any_of, words
from plandraft.names.spans import NameSpan, one_each
from plandraft.samples.anonymize.known import Known

_LEAST = 3
"""Fewer words of its own trade than this do not say what a plan is of (our choice)."""
_RARE = 6
"""A word that stands once for so many words of the plan's own trade was left behind (our choice)."""


def strangers(whole: str, sector: Sector, known: Known) -> re.Pattern[str] | None:
    """The words foreign to a plan, None where it is not clear what the plan is of."""
    trades = words("industries")["trades"]
    own = {
        name: sum(whole.count(word) for word in {*trade["own"], *trade["giveaways"]}) for name, trade in trades.items()
    }
    mine = [name for name, count in own.items() if count >= _LEAST]
    main = next((s for s in sector.lineage if s in trades), None)
    if main is None or own[main] < _LEAST:
        return None
    kin = {frozenset(pair) for pair in words("industries")["kin"]}
    foreign = set(known.foreign.get(main, ()))
    for name, trade in trades.items():
        if name not in mine:
            foreign |= set(trade["giveaways"])
    for name in mine:
        foreign -= {*trades[name]["own"], *trades[name]["giveaways"]}
        for other in trades:
            if frozenset((name, other)) in kin and other == main:
                foreign -= set(trades[other]["giveaways"])
    rare = {word for word in foreign if 0 < whole.count(word) * _RARE <= own[main]}
    return re.compile(any_of(rare)) if rare else None


def giveaways(text: str, foreign: re.Pattern[str] | None) -> list[NameSpan]:
    """The foreign words of a line."""
    return (
        one_each(NameSpan(*m.span(), "sector_specific") for m in foreign.finditer(text)) if foreign is not None else []
    )
