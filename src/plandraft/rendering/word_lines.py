"""The lines of a Word file of ours that was edited: which printed paragraph each one is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from plandraft.core.blocks import ANNEX_KEY, NOTE_KEY, TITLE, Block
from plandraft.core.sample import Document, Line
from plandraft.rendering.docx_xml import printable
from plandraft.rendering.lines import ITEM
from plandraft.rendering.tasks import ANNEX_HEAD, ANNEX_NOTE

_SIMILAR = 0.6
"""Texts with this share of equal characters are one text that was reworded (our choice)."""
_MOST_TITLE_LINES = 4


@dataclass(frozen=True, kw_only=True)
class WordLine:
    """A paragraph or table row.

    Attributes:
        number: Of its first line in the document, from 1.
        text: Its words; the cells of a row are separated by tabs.
        key: Of the printed paragraph; empty for a new one.
        level: Of a heading that the file marks as one, from 1.
        row: Whether it is the row of a table.
    """

    number: int
    text: str
    key: str = ""
    level: int | None = None
    row: bool = False


@dataclass(frozen=True, kw_only=True)
class WordLines:
    """The file's lines.

    Attributes:
        body: From the title to the signature.
        annex: The rows of the task table, the heads first.
        marked: Whether the file still had bookmarks of ours.
    """

    body: tuple[WordLine, ...]
    annex: tuple[WordLine, ...]
    marked: bool


def read_word(document: Document, blocks: Sequence[Block]) -> WordLines:
    """The lines with words, each with the key of the printed paragraph that it is."""
    known = {block.key for block in blocks} | {ANNEX_KEY, NOTE_KEY}
    blank = {block.key for block in blocks if not printable(block.text)}
    lines = [*_joined(line for line in document.lines if line.text.strip() or line.mark in blank)]
    end = next((at for at, line in enumerate(lines) if _begins_annex(line)), len(lines))
    marked = any(line.mark in known for line in lines)
    body = _with_title([_plain(line, known) for line in lines[:end]], blocks)
    return WordLines(
        body=tuple(line for line in _by_words(body, blocks) if not _is_note(line)),
        annex=tuple(_plain(line) for line in lines[end:] if line.row),
        marked=marked,
    )


def without_number(text: str) -> str:
    """A paragraph without the number before it, which is the printer's."""
    item = ITEM.match(text)
    return printable(text[item.end() :] if item else text)


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts differ in blanks at most: those of Word's lines are not always the writer's."""
    return letters(one) == letters(other)


def letters(text: str) -> str:
    """A text without blanks."""
    return "".join(printable(text).split())


def is_like(one: str, other: str) -> bool:
    """Whether a text may be another one in other words."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    quick = matcher.real_quick_ratio() >= _SIMILAR and matcher.quick_ratio() >= _SIMILAR
    return quick and matcher.ratio() >= _SIMILAR


def _is_note(line: WordLine) -> bool:
    return line.key == NOTE_KEY or (not line.key and printable(line.text) == ANNEX_NOTE)


def _begins_annex(line: Line) -> bool:
    return line.mark == ANNEX_KEY or (not line.mark and line.text.strip() == ANNEX_HEAD)


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """A paragraph with soft breaks is one line."""
    for _, own in groupby(lines, key=lambda line: line.mark or line.number):
        first, *more = own
        yield replace(first, text="".join(line.text for line in (first, *more)))


def _plain(line: Line, known: Collection[str] = ()) -> WordLine:
    key = line.mark if line.mark in known else ""
    return WordLine(number=line.number, text=line.text, key=key, level=line.level, row=line.row)


def _with_title(lines: list[WordLine], blocks: Sequence[Block]) -> list[WordLine]:
    """The lines whose title, printed on several, is one, where its mark is gone."""
    title = next((block for block in blocks if block.part == TITLE), None)
    if title is None or any(line.key == title.key for line in lines):
        return lines
    for end in range(2, _MOST_TITLE_LINES + 1):
        if says_the_same("".join(line.text for line in lines[:end]), title.text):
            return [replace(lines[0], text=title.text, key=title.key), *lines[end:]]
    return lines


def _by_words(lines: list[WordLine], blocks: Sequence[Block]) -> list[WordLine]:
    """Lines without a mark that say what a paragraph said which is nowhere else: moved, or the file lost its marks.

    The last ones first: who signs the plan may stand in its title too.
    """
    used = {line.key for line in lines}
    missing = [block for block in reversed(blocks) if block.key not in used and not block.row]
    for is_same in (_is_equal, _is_similar):
        for at, line in reversed([*enumerate(lines)]):
            if line.key or line.row or not missing:
                continue
            found = next((block for block in missing if is_same(line, block)), None)
            if found is not None:
                lines[at] = replace(line, key=found.key)
                missing.remove(found)
    return lines


def _is_equal(line: WordLine, block: Block) -> bool:
    return says_the_same(without_number(line.text), without_number(block.text))


def _is_similar(line: WordLine, block: Block) -> bool:
    return is_like(without_number(line.text), without_number(block.text))
