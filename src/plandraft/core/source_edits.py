"""Changes to the words of a file, by the places they have in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SourceEdit:
    """Words of one line that give way to others.

    Attributes:
        line: Line of the file, from 1.
        column: Where the old words begin, from 1, in code points.
        old: What stands there; empty where something is put in.
        new: What is to stand there; empty where something is taken out.
        whole_line: Whether the line itself goes, with its end, and ``old`` is all of it; where nothing goes, whether
            ``new`` is a line of its own, put in before this one.
    """

    line: int
    column: int
    old: str
    new: str
    whole_line: bool = False

    @property
    def span(self) -> tuple[int, int, int]:
        """Line, first column, and the column after the old words."""
        return self.line, self.column, self.column + len(self.old)

    @property
    def puts_in_a_line(self) -> bool:
        """Whether it is a new line."""
        return self.whole_line and not self.old

    def fits(self, lines: Sequence[str]) -> bool:
        """Whether the old words stand where they are said to."""
        if not 1 <= self.line <= len(lines):
            return False
        if self.puts_in_a_line:
            return True
        text, start = lines[self.line - 1], self.column - 1
        if self.whole_line:
            return text == self.old
        return start <= len(text) and text[start : start + len(self.old)] == self.old


def apart(edits: Iterable[SourceEdit], others: Iterable[SourceEdit]) -> bool:
    """Whether no edit touches a word that one of the others touches."""
    known = list(others)
    return not any(_meet(edit, other) for edit in edits for other in known)


def _meet(one: SourceEdit, other: SourceEdit) -> bool:
    (line, start, end), (there, first, last) = one.span, other.span
    if line != there or one.puts_in_a_line or other.puts_in_a_line:
        return False
    return one.whole_line or other.whole_line or (start < last and first < end) or (start, end) == (first, last)


@dataclass(frozen=True)
class EditedLine:
    """What has become of one line.

    Attributes:
        before: Lines that were put in before it.
        text: The line; None where it is gone.
    """

    before: tuple[str, ...]
    text: str | None


def edited_lines(lines: Sequence[str], edits: Iterable[SourceEdit]) -> list[EditedLine]:
    """What becomes of each line; one that no edit names is as it was.

    Raises:
        ValueError: An edit does not fit the lines, or two of them touch the same words.
    """
    edits = list(edits)
    if not all(apart(edits[:at], [edit]) for at, edit in enumerate(edits)):
        raise ValueError("two edits touch the same words")
    of_line: dict[int, list[SourceEdit]] = {}
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        if not edit.fits(lines):
            raise ValueError(f"line {edit.line} does not hold {edit.old!r} at column {edit.column}")
        of_line.setdefault(edit.line, []).append(edit)
    return [_edited(text, of_line.get(number, ())) for number, text in enumerate(lines, 1)]


def _edited(line: str, edits: Iterable[SourceEdit]) -> EditedLine:
    """The edits come last first, so that each finds its column."""
    before: tuple[str, ...] = ()
    text: str | None = line
    for edit in edits:
        if edit.puts_in_a_line:
            before = (edit.new, *before)
        elif edit.whole_line:
            text = None
        elif text is not None:
            start = edit.column - 1
            text = text[:start] + edit.new + text[start + len(edit.old) :]
    return EditedLine(before, text)
