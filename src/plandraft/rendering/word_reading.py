"""Our own Word file back to the plan it carries, with what was edited in it: the visible words count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from plandraft.core.blocks import Block, blocks_of
from plandraft.core.headings import read_headings
from plandraft.core.sample import Document
from plandraft.core.source_map import Place, ReadPlan, SourceMap, Unread
from plandraft.errors import PlanError
from plandraft.messages import marked, tr
from plandraft.rendering.json_files import from_json
from plandraft.rendering.markdown_reading import from_markdown
from plandraft.rendering.word_annex import with_annex
from plandraft.rendering.word_calendar import holds_table, without_echoes
from plandraft.rendering.word_lines import WordLine, letters, read_word
from plandraft.rendering.word_markdown import WrittenLines, as_markdown

_UNMARKED = marked("the file has lost its marks; its paragraphs were matched with the plan by what they say")


def from_word(document: Document) -> ReadPlan | None:
    """Read a Word file that we wrote; None where it carries no plan. Places are lines of the document.

    Raises:
        PlanError: It carries a plan of a later format, or a damaged one.
    """
    if not document.carried:
        return None
    before = from_json(document.carried, file=document.file)
    blocks = blocks_of(before, calendar="table" if holds_table(document.lines, before) else "list")
    lines = read_word(document, blocks)
    written = as_markdown(lines.body, before, blocks)
    read = from_markdown("\n".join(written.lines), file=document.file)
    if read is None:
        raise PlanError(
            tr("{file}: its plan cannot be read", file=document.file),
            hint=tr("draw the file again from the plan's .json"),
        )
    told = (*([] if lines.marked else [Unread.saying(_UNMARKED)]), *written.told)
    read = _placed(read, written, document)
    edited = before if _is_untouched(lines.body, blocks) else without_echoes(read.plan, before)
    plan, unmet = with_annex(edited, before, lines.annex)
    headings = read_headings((line.number, line.text) for line in document.lines)
    return replace(read, plan=plan, not_understood=(*told, *read.not_understood, *unmet), headings=headings)


def _is_untouched(lines: Sequence[WordLine], blocks: Sequence[Block]) -> bool:
    """Whether the file says from title to signature what was printed, so that no word of it need be read."""
    now = [(line.key, line.text.split("\t") if line.row else [line.text]) for line in lines]
    printed = list[tuple[str, list[str]]]()
    for block in blocks:
        printed.append((block.key, block.text.split("\t") if block.row else [block.text]))
        if block.table is not None:
            printed += [("", [*row]) for row in (block.table.heads, *block.table.rows)]
    return [*_rows(now)] == [*_rows(printed)]


def _rows(lines: Iterable[tuple[str, list[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Lines without blanks, and without empty cells at their ends; those that say nothing are left out."""
    for key, cells in lines:
        found = [letters(cell) for cell in cells]
        while found and not found[-1]:
            found.pop()
        if found:
            yield key, found


def _placed(read: ReadPlan, written: WrittenLines, document: Document) -> ReadPlan:
    """The same with places in the Word file."""
    texts = {line.number: line.text for line in document.lines}
    at = _place_of(written, texts)
    places = {key: there for key, place in read.source_map.places.items() if (there := at(place)) is not None}
    pieces = {
        key: tuple((start, there) for start, place in own if (there := at(place)) is not None)
        for key, own in read.source_map.pieces.items()
    }
    told = tuple(replace(one, line=_line(written, one.line)) for one in read.not_understood)
    return replace(read, source_map=SourceMap(places=places, pieces=pieces), not_understood=told)


def _line(written: WrittenLines, line: int | None) -> int | None:
    number = written.numbers[line - 1] if line is not None and line <= len(written.numbers) else 0
    return number or None


def _place_of(written: WrittenLines, texts: dict[int, str]) -> Callable[[Place], Place | None]:
    columns: dict[int, Sequence[int]] = {}

    def place(of: Place) -> Place | None:
        number = _line(written, of.line)
        if number is None:
            return None
        if of.line not in columns:
            columns[of.line] = _columns(written.lines[of.line - 1], texts.get(number, ""))
        own = columns[of.line]
        return Place(line=number, column=own[min(of.column - 1, len(own) - 1)] + 1 if own else 1)

    return place


def _columns(line: str, text: str) -> list[int]:
    """For each character of a line of Markdown, where the same words stand in the file's: it has all of their marks."""
    found, at = [], 0
    for char in line:
        found.append(min(at, max(0, len(text) - 1)))
        if at < len(text) and char == text[at]:
            at += 1
    return found
