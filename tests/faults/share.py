"""How much of the suite is run: all of it, or a seeded tenth."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from typing import TypeVar

ALL = os.environ.get("PLANDRAFT_FAULTS") == "all"
SEED = 5
_Place = TypeVar("_Place")


def some(places: Sequence[_Place], *, one_in: int = 10) -> list[_Place]:
    """All places, or the same tenth of them every time; never none."""
    if ALL:
        return list(places)
    chosen = random.Random(SEED).sample(range(len(places)), max(1, len(places) // one_in))
    return [places[at] for at in sorted(chosen)]
