"""Which node of a plan speaks of an item of the profile: by shared pairs of characters."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile(r"[\W_]+")

ENOUGH = 0.6
"""Share of an item's character pairs that a text must hold to speak of it (our choice)."""


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, marks and blanks left out."""
    bare = _MARKS.sub("", text)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1)) or frozenset({bare} - {""})


def containment(item: str, text: str) -> float:
    """Share of the item's pairs that the text holds, 0–1."""
    wanted = pairs(item)
    return len(wanted & pairs(text)) / len(wanted) if wanted else 0.0


def shared_start(one: str, other: str) -> str:
    """The characters with which both begin.

    >>> shared_start("合作驿站", "合作驿站挂牌")
    '合作驿站'
    """
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:same]
