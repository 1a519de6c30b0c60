"""Remarks become Word comments beside the words they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plandraft.annotating.word.marks import INITIALS, MarkMaker
from plandraft.annotating.word.package import Parts
from plandraft.annotating.word.runs import cut_out
from plandraft.documents.word.pieces import Piece
from plandraft.documents.word.xml import Element, attribute, children, name

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What is to be said of some words.

    Attributes:
        line: Line of the file, from 1; None for the file as a whole: it stands at the first line with words.
        column: Where the words begin, from 1.
        length: How many characters they are; 0 means all of the line.
        text: What is said; a line feed begins a paragraph.
    """

    line: int | None
    column: int = 1
    length: int = 0
    text: str


def remark(lines: Sequence[tuple[Piece, ...]], remarks: Sequence[Remark], marks: MarkMaker, parts: Parts) -> int:
    """Write remarks into the tree and the comments part; how many found a place.

    Remarks of one place stand in the order given.

    Args:
        lines: The paragraphs of the file, each as its pieces.
        remarks: What is said of which words.
        marks: Makes the elements that comments hang on.
        parts: Takes the part of the file that holds comments.
    """
    page = parts.page("comments", CONTENT_TYPE)
    known = (attribute(one, "id") or "" for one in children(page, "comment"))
    first = max((int(one) for one in known if one.isdecimal()), default=-1) + 1
    ordered = _in_order(remarks)
    for one in ordered:
        _runs(lines, one)  # all cuts come first: one of them may part the words of another remark
    placed = [(one, _outside_boxes(runs)) for one in ordered if (runs := _runs(lines, one))]
    for number, (one, runs) in enumerate(placed, first):
        page.append(_comment(one, str(number), marks))
        _anchor(runs, str(number), marks)
    return len(placed)


def _in_order(remarks: Sequence[Remark]) -> list[Remark]:
    return sorted(remarks, key=lambda one: (one.line or 0, one.column if one.length else 0))


def _runs(lines: Sequence[tuple[Piece, ...]], one: Remark) -> list[Element]:
    """The runs of the words, else those of their line."""
    pieces = _pieces(lines, one)
    start = one.column - 1
    for piece in pieces:
        if one.length and piece.exact and piece.start <= start < piece.start + piece.length:
            at = piece.offset + start - piece.start
            end = min(at + one.length, piece.offset + piece.length)
            runs = cut_out(piece.words, at, end)
            if runs:
                return runs
    near = [piece for piece in pieces if piece.start <= start] or list(pieces)
    if not near:
        return []
    piece = near[-1]
    whole = (piece.offset, piece.offset + piece.length) if piece.exact else (0, len(piece.words.text))
    return cut_out(piece.words, *whole)


def _outside_boxes(runs: list[Element]) -> list[Element]:
    """Word has no comments inside a text box: those stand at the run that holds it."""
    boxes = [over for over in runs[0].iterancestors() if name(over) == "txbxContent"]
    holders = [over for over in boxes[-1].iterancestors() if name(over) == "r"] if boxes else []
    return holders[:1] or runs


def _pieces(lines: Sequence[tuple[Piece, ...]], one: Remark) -> tuple[Piece, ...]:
    if one.line is not None and one.line <= len(lines) and lines[one.line - 1]:
        return lines[one.line - 1]
    return next((pieces for pieces in lines if pieces), ())


def _anchor(runs: Sequence[Element], number: str, marks: MarkMaker) -> None:
    """The range around the words, and behind it what refers to the comment."""
    first, last = runs[0], runs[-1]
    first.addprevious(marks.element("commentRangeStart", id=number))
    end, reference = marks.element("commentRangeEnd", id=number), marks.element("r")
    reference.append(marks.element("commentReference", id=number))
    last.addnext(end)
    behind = end
    while (following := behind.getnext()) is not None and _is_of_comments(following):
        behind = following
    behind.addnext(reference)


def _is_of_comments(element: Element) -> bool:
    """Whether it is the end of another comment or what refers to one: those of the same words stay in their order."""
    refers = name(element) == "r" and next(children(element, "commentReference"), None) is not None
    return refers or name(element) == "commentRangeEnd"


def _comment(one: Remark, number: str, marks: MarkMaker) -> Element:
    comment = marks.element("comment", id=number, initials=INITIALS, **marks.signature)
    for text in one.text.split("\n"):
        paragraph = marks.element("p")
        paragraph.append(marks.run(text))
        comment.append(paragraph)
    return comment
