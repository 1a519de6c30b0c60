"""Findings that stand for many: where most of a plan lacks the same thing, it is said once."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.checks.base import Bilingual
from plandraft.core.plan import Measure
from plandraft.messages import tr

_MOST = 0.34
"""Share of the measures that lack something above which it is said of the plan (our choice)."""
_LEAST = 3
"""So many lack it at least (our choice)."""
MANY = 3
"""More than so many are said once, whatever their share (our choice)."""
_SHOWN = 3


def said_once(lacking: Sequence[Measure], all_of_them: Sequence[Measure]) -> bool:
    """Whether what so many measures lack is the plan's way of writing and not a slip of one of them."""
    return len(lacking) > MANY or (len(lacking) >= _LEAST and len(lacking) > _MOST * len(all_of_them))


def these(lacking: Sequence[Measure], all_of_them: Sequence[Measure]) -> Bilingual:
    """The measures that lack something, as a subject."""
    titles = "、".join(f"“{measure.title[:12]}”" for measure in lacking[:_SHOWN])
    return Bilingual(
        f"{len(all_of_them)} 项措施中有 {len(lacking)} 项（如{titles}）",
        tr("{n} of {n_2} measures ({titles}, …)", n=len(lacking), n_2=len(all_of_them), titles=titles),
    )


def this(measure: Measure) -> Bilingual:
    """One measure as a subject."""
    return Bilingual(f"措施“{measure.title}”", f"measure “{measure.title}”")
