"""Edits of a Word file's lines as tracked changes: what goes is struck out, what comes is marked as put in."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from plandraft.annotating.word.marks import MarkMaker
from plandraft.annotating.word.runs import cut_out, only_words, run_before
from plandraft.core.source_edits import SourceEdit
from plandraft.documents.word.pieces import Piece
from plandraft.documents.word.xml import Element, child, children, name

Lines = Sequence[tuple[Piece, ...]]


def track(lines: Lines, edits: Sequence[SourceEdit], marks: MarkMaker) -> bool:
    """Write edits into the tree; False where one of them has no place in it, the tree is of no use then.

    The last come first: what stands before them is found where it was.

    Args:
        lines: The paragraphs of the file.
        edits: What is to change, by line and column.
        marks: Makes the elements of tracked changes.
    """
    return all(_tracked(lines, edit, marks) for edit in sorted(edits, key=lambda edit: edit.span, reverse=True))


def _tracked(lines: Lines, edit: SourceEdit, marks: MarkMaker) -> bool:
    if not 1 <= edit.line <= len(lines):
        return False
    pieces = lines[edit.line - 1]
    if edit.puts_in_a_line:
        return _line_put_in(pieces, edit.new, marks)
    if edit.whole_line:
        return _line_struck(pieces, marks)
    piece = _holding(pieces, edit)
    if piece is None:
        return False
    start = piece.offset + edit.column - 1 - piece.start
    return _changed(piece, start, edit, marks)


def _holding(pieces: Sequence[Piece], edit: SourceEdit) -> Piece | None:
    """The piece that holds all of an edit's words, character for character."""
    start, end = edit.column - 1, edit.column - 1 + len(edit.old)
    for piece in pieces:
        if piece.exact and piece.start <= start and end <= piece.start + piece.length:
            return piece
    return None


def _changed(piece: Piece, start: int, edit: SourceEdit, marks: MarkMaker) -> bool:
    words = piece.words
    if not edit.old:
        before = run_before(words, start)
        if before is None or before.tag != marks.tag("r"):
            return False
        _put_in_after(before, edit.new, marks)
        return True
    runs = cut_out(words, start, start + len(edit.old))
    if not _are_words(runs, marks):
        return False
    struck = [_struck(run, marks) for run in runs]
    if edit.new:
        _put_in_after(struck[-1], edit.new, marks, like=runs[0])
    return True


def _are_words(runs: Sequence[Element], marks: MarkMaker) -> bool:
    """Whether they can be struck out without losing anything that is no word."""
    return bool(runs) and all(run.tag == marks.tag("r") and only_words(run) for run in runs)


def _struck(run: Element, marks: MarkMaker) -> Element:
    """Wrap a run as struck out; in words that somebody else has put in as well."""
    struck = marks.signed("del")
    run.addprevious(struck)
    struck.append(run)
    for text in list(children(run, "t")):
        text.tag = marks.tag("delText")
    return struck


def _put_in_after(element: Element, text: str, marks: MarkMaker, like: Element | None = None) -> None:
    run = marks.run(text, like if like is not None else element)
    if name(element.getparent()) == "ins":  # words put in by somebody else: ours join them
        element.addnext(run)
        return
    put_in = marks.signed("ins")
    put_in.append(run)
    element.addnext(put_in)


def _line_struck(pieces: Sequence[Piece], marks: MarkMaker) -> bool:
    """A paragraph goes with its end, so that it leaves no empty line."""
    if len(pieces) != 1 or not pieces[0].exact:
        return False
    (piece,) = pieces
    broken = any(name(element) in ("br", "cr") for _, element in piece.words.spots)
    runs = cut_out(piece.words, 0, len(piece.words.text))
    if broken or not _are_words(runs, marks):
        return False
    for run in runs:
        _struck(run, marks)
    _of_mark(piece.paragraph, marks).insert(0, marks.signed("del"))
    return True


def _line_put_in(pieces: Sequence[Piece], text: str, marks: MarkMaker) -> bool:
    """A paragraph that looks like the one it stands before."""
    if not pieces or name(pieces[0].paragraph.getparent()) not in ("body", "sdtContent"):
        return False
    model = pieces[0]
    new = marks.element("p")
    looks = child(model.paragraph, "pPr")
    if looks is not None:
        new.append(copy.deepcopy(looks))
        for gone in [inner for inner in new[0] if name(inner) in ("sectPr", "pPrChange", "rPr")]:
            new[0].remove(gone)
    _of_mark(new, marks).insert(0, marks.signed("ins"))
    if text:
        put_in = marks.signed("ins")
        runs = [element.getparent() for _, element in model.words.spots if name(element.getparent()) == "r"]
        put_in.append(marks.run(text, runs[0] if runs else None))
        new.append(put_in)
    model.paragraph.addprevious(new)
    return True


_BEHIND_MARK = ("sectPr", "pPrChange")


def _of_mark(paragraph: Element, marks: MarkMaker) -> Element:
    """The properties of a paragraph's end, made where they are not there."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = marks.element("pPr")
        paragraph.insert(0, properties)
    own = child(properties, "rPr")
    if own is None:
        own = marks.element("rPr")
        behind = next((inner for inner in properties if name(inner) in _BEHIND_MARK), None)
        properties.append(own) if behind is None else behind.addprevious(own)
    return own
