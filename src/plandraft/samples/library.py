"""Files and folders of old plans become a library."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plandraft.core.knowledge import Knowledge
from plandraft.core.sample import (
    Document,
    Flag,
    Item,
    LeakList,
    Library,
    Line,
    MonthEntry,
    Sample,
    Section,
    Skipped,
)
from plandraft.errors import SampleError
from plandraft.samples.documents import document_of, read_document, read_text
from plandraft.samples.duplicates import duplicates
from plandraft.samples.sections import Outline, outline
from plandraft.samples.sectors import is_union_plan, sector_of, year_of
from plandraft.samples.slots import clean
from plandraft.samples.split import Part, split


def read_samples(
    paths: Sequence[str | os.PathLike[str]], *, knowledge: Knowledge, as_of: dt.date | None = None
) -> Library:
    """Read files and folders; in a folder, what cannot be read is skipped and listed.

    Wording is stale that is no longer in force on ``as_of``, else on the knowledge's own day.

    Raises:
        SampleError: A named file cannot be read, or a folder holds nothing readable.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for path in map(Path, paths):
        if not path.exists():
            raise SampleError(f"there is no file or folder {path}", hint="check the name after --samples")
        found, missed = _folder(path) if path.is_dir() else ([_document(path)], [])
        if not found:
            why = "; ".join(f"{s.file}: {s.why}" for s in missed[:3]) or "it is empty"
            raise SampleError(f"nothing readable in {path} ({why})", hint="samples are .txt, .md, .docx or .json files")
        documents += found
        skipped += missed
    library = read_texts(documents, knowledge=knowledge, as_of=as_of)
    return Library(samples=library.samples, flags=library.flags, leaks=library.leaks, skipped=tuple(skipped))


def read_texts(documents: Iterable[Document], *, knowledge: Knowledge, as_of: dt.date | None = None) -> Library:
    """The same from documents."""
    samples: list[Sample] = []
    flags: list[Flag] = []
    for document in documents:
        before, parts = split(document)
        day = as_of or knowledge.as_of
        flags += (_noise(document, line) for line in before if line.text.strip())
        for part in parts:
            sample, found = _sample(document, part, len(samples) + 1, knowledge, day)
            samples.append(sample)
            flags += found
    flags.sort(key=lambda flag: (flag.file, flag.line, flag.column))
    return Library(samples=duplicates(samples), flags=tuple(flags), leaks=_leaks(flags, knowledge))


def _folder(folder: Path) -> tuple[list[Document], list[Skipped]]:
    documents, skipped = [], []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith(".") and file.name != "README.md":
            try:
                documents.append(_document(file))
            except SampleError as error:
                skipped.append(Skipped(file=str(file), why=error.message))
    return documents, skipped


def _document(file: Path) -> Document:
    if file.suffix.lower() != ".json":
        return read_document(file)
    try:
        data = json.loads(read_text(file))
    except (ValueError, RecursionError) as error:
        raise SampleError(f"{file} is no readable JSON: {error}", hint="a list of texts, or a plan") from None
    texts = list(_strings(data))
    if not texts:
        raise SampleError(f"{file} holds no text", hint="a list of texts, or a plan")
    return document_of("\n".join(texts), file=str(file))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str) and re.search("[\u4e00-\u9fff]{4}", data):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _sample(
    document: Document, part: Part, number: int, knowledge: Knowledge, day: dt.date
) -> tuple[Sample, list[Flag]]:
    text = "\n".join(line.text for line in part.lines)
    flags = [_noise(document, part.heading)] if part.heading else []
    flags += (flag for line in part.lines for flag in _flags(document, line, knowledge, day))
    flags += _spun(document, part.lines, knowledge)
    filled = [line for line in part.lines if line.text.strip()]
    body = outline(part.lines)
    start = part.heading or (filled[0] if filled else part.lines[0])
    sample = Sample(
        number=number,
        heading=start.text.strip().strip("# "),
        file=document.file,
        start_line=start.number,
        end_line=filled[-1].number if filled else start.number,
        sector=sector_of(text),
        union_plan=is_union_plan(text),
        year=year_of(text),
        truncated=bool(filled) and filled[-1].text.rstrip().endswith(("...", "…")),
        sections=_sections(body, document, number),
        schedule=_schedule(body),
    )
    return sample, flags


def _sections(found: Outline, document: Document, number: int) -> tuple[Section, ...]:
    return tuple(
        Section(
            kind=raw.kind,
            heading=raw.heading,
            line=raw.line,
            marker=raw.marker,
            items=tuple(
                Item(
                    id=f"{document.digest[:6]}-{number}-{item.line}-{item.column}",
                    text=item.text,
                    clean=clean(item.text)[0],
                    line=item.line,
                    column=item.column,
                    marker=item.marker,
                )
                for item in raw.items
            ),
        )
        for raw in found.sections
    )


def _schedule(found: Outline) -> tuple[MonthEntry, ...]:
    return tuple(
        MonthEntry(line=e.line, months=e.months.months, half=e.months.half, text=e.text, clean=clean(e.text)[0])
        for e in found.entries
    )


def _flags(document: Document, line: Line, knowledge: Knowledge, day: dt.date) -> Iterator[Flag]:
    for slot in clean(line.text)[1]:
        if slot.type is not None:
            yield Flag(file=document.file, line=line.number, column=slot.start + 1, text=slot.text, type=slot.type)
    for reference in knowledge.references:
        if reference.verified and reference.cite.until is not None and reference.cite.until <= day:
            for found in reference.regex.finditer(line.text):
                yield Flag(
                    file=document.file,
                    line=line.number,
                    column=found.start() + 1,
                    text=found[0],
                    type="stale_political",
                )
    for wrong in knowledge.wording.typos:
        for found in re.finditer(re.escape(wrong), line.text):
            yield Flag(file=document.file, line=line.number, column=found.start() + 1, text=wrong, type="typo")


def _spun(document: Document, lines: Sequence[Line], knowledge: Knowledge) -> Iterator[Flag]:
    """Machine-made synonyms, only in a text that shows enough signs of being rewritten by a machine."""
    wording = knowledge.wording
    text = "\n".join(line.text for line in lines)
    if sum(text.count(marker) for marker in wording.strong_markers) < wording.gate:
        return
    words = sorted({word.spun for word in wording.spun} - {""})
    for line in lines:
        for word in words:
            for found in re.finditer(re.escape(word), line.text):
                yield Flag(file=document.file, line=line.number, column=found.start() + 1, text=word, type="spun")


def _noise(document: Document, line: Line) -> Flag:
    return Flag(file=document.file, line=line.number, column=1, text=line.text.strip(), type="page_noise")


def _leaks(flags: Iterable[Flag], knowledge: Knowledge) -> LeakList:
    """Proper names of at least four characters that are no terms of the field."""
    terms = {t for area in knowledge.areas for words in area.terms.values() for t in words}
    names = {f.text for f in flags if f.type in ("org", "person", "programme", "document") and len(f.text) >= 4}
    names |= {f.text for f in flags if f.type == "place" and len(f.text) >= 3}
    return LeakList(strings=frozenset(names - terms))
