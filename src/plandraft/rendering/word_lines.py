"""The lines of a Word file of ours that was edited: which printed paragraph each one is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from plandraft.core.blocks import TITLE, Block
from plandraft.core.sample import Document, Line
from plandraft.core.word_marks import ANNEX, ANNEX_NOTE
from plandraft.rendering.docx_text import clean
from plandraft.rendering.lines import ITEM
from plandraft.rendering.tasks import ANNEX as ANNEX_NAME

SIMILAR = 0.6
"""Paragraphs with this share of equal characters are one paragraph that was reworded (our choice)."""
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
    known = {block.key for block in blocks} | {ANNEX, ANNEX_NOTE}
    blank = {block.key for block in blocks if not clean(block.text)}
    lines = [*_joined(line for line in document.lines if line.text.strip() or line.mark in blank)]
    end = next((at for at, line in enumerate(lines) if _begins_annex(line)), len(lines))
    marked = any(line.mark in known for line in lines)
    body = _with_title(_by_marks(lines[:end], known), blocks)
    return WordLines(
        body=tuple(line for line in _by_words(body, blocks) if not _is_note(line)),
        annex=tuple(_plain(line) for line in lines[end:] if line.row),
        marked=marked,
    )


def bare(text: str) -> str:
    """A paragraph without the number before it, which is the printer's."""
    item = ITEM.match(text)
    return clean(text[item.end() :] if item else text)


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts differ in blanks at most: those of Word's lines are not always the writer's."""
    return "".join(clean(one).split()) == "".join(clean(other).split())


def _is_note(line: WordLine) -> bool:
    return line.key == ANNEX_NOTE or (not line.key and clean(line.text) == f"附件：{ANNEX_NAME}")


def _begins_annex(line: Line) -> bool:
    return line.mark == ANNEX or (not line.mark and line.text.strip() == "附件")


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """A paragraph with soft breaks is one line."""
    open_line: Line | None = None
    for line in lines:
        if open_line is not None and line.mark and line.mark == open_line.mark:
            open_line = replace(open_line, text=open_line.text + line.text)
            continue
        if open_line is not None:
            yield open_line
        open_line = line
    if open_line is not None:
        yield open_line


def _plain(line: Line, key: str = "") -> WordLine:
    return WordLine(number=line.number, text=line.text, key=key, level=line.level, row=line.row)


def _by_marks(lines: Iterable[Line], known: set[str]) -> list[WordLine]:
    """A mark counts once: a copied paragraph is a new one."""
    found, used = [], set[str]()
    for line in lines:
        key = line.mark if line.mark in known - used else ""
        used.add(key)
        found.append(_plain(line, key))
    return found


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
    """Lines without a mark that say what a paragraph said which is nowhere else: moved, or the file lost its marks."""
    used = {line.key for line in lines}
    missing = [block for block in blocks if block.key not in used]
    for is_same in (_is_equal, _is_similar):
        for at, line in enumerate(lines):
            if line.key or line.row or not missing:
                continue
            found = next((block for block in missing if is_same(line, block)), None)
            if found is not None:
                lines[at] = replace(line, key=found.key)
                missing.remove(found)
    return lines


def _is_equal(line: WordLine, block: Block) -> bool:
    return says_the_same(bare(line.text), bare(block.text))


def _is_similar(line: WordLine, block: Block) -> bool:
    matcher = SequenceMatcher(None, bare(line.text), bare(block.text), autojunk=False)
    return matcher.real_quick_ratio() >= SIMILAR and matcher.quick_ratio() >= SIMILAR and matcher.ratio() >= SIMILAR
