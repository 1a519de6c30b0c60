"""Reading many files: named ones must be readable, of a folder's the unreadable ones are listed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from plandraft.core.sample import Document, Skipped
from plandraft.documents.formats import documents_in, size_limit
from plandraft.documents.refusal import Unreadable
from plandraft.documents.walk import NamedPath, content, find
from plandraft.messages import tr
from plandraft.processes import by_processes

_PARALLEL_FROM = 200
"""Files from which starting processes (half a second each) pays (our choice)."""
_CHUNK = 16

ReadingProgress = Callable[[int, int], None]
"""Is told after each file how many are done, and how many there are."""


@dataclass(frozen=True, kw_only=True)
class FilesRead:
    """What was read, in the order of the paths and of the names below them.

    Attributes:
        documents: In simplified script, one line a paragraph or table row.
        skipped: One line for each file that could not be read.
    """

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()


class _Outcome(NamedTuple):
    """One file's documents, or why it has none; travels between processes."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    refused: tuple[str, str] | None = None


def read_files(
    paths: Sequence[str | os.PathLike[str]], *, progress: ReadingProgress | None = None, workers: int | None = None
) -> FilesRead:
    """Read files, folders and zip files.

    Args:
        paths: Named files must be readable; in folders and zip files, what cannot be read is skipped and listed.
        progress: Called in this thread with the number of files done and of all files.
        workers: Processes to read with; by default one a core where there are many files, else none.

    Raises:
        SampleError: A named file cannot be read, or a folder or zip file holds nothing readable.
    """
    found = [find(path) for path in paths]
    files = [file for place in found for file in place.files]
    outcomes = _outcomes(files, workers=_workers(len(files), workers), progress=progress)
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for place in found:
        read = [(file, next(outcomes)) for file in place.files]
        missed = [*place.skipped, *chain.from_iterable(_missed(file, outcome, place) for file, outcome in read)]
        inside = [document for _, outcome in read for document in outcome.documents]
        if not inside:
            raise _nothing(place, missed)
        documents += inside
        skipped += missed
    return FilesRead(documents=tuple(documents), skipped=tuple(skipped))


def read_document(path: str | os.PathLike[str]) -> Document:
    """Read one text, Markdown, web, Word, PDF or JSON file as one document.

    Raises:
        SampleError: Missing, too large, empty, encrypted, damaged, or of a kind that cannot be read.
    """
    found = find(path)
    if not found.named:
        raise Unreadable(str(found.path), tr("it is a folder"), hint=tr("name a file"))
    (file,) = found.files
    documents, _ = documents_in(content(file, limit=size_limit(str(file))), file=str(file))
    if len(documents) != 1:
        raise Unreadable(
            str(file), tr("it holds {n} texts, one is wanted", n=len(documents)), hint=tr("name a file with one text")
        )
    return documents[0]


def _workers(files: int, wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    return 1 if files < _PARALLEL_FROM else min(os.cpu_count() or 1, 16)


def _outcomes(files: Sequence[Path], *, workers: int, progress: ReadingProgress | None) -> Iterator[_Outcome]:
    """In the files' order, whoever read them."""
    for done, outcome in enumerate(_serial(files) if workers < 2 else _parallel(files, workers), 1):
        if progress is not None:
            progress(done, len(files))
        yield outcome


def _serial(files: Sequence[Path]) -> Iterator[_Outcome]:
    return map(_outcome, files)


def _parallel(files: Sequence[Path], workers: int) -> Iterator[_Outcome]:
    return by_processes(_outcome, files, workers=workers, chunk=_CHUNK, alone=_serial)


def _outcome(file: Path) -> _Outcome:
    try:
        documents, skipped = documents_in(content(file, limit=size_limit(str(file))), file=str(file))
    except Unreadable as error:
        return _Outcome((), (), (error.why, error.hint))
    except Exception as error:  # of a zip file as a whole; of its members each is looked after
        return _Outcome(
            (), (), (tr("it cannot be taken apart ({name})", name=type(error).__name__), tr("pack it again"))
        )
    return _Outcome(tuple(documents), tuple(skipped))


def _missed(file: Path, outcome: _Outcome, place: NamedPath) -> tuple[Skipped, ...]:
    if outcome.refused is None:
        return outcome.skipped
    why, hint = outcome.refused
    error = Unreadable(str(file), why, hint=hint)
    if place.named:
        raise error
    return (error.skipped,)


def _nothing(place: NamedPath, missed: Sequence[Skipped]) -> Unreadable:
    why = "; ".join(f"{s.file}: {s.why}" for s in missed[:3]) or tr("it is empty")
    return Unreadable(
        str(place.path),
        tr("it holds nothing readable ({why})", why=why),
        hint=tr("samples are .txt .md .html .docx .pdf .json .zip"),
    )
