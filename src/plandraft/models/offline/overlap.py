"""How much of one text another holds, by pairs of neighbouring characters."""

from __future__ import annotations

from plandraft.core.matching import containment as held

__all__ = ["held", "kinship"]


def kinship(one: str, other: str) -> float:
    """How much of the shorter text the longer one holds, 0–1."""
    return max(held(one, other), held(other, one))
