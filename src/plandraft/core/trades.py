"""Terms that belong to another trade than an organisation's own."""

from __future__ import annotations

import re

from plandraft.core.knowledge import Knowledge
from plandraft.core.sector import Sector

_AROUND = 6
"""Characters beside a term in which a longer word may begin or end."""


def foreign_terms(knowledge: Knowledge, sector: Sector) -> tuple[str, ...]:
    """The terms of others that a sector's plan should not use, its parent's included."""
    return tuple(dict.fromkeys(term for s in sector.lineage for term in knowledge.foreign_terms.get(s, ())))


def means_other(guard: str, text: str, start: int, end: int) -> bool:
    """Whether a term at ``start`` to ``end`` is a part of a longer word that its guard knows.

    Args:
        guard: The longer words, as a regular expression.
        text: Where the term stands.
        start: First code point of the term.
        end: The one after the last.

    >>> means_other("[大名]师德", "大师德艺双馨", 1, 3)
    True
    """
    near = max(0, start - _AROUND)
    return any(
        near + found.start() <= start and end <= near + found.end()
        for found in re.finditer(guard, text[near : end + _AROUND])
    )


def stands(term: str, text: str, guard: str | None) -> bool:
    """Whether a text holds a term in its own meaning at least once.

    Args:
        term: A word of another trade.
        text: Where it may stand.
        guard: Longer words in which it means something else.

    >>> stands("师德", "请大师德艺双馨的作品参展", "[大名]师德")
    False
    """
    at = text.find(term)
    while at >= 0:
        if guard is None or not means_other(guard, text, at, at + len(term)):
            return True
        at = text.find(term, at + 1)
    return False
