"""What belongs to the organisation itself or to everybody, so that a rule does not take it for another's."""

from __future__ import annotations

import re

from plandraft.checks.once import Once
from plandraft.core.context import CheckContext
from plandraft.core.figures import plain_number
from plandraft.core.profile import Profile

QUOTES = re.compile(r"[“”‘’\"'《》〈〉（）()\s]")
"""Marks that make no difference between two names."""


_joined: Once[Profile, str] = Once(lambda profile: "\n".join(profile.strings()))


def profile_words(context: CheckContext) -> str:
    """Everything the profile says, one string a line; empty without a profile."""
    return _joined(context.profile) if context.profile else ""


def bare_name(name: str) -> str:
    """A name without marks and blanks."""
    return QUOTES.sub("", name)


def profile_numbers(profile: Profile) -> frozenset[str]:
    """Every number the profile states, those of dates too, and what follows from two of them."""
    text = _joined(profile).replace(",", "")
    return profile.known_numbers | {plain_number(number) for number in re.findall(r"\d+(?:\.\d+)?", text)}
