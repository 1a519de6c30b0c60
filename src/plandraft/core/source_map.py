"""Where the words of a plan stood in the file that somebody else wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from plandraft.core.headings import LINE, Heading
from plandraft.core.plan import Plan
from plandraft.core.whereabouts import Whereabouts
from plandraft.messages import both
from plandraft.short_repr import short_repr


@dataclass(frozen=True, kw_only=True)
class Place:
    """A line and a column of a file, both from 1, columns in code points."""

    line: int
    column: int = 1


@short_repr
@dataclass(frozen=True, kw_only=True)
class SourceMap:
    """The places of nodes and fields: ``("M3", "actions/0") → line 12``.

    Attributes:
        places: Where each node or field begins.
        pieces: For a field whose words do not stand in one run (several lines, escaped marks): its pieces, each an
            offset in the field and where that stands, in ascending order.
    """

    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    pieces: dict[tuple[str, str], tuple[tuple[int, Place], ...]] = field(default_factory=dict)

    def place(self, node: str, field_name: str, offset: int = 0) -> Place | None:
        """The place of a field, moved by an offset in it; else that of its node."""
        for start, at in reversed(self.pieces.get((node, field_name), ())):
            if start <= offset:
                return Place(line=at.line, column=at.column + offset - start)
        if field_name.startswith(LINE):
            return Place(line=int(field_name.removeprefix(LINE)), column=1 + offset)
        found = self.places.get((node, field_name))
        if found is not None:
            return Place(line=found.line, column=found.column + offset)
        return self.places.get((node, ""))


@short_repr
@dataclass(frozen=True, kw_only=True)
class Unread:
    """Words of a file that have no place in the plan as it was read.

    Attributes:
        line: Line of the file, from 1; None where they belong to no line.
        why: Why, in Chinese.
        why_en: The same in English.
        text: The words, from their beginning; empty where the reason quotes them.
    """

    line: int | None = None
    why: str
    why_en: str
    text: str = ""

    @classmethod
    def saying(cls, said: str, /, *, line: int | None = None, text: str = "", **values: Any) -> Unread:
        """One for a message of the catalogue, with its values."""
        zh, en = both(said, **values)
        return cls(line=line, text=text, why=zh, why_en=en)

    def said(self, lang: Literal["zh", "en"]) -> str:
        """The reason with the words, in a language."""
        if lang == "zh":
            return f"{self.why}：{self.text}" if self.text else self.why
        return f"{self.why_en}: {self.text}" if self.text else self.why_en

    def __str__(self) -> str:
        return f"line {self.line}: {self.said('en')}" if self.line else self.said("en")


@short_repr
@dataclass(frozen=True, kw_only=True)
class ReadPlan:
    """A plan read from a file, where its words stood, and what could not be understood.

    Attributes:
        not_understood: What has no place in the plan; the checks of words still see it where it is text.
        links_read: Whether the file says which measure serves which goal; rules about links need it.
        headings: The headings of the text; None where the file is no text.
        ignored: Findings that a mark in the file accepts: (code, node id), the id empty for the whole plan.
        whereabouts: Of a file in which nobody counts lines, such as a Word file: how each line's place is said.
    """

    plan: Plan
    source_map: SourceMap = field(default_factory=SourceMap)
    not_understood: tuple[Unread, ...] = ()
    links_read: bool = False
    headings: tuple[Heading, ...] | None = None
    ignored: tuple[tuple[str, str], ...] = ()
    whereabouts: Mapping[int, Whereabouts] | None = None
