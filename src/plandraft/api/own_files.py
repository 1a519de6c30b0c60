"""The bytes of a plan's own file, and how they are changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from plandraft.core.source_edits import SourceEdit
from plandraft.documents.formats import TEXTS, WORD, documents_in, size_limit
from plandraft.documents.walk import content
from plandraft.errors import UsageError
from plandraft.messages import tr

if TYPE_CHECKING:
    from plandraft.core.sample import Document


class Editable(Protocol):
    """A file that can be changed word by word."""

    @property
    def lines(self) -> Sequence[str]:
        """The lines as they are read."""

    def with_edits(self, edits: Sequence[SourceEdit]) -> bytes:
        """The file with the edits.

        Raises:
            ValueError: One of them has no place in it.
        """


def editable_file(data: bytes, file: Path) -> Editable:
    """The file, taken apart to be changed.

    Raises:
        UsageError: It is of a kind that is not written.
        InputError: It would not come out as it went in.
    """
    suffix = file.suffix.lower()
    if suffix in TEXTS:
        from plandraft.annotating.text import TextFile

        return TextFile(data, file=str(file))
    if suffix in WORD:
        from plandraft.annotating.word import WordFile

        return WordFile(data, file=str(file), at=dt.datetime.now(dt.UTC))
    raise UsageError(
        tr("{file}: {suffix} cannot be mended in place", file=file, suffix=suffix or tr("a file without an ending")),
        hint=tr("text, Markdown and Word files can; or write the plan anew: -o FILE.md"),
    )


def document_in(data: bytes, file: Path) -> Document:
    """The document that a file's bytes hold."""
    documents, _ = documents_in(data, file=str(file))
    return documents[0]


def bytes_of(file: Path) -> bytes:
    """The bytes of a file that is to be changed.

    Raises:
        InputError: It is gone, forbidden or too large.
    """
    return content(file, limit=size_limit(str(file)))
