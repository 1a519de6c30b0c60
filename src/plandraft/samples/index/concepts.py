"""The words of all work areas, found in a text: the concepts by which items are indexed."""

from __future__ import annotations

import hashlib
import json
import re

from plandraft._version import __version__
from plandraft.core.knowledge import Knowledge


class Lexicon:
    """All words of all work areas and sectors, ready to be searched for."""

    def __init__(self, knowledge: Knowledge) -> None:
        terms = {term for area in knowledge.areas for words in area.terms.values() for term in words}
        self._literal = tuple(sorted(term for term in terms if not term.startswith("re:")))
        self._regular = tuple((term, re.compile(term[3:])) for term in sorted(terms) if term.startswith("re:"))

    def concepts(self, text: str) -> tuple[str, ...]:
        """The words that stand in a text; a regular expression stands for itself."""
        found = [term for term in self._literal if term in text]
        found += [term for term, regex in self._regular if regex.search(text)]
        return tuple(found)


def made_with(knowledge: Knowledge) -> str:
    """Identity of what decides how a plan is read: plans must be read anew when it changes."""
    known = json.dumps(knowledge.model_dump(), default=_plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{__version__}\n{known}".encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    """Sets in order: their own order differs from process to process."""
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)
