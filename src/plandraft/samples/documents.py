"""A file becomes a document: one line a paragraph, in whatever encoding it came."""

from __future__ import annotations

import os
from pathlib import Path

from plandraft.core.sample import Document, Line
from plandraft.errors import SampleError

MAX_BYTES = 20_000_000
"""A text greater than this is no plan and no page of plans (our choice: about 4,000 plans)."""
READABLE = (".txt", ".md", ".docx")


def read_document(path: str | os.PathLike[str]) -> Document:
    """Read a text, Markdown or Word file.

    Raises:
        SampleError: Missing, too large, empty, binary, or of a kind that cannot be read.
    """
    file = Path(path)
    if file.suffix.lower() == ".doc":
        raise SampleError(f"{file}: the old .doc format is not read", hint="save it as .docx in Word or LibreOffice")
    if file.suffix.lower() not in READABLE:
        raise SampleError(f"{file}: only {', '.join(READABLE)} are read", hint="convert it first")
    if file.suffix.lower() == ".docx":
        return _word(file)
    return document_of(read_text(file), file=str(file))


def read_text(file: Path) -> str:
    """A text file's words, within the size that is read.

    Raises:
        SampleError: Missing, too large, empty or binary.
    """
    return decode(_bytes(file), file=str(file))


def document_of(text: str, *, file: str) -> Document:
    """Text as a document; lines are counted by line feeds, from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Document(file=file, lines=tuple(Line(number=n, text=line) for n, line in enumerate(lines, 1)))


def decode(data: bytes, *, file: str) -> str:
    """Bytes as text: UTF-8, UTF-16 with a mark, or GB18030.

    Raises:
        SampleError: Empty, or not text.
    """
    if not data.strip():
        raise SampleError(f"{file} is empty", hint="is it the right file?")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _binary(text):
            return text
    raise SampleError(f"{file} is not a text file", hint="a Word file must end in .docx, a text be UTF-8 or GB18030")


def _binary(text: str) -> bool:
    controls = sum(char < " " and char not in "\t\n\r\x0b\x0c" for char in text[:20_000])
    return controls > len(text[:20_000]) / 500


def _bytes(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise SampleError(f"{file} has {size} bytes; at most {MAX_BYTES} are read", hint="split it, or drop it")
        return file.read_bytes()
    except FileNotFoundError:
        raise SampleError(f"there is no file {file}", hint="check the name") from None
    except OSError as error:
        raise SampleError(f"{file} cannot be read: {error.strerror}", hint="check the name and the rights") from None


def _word(file: Path) -> Document:
    _bytes(file)
    import docx
    from docx.table import Table

    try:
        document = docx.Document(str(file))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += ["\t".join(cell.text.replace("\n", " ") for cell in row.cells) for row in block.rows]
            else:
                lines += block.text.split("\n")
    except Exception as error:
        raise SampleError(
            f"{file} is no readable Word file: {type(error).__name__}", hint="open and save it again"
        ) from None
    return Document(file=str(file), lines=tuple(Line(number=n, text=line) for n, line in enumerate(lines, 1)))
