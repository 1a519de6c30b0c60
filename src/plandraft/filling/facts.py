"""Facts of a profile: only one of them may take the place of a named gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from plandraft.core.gap import gaps_in
from plandraft.core.profile import Profile

_NAME_CHARS = 30
"""Longest string of a profile that a plan would take over word for word (our choice)."""
_FIGURE = re.compile(r"\d[\d,.]*\d[\u4e00-\u9fff%]?|\d[\u4e00-\u9fff%]")
_HOW_TO_WRITE = {"sector", "period", "working_months", "length_chars", "tone", "avoid", "checks"}
"""Fields that say how the plan is to be written, not what is so."""


def facts_of(profile: Profile) -> tuple[str, ...]:
    """Names, short statements and figures of a profile, each once."""
    found: dict[str, None] = {}
    for text in _strings(profile.model_dump(mode="json", exclude=_HOW_TO_WRITE)):
        if 2 <= len(text) <= _NAME_CHARS:
            found[text] = None
        found |= dict.fromkeys(_FIGURE.findall(text))
    return tuple(found)


def gaps_dropped(old: str, new: str) -> int:
    """How many named gaps of a text another one lacks."""
    left = list(gaps_in(new))
    dropped = 0
    for what in gaps_in(old):
        if what in left:
            left.remove(what)
        else:
            dropped += 1
    return dropped


def facts_put(old: str, new: str, facts: Iterable[str]) -> int:
    """How many facts a text states that the other one does not.

    Args:
        old: What stood there.
        new: What is to stand there.
        facts: Of the profile.
    """
    return sum(_times(fact, new) > _times(fact, old) for fact in facts)


def _times(fact: str, text: str) -> int:
    if fact[0].isdecimal():
        end = r"(?![\d.,]*\d)" if fact[-1].isdecimal() else ""
        return len(re.findall(rf"(?<!\d)(?<!\d[.,]){re.escape(fact)}{end}", text))
    return text.count(fact)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value)
