"""Of which kind of plan an old plan is: by its own heading, else by the words that plans of a kind hold often."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plandraft.core.kind import PlanKind

_SHORT_CHARS = 600
"""A plan up to this length is of a kind from its first word on; in a longer one a single word says nothing."""
_SERIES = re.compile(r"(?:[篇之]|范文|第)[一二三四五六七八九十百\d]+篇?$|[（(][一二三四五六七八九十百\d]+[）)]$")
"""The end of a heading that is one of a collection's: it says what the collection is of, not this plan."""


def likely_kind(heading: str, text: str, kinds: Iterable[PlanKind]) -> str:
    """The id of the kind; the root of all kinds where nothing speaks for another, empty where no kinds are known.

    Args:
        heading: The plan's heading: the body that its words name last is the one whose plan it is.
        text: All of it.
        kinds: All that are known.
    """
    known = tuple(kinds)
    named = max(((*kind.signs.name_in(heading), kind.id) for kind in known), default=(0, "", ""))
    if named[0] and not _SERIES.search(heading.strip()):
        return named[2]
    counts = [(kind.signs.count_in(text), kind) for kind in known]
    likely = [(count, kind.id) for count, kind in counts if count >= _least(kind, text)]
    root = next((kind.id for kind in known if len(kind.lineage) == 1), "")
    return max(likely, default=(0, root))[1]


def kinds_for(kind: PlanKind) -> frozenset[str]:
    """The kinds of old plans whose items a plan of a kind may be shown: its own, and those it inherits from.

    What no kind was recognised in counts for those that claim nothing, and for kinds without words of their own.
    """
    own = frozenset(kind.lineage[:-1]) or frozenset(kind.lineage)
    return own if kind.signs.plans else own | frozenset(kind.lineage)


def _least(kind: PlanKind, text: str) -> int:
    return max(1, kind.signs.plans_least) if len(text) >= _SHORT_CHARS else 1
