"""The sectors' own words: what they call their people, whom they work under, what their work is about."""

from __future__ import annotations

from functools import cache
from typing import Any

from plandraft.core.sector import Sector
from plandraft.core.work_areas import look_up
from plandraft.shipped import read


@cache
def _tables() -> dict[str, Any]:
    return read("plandraft.models.offline", "words")


def word(table: str, sector: Sector) -> str:
    """A word of a sector: ``staff``, ``leadership`` (with the blank ``{party}``), ``centre``, ``cell``, ``board``."""
    words: dict[str, str] = _tables()[table]
    return look_up(words, sector) or words["other"]


def missed_first() -> tuple[str, ...]:
    """Ids of what every plan has, in the order in which readers of short plans miss it."""
    found: list[str] = _tables()["missed"]
    return tuple(found)


def under(area: str) -> str:
    """The field under whose heading usual work of an area stands: mostly its own."""
    other: dict[str, str] = _tables()["under"]
    return other.get(area, area)


def near_to(area: str) -> tuple[str, ...]:
    """The areas whose headings suit work of another area, nearest first."""
    near: dict[str, list[str]] = _tables()["near"]
    return tuple(near.get(area, ()))
