"""How far a build is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["reading", "comparing", "indexing"]


@dataclass(frozen=True, kw_only=True)
class IndexProgress:
    """So many of so many files (reading) or plans (comparing, indexing) are done."""

    stage: Stage
    done: int
    total: int


OnProgress = Callable[[IndexProgress], None]


def silent(progress: IndexProgress) -> None:
    """Nobody is watching."""
    del progress
