"""Which node of a plan speaks of an item of the profile: by shared pairs of characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

_Key = TypeVar("_Key")
_MARKS = re.compile(r"[\W_]+")

ENOUGH = 0.6
"""Share of an item's character pairs that a text must hold to speak of it (our choice)."""


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, marks and blanks left out."""
    bare = _MARKS.sub("", text)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1)) or frozenset({bare} - {""})


def containment(item: str, text: str) -> float:
    """Share of the item's pairs that the text holds, 0–1."""
    wanted = pairs(item)
    return len(wanted & pairs(text)) / len(wanted) if wanted else 0.0


def best_match(item: str, texts: Iterable[tuple[_Key, str]], *, enough: float = ENOUGH) -> _Key | None:
    """The key of the text that holds most of the item, or None where none holds enough."""
    best: tuple[float, _Key] | None = None
    for key, text in texts:
        share = containment(item, text)
        if share >= enough and (best is None or share > best[0]):
            best = (share, key)
    return best[1] if best else None
