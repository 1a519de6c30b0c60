"""A Word file, opened to be written upon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from plandraft.annotating.word.changes import Lines, track
from plandraft.annotating.word.comments import Remark, remark
from plandraft.annotating.word.marks import MarkMaker
from plandraft.annotating.word.package import Parts
from plandraft.core.source_edits import SourceEdit
from plandraft.documents.word.document import placed_document
from plandraft.documents.word.package import Package

__all__ = ["Remark", "WordFile"]


class WordFile:
    """A Word file that can be written back with tracked changes and comments.

    Attributes:
        lines: Its lines, as it is read.
    """

    def __init__(self, data: bytes, *, file: str, at: dt.datetime | None = None) -> None:
        """Take the file apart.

        Args:
            data: The file.
            file: Its name, for messages.
            at: When changes and comments are made, in UTC; None leaves them undated.

        Raises:
            Unreadable: Damaged, no Word file, or without text.
        """
        self._data, self._file, self._at = data, file, at
        document, _ = placed_document(self._package(), file=file)
        self.lines = tuple(line.text for line in document.lines)

    def with_edits(self, edits: Sequence[SourceEdit]) -> bytes:
        """The file with tracked changes.

        Raises:
            ValueError: An edit has no place in it.
        """
        if not edits:
            return self._data
        lines, marks, parts = self._opened()
        if not all(edit.fits(self.lines) for edit in edits) or not track(lines, edits, marks):
            raise ValueError(f"{self._file} has no place for these edits")
        return parts.to_bytes()

    def with_remarks(self, remarks: Sequence[Remark]) -> bytes:
        """The file with comments; its own comments stay before them."""
        if not remarks:
            return self._data
        lines, marks, parts = self._opened()
        remark(lines, remarks, marks, parts)
        return parts.to_bytes()

    def _opened(self) -> tuple[Lines, MarkMaker, Parts]:
        """A tree of its own to write into: its lines' pieces, what makes new elements, the parts that change."""
        package = self._package()
        _, lines = placed_document(package, file=self._file)
        marks = MarkMaker(package.main(), self._at)
        return lines, marks, Parts(package, marks)

    def _package(self) -> Package:
        return Package(self._data, file=self._file, whole=True)
