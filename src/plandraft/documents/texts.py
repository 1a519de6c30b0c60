"""Text and Markdown files: lines as the file has them."""

from __future__ import annotations

from plandraft.core.sample import Document, Dropped, Line
from plandraft.documents.encoding import Decoded, recognise_encoding
from plandraft.documents.limits import MAX_TEXT_BYTES
from plandraft.documents.refusal import Unreadable
from plandraft.messages import tr


def document_of(text: str, *, file: str) -> Document:
    """Text as a document; lines are counted by line feeds, from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Document(file=file, lines=tuple(Line(number=n, text=line) for n, line in enumerate(lines, 1)))


def text_document(data: bytes, *, file: str) -> Document:
    """A text file as a document.

    Raises:
        Unreadable: Too large, empty or binary.
    """
    found = decoded_text(data, file=file)
    document = document_of(found.text, file=file)
    return Document(file=file, lines=document.lines, dropped=damage(found), encoding=found.encoding)


def decoded_text(data: bytes, *, file: str, declared: str = "") -> Decoded:
    """Text within the size that is read.

    Args:
        data: The bytes.
        file: The file's name.
        declared: The encoding that the file names itself.

    Raises:
        Unreadable: Too large, empty or binary.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise too_large(file, len(data), MAX_TEXT_BYTES)
    return recognise_encoding(data, file=file, declared=declared)


def damage(found: Decoded) -> tuple[Dropped, ...]:
    """What is to be told about broken bytes."""
    if not found.damaged:
        return ()
    return (Dropped(reason="broken bytes", text=f"{found.damaged} places are no {found.encoding}; each became \ufffd"),)


def too_large(file: str, size: int, limit: int) -> Unreadable:
    """The refusal of a file by its size, in bytes.

    Args:
        file: Its name.
        size: Bytes it has.
        limit: Bytes that are read.
    """
    why = tr("it has {size:,.0f} MB; at most {limit:,.0f} MB are read", size=size / 1e6, limit=limit / 1e6)
    return Unreadable(file, why, hint=tr("split it, or take it out"))
