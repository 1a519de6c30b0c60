"""Where in an old file a value stands, as its reader finds it."""

from __future__ import annotations

from typing import TypeVar

from plandraft.core.sample import Document, Line
from plandraft.core.source_map import ReadPlan
from plandraft.core.texts import one_line
from plandraft.last_year.facts import Quoted

_Value = TypeVar("_Value")
_QUOTED = 40
"""Characters of a line that are quoted (our choice)."""


class Places:
    """The places of one file: numbers of lines, or below which heading a paragraph stands.

    Args:
        document: The file's text.
        read: The same, read as a plan.
        numbered: Whether its reader sees these lines; of a plan in JSON nobody does.
    """

    def __init__(self, document: Document, read: ReadPlan, *, numbered: bool = True) -> None:
        self._numbered = numbered
        self._lines = {line.number: line for line in document.lines}
        self._map, self._whereabouts = read.source_map, read.whereabouts

    def where(self, line: Line | None) -> str:
        """A line's place; empty where it is not known."""
        if line is None or not self._numbered:
            return ""
        known = self._whereabouts.get(line.number) if self._whereabouts else None
        return known.said("zh") if known is not None and known.said("zh") else f"第{line.number}行"

    def said(self, value: _Value, line: Line | None) -> Quoted[_Value]:
        """A value with the line that says it."""
        return Quoted(value=value, quote=_quoted(line.text if line else "", str(value)), where=self.where(line))

    def at(self, value: _Value, node: str, words: str) -> Quoted[_Value]:
        """A value of a node that was read, with the line the node stands in."""
        place = next((p for f in ("title", "purpose", "") if (p := self._map.place(node, f)) is not None), None)
        line = self._lines.get(place.line) if place is not None else None
        if line is None:
            line = next((one for one in self._lines.values() if words and words in one.text), None)
        return Quoted(value=value, quote=_quoted(line.text if line else words, words), where=self.where(line))


def _quoted(text: str, words: str) -> str:
    """The line, or as much of it as stands around the words."""
    bare = one_line(text)
    if len(bare) <= _QUOTED:
        return bare
    at = max(0, bare.find(words[:_QUOTED]) - 8) if words and words in bare else 0
    end = at + _QUOTED
    return ("…" if at else "") + bare[at:end] + ("…" if end < len(bare) else "")
