"""A Word file as a document: paragraphs and table rows in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from plandraft.core.sample import Document, Dropped, Line
from plandraft.documents.limits import SHOWN_DROPPED_CHARS
from plandraft.documents.refusal import Unreadable
from plandraft.documents.word.numbering import Numbering
from plandraft.documents.word.package import Package, carried_in, mark_of
from plandraft.documents.word.pieces import Piece, joined_cell, within
from plandraft.documents.word.runs import NOTES, Notes, ParagraphWords, WordRuns, notes_of, plain_text
from plandraft.documents.word.styles import Styles
from plandraft.documents.word.xml import Element, attribute, child, children, integer, name
from plandraft.messages import tr

_THROUGH = {"sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_NOTE_PARTS = {"comment": "comments", "footnote": "footnotes", "endnote": "endnotes"}


class _Block(NamedTuple):
    """A paragraph's line or a table's row, with what was left out of it."""

    text: str
    level: int | None = None
    row: bool = False
    dropped: tuple[tuple[str, str], ...] = ()
    silent: bool = False
    """Without a line of its own: only what was left out is told."""
    pieces: tuple[Piece, ...] = ()
    """Where its characters stand in the file."""
    mark: str = ""


def word_document(data: bytes, *, file: str) -> Document:
    """A Word file as a document; macros in it are neither read nor run.

    Lines are paragraphs (a soft break begins another) and table rows, counted from 1. Left out and listed: deleted
    changes, hidden text, comments, notes, headers and footers, tables of contents, page numbers.

    Raises:
        Unreadable: Damaged, no Word file, or without text.
    """
    document, _ = placed_document(Package(data, file=file), file=file)
    return document


def placed_document(package: Package, *, file: str) -> tuple[Document, tuple[tuple[Piece, ...], ...]]:
    """The same, and for each line where its characters stand in the file.

    Raises:
        Unreadable: As ``word_document``.
    """
    body = child(package.main(), "body")
    notes = notes_of({kind: package.related(part) for kind, part in _NOTE_PARTS.items()})
    blocks, open_fields = _read(package, body, notes, fields=True)
    if open_fields:
        blocks, _ = _read(package, body, notes, fields=False)
    edges = [Dropped(reason=kind, text=text) for kind in ("header", "footer") for text in _edge(package, kind)]
    document, pieces = _document(blocks, edges, file)
    if not any(line.text.strip() for line in document.lines):
        raise Unreadable(file, tr("it holds no text"), hint=tr("is it pictures only? recognise their text (OCR) first"))
    return replace(document, carried=carried_in(package)), pieces


def _read(package: Package, body: Element | None, notes: Notes, *, fields: bool) -> tuple[list[_Block], bool]:
    """All blocks, and whether a field was left open at the end, so that its result cannot be told from the text."""
    styles = Styles(next(iter(package.related("styles")), None))
    numbering = Numbering(next(iter(package.related("numbering")), None), styles)
    runs = WordRuns(styles, notes, fields=fields)
    blocks = list(_Reader(styles, numbering, runs).blocks(body if body is not None else ()))
    return blocks, bool(runs.fields.open)


def _edge(package: Package, kind: str) -> list[str]:
    return sorted({text for part in package.related(kind) if (text := plain_text(part))})


def _document(blocks: list[_Block], edges: list[Dropped], file: str) -> tuple[Document, tuple[tuple[Piece, ...], ...]]:
    lines: list[Line] = []
    pieces: list[tuple[Piece, ...]] = []
    dropped: list[Dropped] = []
    marks: set[str] = set()
    for block in blocks:
        dropped += (
            Dropped(reason=reason, text=text.strip()[:SHOWN_DROPPED_CHARS], line=len(lines) + 1)
            for reason, text in block.dropped
            if text.strip()
        )
        if not block.silent:
            mark = block.mark if block.mark not in marks else ""  # of a copied paragraph, which is a new one
            marks.add(mark)
            start = 0
            for text in block.text.split("\n"):
                lines.append(Line(number=len(lines) + 1, text=text, level=block.level, row=block.row, mark=mark))
                pieces.append(within(block.pieces, start, start + len(text)))
                start += len(text) + 1
    return Document(file=file, lines=tuple(lines), dropped=(*dropped, *edges)), tuple(pieces)


class _Reader:
    """Walks through blocks; carries what a paragraph whose mark was deleted leaves to the next."""

    def __init__(self, styles: Styles, numbering: Numbering, runs: WordRuns) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = runs
        self._carried = ""

    def blocks(self, container: Element | tuple[()]) -> Iterator[_Block]:
        """The blocks of a body, a cell or a text box."""
        for element in container:
            kind = name(element)
            if kind == "p":
                yield from self._paragraph(element)
            elif kind == "tbl":
                yield from self._table(element)
            elif kind in ("del", "moveFrom"):
                yield _silent("deleted change", plain_text(element))
            elif kind == "sdt":
                yield from self._control(element)
            elif kind == "altChunk":
                yield _silent("embedded file", "altChunk")
            elif kind in _THROUGH:
                yield from self.blocks(element)
        if self._carried:
            yield _Block(self._carried)
            self._carried = ""

    def _control(self, element: Element) -> Iterator[_Block]:
        """A content control; Word keeps its table of contents in one."""
        gallery = attribute(child(element, "sdtPr", "docPartObj", "docPartGallery"), "val") or ""
        if gallery.startswith(("Table of Contents", "Page Numbers")):
            yield _silent("table of contents", plain_text(element))
        else:
            yield from chain.from_iterable(self.blocks(inner) for inner in children(element, "sdtContent"))

    def _paragraph(self, paragraph: Element) -> Iterator[_Block]:
        properties = child(paragraph, "pPr")
        style = self._styles.of_paragraph(properties)
        words = self._runs.words(paragraph)
        own = Piece(len(self._carried), len(words.text), paragraph, 0, words)
        words.text, self._carried = self._carried + words.text, ""
        if child(properties, "rPr", "del") is not None:
            self._carried = words.text
            yield _Block("", dropped=tuple(words.dropped), silent=True)
        else:
            yield self._line(words, properties, style, own)
        for box in words.boxes:
            yield from self.blocks(box)

    def _line(self, words: ParagraphWords, properties: Element | None, style: str | None, own: Piece) -> _Block:
        """A paragraph with its number; one whose words are all left out has neither a line nor a number."""
        filled = bool(words.text.strip())
        gone = not filled and any(reason not in NOTES for reason, _ in words.dropped)
        marker = "" if gone else self._numbering.marker(properties, style)
        text = f"{marker}{words.text}".rstrip() if filled else words.text
        silent = gone or (bool(words.boxes) and not filled)
        pieces = within((own.moved(len(marker)),), 0, len(text)) if filled else ()
        level = self._level(properties, style)
        mark = mark_of(own.paragraph)
        return _Block(text, level, dropped=tuple(words.dropped), silent=silent, pieces=pieces, mark=mark)

    def _level(self, properties: Element | None, style: str | None) -> int | None:
        own = integer(child(properties, "outlineLvl"))
        if own is not None:
            return own + 1 if 0 <= own < 9 else None
        return self._styles.level(style)

    def _table(self, table: Element) -> Iterator[_Block]:
        """Row by row; a cell that is merged downwards is repeated, so that each row can be read by itself."""
        above: dict[int, tuple[str, tuple[Piece, ...]]] = {}
        for row in _through(table, "tr"):
            if child(row, "trPr", "del") is not None:
                yield _silent("deleted change", plain_text(row))
                continue
            cells = list(_through(row, "tc"))
            if len(cells) == 1:
                yield from self.blocks(cells[0])
            else:
                yield from self._row(row, cells, above)

    def _row(
        self, row: Element, cells: list[Element], above: dict[int, tuple[str, tuple[Piece, ...]]]
    ) -> Iterator[_Block]:
        column = integer(child(row, "trPr", "gridBefore")) or 0
        texts: list[str] = []
        below: list[_Block] = []
        pieces: list[Piece] = []
        dropped: list[tuple[str, str]] = []
        mark = ""
        for cell in cells:
            blocks = list(self.blocks(cell))
            mark = mark or next((block.mark for block in blocks if block.mark and not block.row), "")
            below += [block for block in blocks if block.row]
            dropped += chain.from_iterable(block.dropped for block in blocks if not block.row)
            cell_words = joined_cell((block.text, block.pieces) for block in blocks if not (block.row or block.silent))
            merged = child(cell, "tcPr", "vMerge")
            if merged is not None and attribute(merged, "val") != "restart":
                cell_words = above.get(column, cell_words)
            above[column] = cell_words
            start = sum(len(text) + 1 for text in texts)
            texts.append(cell_words[0])
            pieces += (piece.moved(start) for piece in cell_words[1])
            column += integer(child(cell, "tcPr", "gridSpan")) or 1
        text = "\t".join(texts).rstrip("\t")
        yield _Block(text, row=True, dropped=tuple(dropped), silent=not text, pieces=tuple(pieces), mark=mark)
        yield from below


def _through(element: Element, wanted: str) -> Iterator[Element]:
    """Rows or cells, also those inside content controls and insertions."""
    for inner in element:
        if name(inner) == wanted:
            yield inner
        elif name(inner) in (*_THROUGH, "sdt"):
            yield from _through(inner, wanted)


def _silent(reason: str, text: str) -> _Block:
    return _Block("", dropped=((reason, text),), silent=True)
