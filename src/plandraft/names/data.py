"""The word lists that ship beside this room, read once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from plandraft.shipped import read


@cache
def words(name: str) -> dict[str, Any]:
    """One YAML file of this room's ``data`` folder."""
    loaded: dict[str, Any] = _split(read("plandraft.names", name))
    return loaded


def _split(value: Any) -> Any:
    """Long lists are written as words with blanks between: a parser takes ten times as long for a YAML list."""
    if isinstance(value, dict):
        return {key: _split(inner) for key, inner in value.items()}
    return value.split() if isinstance(value, str) and re.search(r"\s", value) else value


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """One list of a file as a set; numbers that YAML read as such are words again."""
    return frozenset(map(str, words(name)[key]))


def any_of(choices: Iterable[str]) -> str:
    """A regular expression's alternatives, the longest first."""
    return "|".join(re.escape(choice) for choice in sorted(map(str, choices), key=lambda c: (-len(c), c)))


HAN_CHARACTER = r"[\u3400-\u4dbf\u4e00-\u9fff]"
"""One Chinese character."""
NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,5})"
"""A small number in digits or characters."""
