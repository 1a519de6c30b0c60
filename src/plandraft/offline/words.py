"""The sectors' own words: what they call their people, whom they work under, what their work is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from plandraft.core.sector import Sector
from plandraft.core.work_areas import look_up
from plandraft.shipped import read


@cache
def _tables() -> dict[str, Any]:
    return read("plandraft.offline", "words")


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


def head_word(field: str, title: str, sector: Sector, kinds: Sequence[str]) -> str:
    """What a heading calls work of a field, by the measure's title; empty for a field that has no such words.

    Args:
        field: Id of the field of work.
        title: Of the measure.
        sector: The organisation's.
        kinds: The kind of plan and those it comes from.
    """
    known = bool(set(kinds) & set(_tables()["heads_kinds"]))
    choices: list[list[str]] = _tables()["heads"].get(field, []) if known else []
    found = next((word for word, said in choices if not said or re.search(said, title)), "")
    return found.replace("{staff}", word("staff", sector)).replace("{board}", word("board", sector).removesuffix("栏"))


def homely_heads(way: int, period: str) -> tuple[str, str]:
    """The two headings of a plan in plain words: for what is demanded, and for what comes round every year."""
    choices: list[list[str]] = _tables()["homely_heads"]
    first, daily = choices[way % len(choices)]
    return first.replace("{year}", "这学年" if period == "school_year" else "全年"), daily


def homes_of(text: str) -> tuple[str, ...]:
    """Words of the names of the departments in which those work whom a text is about, nearest first."""
    entries: list[dict[str, Any]] = _tables()["at"]
    return tuple(dict.fromkeys(home for entry in entries if re.search(entry["people"], text) for home in entry["home"]))


def help_of(name: str) -> tuple[str, ...]:
    """Patterns of the titles of what a department or body can help with, best first."""
    entries: list[dict[str, Any]] = _tables()["helps"]
    return tuple(next(entry["with"] for entry in entries if re.search(entry["who"], name)))


def default_field(playbook: str) -> str:
    """The field of work of a demand whose words are of none: by the playbook that deals with it."""
    fields: dict[str, str] = _tables()["otherwise"]
    return fields.get(playbook, fields["any"])


def near_to(area: str) -> tuple[str, ...]:
    """The areas whose headings suit work of another area, nearest first."""
    near: dict[str, list[str]] = _tables()["near"]
    return tuple(near.get(area, ()))
