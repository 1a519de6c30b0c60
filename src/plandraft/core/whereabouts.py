"""Places in a file without line numbers, as a reader of it finds them: below which heading, which paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from plandraft.core.headings import Heading
from plandraft.core.sample import Line
from plandraft.messages import tr_in

HEADING_CHARS = 40
"""A numbered line of more characters is a paragraph, not a heading (our choice)."""
_SHOWN_CHARS = 20


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where a line stands.

    Attributes:
        headings: The words of the headings above it, the outermost first; its own last where it is one.
        paragraph: Which of the paragraphs below the last heading it is, from 1, without empty ones; 0 for the heading.
        row: Which row it is where it is one of a table, from 1; else 0. The paragraph then is the one before the table.
    """

    headings: tuple[str, ...] = ()
    paragraph: int = 0
    row: int = 0

    def said(self, lang: Literal["zh", "en"]) -> str:
        """As a person would say it.

        >>> Whereabouts(headings=("三、活动安排",), paragraph=2).said("zh")
        '“三、活动安排”第2段'
        """
        name = " › ".join(one if len(one) <= _SHOWN_CHARS else f"{one[:_SHOWN_CHARS]}…" for one in self.headings)
        if self.row:
            inside = tr_in(lang, "row {row} of the table", row=self.row)
        elif self.paragraph:
            inside = tr_in(lang, "paragraph {paragraph}", paragraph=self.paragraph)
        else:
            inside = ""
        if name and inside:
            return tr_in(lang, "“{name}”, {inside}", name=name, inside=inside)
        return f"“{name}”" if name else inside


def whereabouts_of(lines: Sequence[Line], headings: Iterable[Heading]) -> dict[int, Whereabouts]:
    """The place of each line with words, by its number.

    Headings are the lines that the file itself marks as such, and of the numbered ones those of the two outermost
    levels that the text uses.
    """
    levels = _levels(lines, headings)
    found: dict[int, Whereabouts] = {}
    above: list[tuple[int, str]] = []
    paragraph = row = 0
    for line in lines:
        if not line.text.strip():
            continue
        level = levels.get(line.number)
        if level is not None:
            above = [one for one in above if one[0] < level] + [(level, _bare(line.text))]
            paragraph = row = 0
        elif line.row:
            row += 1
        else:
            paragraph, row = paragraph + 1, 0
        found[line.number] = Whereabouts(headings=tuple(words for _, words in above), paragraph=paragraph, row=row)
    return found


def _levels(lines: Sequence[Line], headings: Iterable[Heading]) -> dict[int, int]:
    """The heading level of each line that is a heading."""
    short = {line.number for line in lines if len(line.text.strip()) <= HEADING_CHARS}
    numbered = [one for one in headings if one.line in short and not _is_sentence(one.text)]
    outermost = min((one.level for one in numbered), default=1)
    levels = {one.line: one.level for one in numbered if one.level <= outermost + 1}
    marked = {line.number: line.level for line in lines if line.level is not None and not line.row}
    return {**levels, **marked}


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(("。", "；", ";")) or "，" in text


def _bare(text: str) -> str:
    return text.strip().strip("#*").strip()
