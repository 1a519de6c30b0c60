"""Files and folders of old plans become a library."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from plandraft.core.knowledge import Knowledge
from plandraft.core.sample import (
    Document,
    Flag,
    Library,
    Line,
    Sample,
    Skipped,
)
from plandraft.documents import ReadingProgress, read_files
from plandraft.documents.budget import within_budget
from plandraft.documents.refusal import Unreadable
from plandraft.plan_reading.split import split
from plandraft.samples.anonymize import (
    Known,
    Names,
    clean,
    flags_of,
    found_within,
    known_of,
    leak_list,
    names_of_texts,
)
from plandraft.samples.near_duplicates.duplicates import duplicates
from plandraft.samples.plans import sample_of
from plandraft.samples.trades import Trades


def read_samples(
    paths: Sequence[str | os.PathLike[str]],
    *,
    knowledge: Knowledge,
    as_of: dt.date | None = None,
    progress: ReadingProgress | None = None,
) -> Library:
    """Read files, folders and zip files; in a folder, what cannot be read is skipped and listed.

    Wording is stale that is no longer in force on ``as_of``, else on the knowledge's own day.
    ``progress`` is told how many files are read, and of how many.

    Raises:
        SampleError: A named file cannot be read, or a folder holds nothing readable.
    """
    reading = read_files(paths, progress=progress)
    library = read_texts(reading.documents, knowledge=knowledge, as_of=as_of)
    dropped = tuple(replace(one, file=found.file) for found in reading.documents for one in found.dropped)
    return replace(library, skipped=(*reading.skipped, *library.skipped), dropped=dropped)


def read_texts(documents: Iterable[Document], *, knowledge: Knowledge, as_of: dt.date | None = None) -> Library:
    """The same from documents."""
    samples: list[Sample] = []
    flags: list[Flag] = []
    lines: list[str] = []
    known, trades = known_of(knowledge, as_of or knowledge.as_of), Trades(knowledge)
    skipped: list[Skipped] = []
    for document in documents:
        take = partial(_taken, document, len(samples), known, trades, knowledge)
        try:
            found = within_budget(take, file=document.file, size=sum(3 * len(line.text) for line in document.lines))
        except Unreadable as error:
            skipped.append(error.skipped)
            continue
        samples += found.samples
        flags += found.flags
        lines += found.lines
    flags.sort(key=lambda flag: (flag.file, flag.line, flag.column))
    leaks = leak_list(flags, lines, known)
    return Library(samples=duplicates(samples, flags), flags=tuple(flags), leaks=leaks, skipped=tuple(skipped))


class _Taken(NamedTuple):
    """What one document holds."""

    samples: list[Sample]
    flags: list[Flag]
    lines: list[str]


def _taken(document: Document, before: int, known: Known, trades: Trades, knowledge: Knowledge) -> _Taken:
    """The plans of a document, numbered on from those before."""
    page = split(document)
    headings = [part.heading for part in page.parts if part.heading]
    found = _Taken([], [_noise(document, line) for line in (*page.noise, *headings)], [])
    for part in page.parts:
        whole = (part.heading, *part.lines) if part.heading else part.lines
        names = names_of_texts([line.text for line in whole], known)
        cleaned = partial(_cleaned, texts={line.number: line.text for line in whole}, known=known, names=names)
        number = before + len(found.samples) + 1
        sample = sample_of(document, part, number, cleaned, trades.not_for, knowledge.kinds)
        found.samples.append(sample)
        found.flags.extend(flags_of(whole, file=document.file, known=known, names=names, sector=sample.sector))
        found.lines.extend(line.text for line in whole)
    return found


def _cleaned(text: str, line: int, column: int, *, texts: Mapping[int, str], known: Known, names: Names) -> str:
    """A text with its slots, judged by the line it stands in."""
    found = found_within(texts.get(line, ""), column - 1, text, known)
    return clean(text, known=known, names=names, found=found)[0]


def _noise(document: Document, line: Line) -> Flag:
    return Flag(file=document.file, line=line.number, column=1, text=line.text.strip(), type="page_noise")
