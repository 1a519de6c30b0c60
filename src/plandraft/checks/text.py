"""Everything a plan says as one text, so that a pattern is run once and not once a field."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from plandraft.checks.once import Once
from plandraft.core.plan import Plan

_GAP = "\n\x1f\n"
"""What stands between two fields: no pattern of a rule reaches over it."""
_SENTENCE = re.compile(r"[^。；！？;!?\n\x1f]+")


@dataclass(frozen=True, kw_only=True)
class FieldPlace:
    """A part of a field.

    Attributes:
        node: Id of the node.
        field: Field of the node.
        whole: The field's text.
        start: First code point in the field.
        end: The one after the last.
    """

    node: str
    field: str
    whole: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The part itself."""
        return self.whole[self.start : self.end]

    def replaced_by(self, text: str) -> str:
        """The field's text with other words in the place of the part."""
        return self.whole[: self.start] + text + self.whole[self.end :]

    @property
    def is_name(self) -> bool:
        """Whether the field holds a name or a heading, which may stand in several places, and no sentence."""
        return self.field in ("title", "owner", "area") or self.field.startswith("partners/")

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return (self.start, self.end)

    @property
    def sentence(self) -> str:
        """The sentence around it."""
        before, after = around(self.whole, self.start, self.end, "。；！？;!?\n")
        return before + self.text + after


def around(text: str, start: int, end: int, marks: str = "，。；") -> tuple[str, str]:
    """What stands before and behind a part of a text in its clause, which ends at one of some marks.

    Args:
        text: The whole text.
        start: First code point of the part.
        end: The one after the last.
        marks: What ends a clause.

    >>> around("每月一次，4月起试行；再定", 5, 8)
    ('', '试行')
    """
    first = max(text.rfind(mark, 0, start) for mark in marks) + 1
    last = min((at for mark in marks if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first:start], text[end:last]


class PlanText:
    """The fields of a plan in printed order."""

    def __init__(self, plan: Plan) -> None:
        self.fields = [field for field in plan.strings() if field[2]]
        self.text = _GAP.join(text for _, _, text in self.fields)
        self._starts: list[int] = []
        at = 0
        for _, _, text in self.fields:
            self._starts.append(at)
            at += len(text) + len(_GAP)

    def place(self, start: int, end: int) -> FieldPlace | None:
        """Where a part of the text stands; None where it reaches over the end of a field."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        node, field, whole = self.fields[index]
        first = start - self._starts[index]
        last = end - self._starts[index]
        return FieldPlace(node=node, field=field, whole=whole, start=first, end=last) if last <= len(whole) else None

    def finditer(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], FieldPlace]]:
        """Every match with its place."""
        for match in pattern.finditer(self.text):
            place = self.place(*match.span())
            if place is not None and match.end() > match.start():
                yield match, place

    def find(self, words: str) -> Iterator[FieldPlace]:
        """Every place of some words."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            place = self.place(at, at + len(words))
            if place is not None:
                yield place
            at = self.text.find(words, at + len(words))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two neighbouring characters: words whose first pair is not among them need no search."""
        return frozenset(pairwise(self.text))

    @cached_property
    def sentences(self) -> tuple[FieldPlace, ...]:
        """All sentences, without the marks that end them."""
        return tuple(place for _, place in self.finditer(_SENTENCE) if place.text.strip())


text_of: Once[Plan, PlanText] = Once(PlanText)
"""The text of a plan; the last plan's is kept, because one rule after the other asks for it."""
