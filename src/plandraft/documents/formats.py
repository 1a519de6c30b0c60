"""Which reader a file gets: its first bytes say what it is, its name only what it should be."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from plandraft.core.sample import Document, Skipped
from plandraft.documents.archive import Allowance, members
from plandraft.documents.budget import within_budget
from plandraft.documents.clean import cleaned
from plandraft.documents.json_texts import json_documents
from plandraft.documents.limits import MAX_FILE_BYTES, MAX_TEXT_BYTES, MAX_ZIP_DEPTH
from plandraft.documents.refusal import Unreadable
from plandraft.documents.script import simplified
from plandraft.documents.texts import text_document
from plandraft.messages import marked, tr

TEXTS = (".txt", ".text", ".md", ".markdown")
PAGES = (".html", ".htm", ".xhtml")
WORD = (".docx", ".docm", ".dotx", ".dotm")
READABLE = (*TEXTS, *PAGES, *WORD, ".pdf", ".json", ".zip")
_OLD = (".doc", ".wps", ".rtf", ".odt", ".dot", ".wpt")
"""Refused by their content: many a .doc is a web page or a .docx by another name."""
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic")
_TABLES = (".xls", ".xlsx", ".et", ".csv", ".ppt", ".pptx", ".dps")

_TO_DOCX = marked("save it as .docx in Word, WPS or LibreOffice (soffice --headless --convert-to docx FILE)")
_WEB_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s++html|html|head|body)\b", re.I
)


def refusal_by_name(file: str) -> Unreadable | None:
    """Why a file of this name is not even opened, or None."""
    suffix = PurePath(file).suffix.lower()
    if suffix in READABLE or suffix in _OLD:
        return None
    if suffix in _PICTURES:
        return Unreadable(file, tr("it is a picture"), hint=tr("recognise its text (OCR) and save it as .txt or .docx"))
    if suffix in _TABLES:
        return Unreadable(
            file,
            tr("{suffix} is not read", suffix=suffix),
            hint=tr("copy the text into a Word file and save it as .docx"),
        )
    kinds = " ".join(READABLE)
    return Unreadable(
        file,
        tr("{suffix} is not read", suffix=suffix or tr("a file without an ending")),
        hint=tr("these are read: {kinds}", kinds=kinds),
    )


def size_limit(file: str) -> int:
    """Bytes that a file of this name may have."""
    return MAX_TEXT_BYTES if PurePath(file).suffix.lower() in (*TEXTS, *PAGES, ".json") else MAX_FILE_BYTES


def documents_in(
    data: bytes, *, file: str, depth: int = 0, allowance: Allowance | None = None
) -> tuple[list[Document], list[Skipped]]:
    """All documents of one file; of a zip file also what in it could not be read.

    Args:
        data: The bytes of a file.
        file: Its name; the suffix says what it is.
        depth: How many archives it lies in.
        allowance: What may still be unpacked; a new one where None.

    Raises:
        Unreadable: Nothing of it can be read.
    """
    if _is_zip_of_files(data, file):
        return _unpacked(data, file, depth, allowance or Allowance())
    return within_budget(lambda: _documents(data, file), file=file, size=len(data)), []


def _documents(data: bytes, file: str) -> list[Document]:
    try:
        found = json_documents(data, file=file) if file.lower().endswith(".json") else (one_document(data, file=file),)
    except (RecursionError, MemoryError) as error:
        why = tr("it is too deep or too large to be taken apart ({name})", name=type(error).__name__)
        raise Unreadable(file, why, hint=tr("open it and save it again, or split it")) from None
    return [simplified(cleaned(document)) for document in found]


def one_document(data: bytes, *, file: str) -> Document:
    """A file that is one document, in whatever script it came.

    Raises:
        Unreadable: It cannot be read.
    """
    suffix = PurePath(file).suffix.lower()
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _compound(data, file, suffix)
    if data.startswith(b"PK\x03\x04") or suffix in WORD:
        from plandraft.documents.word import word_document  # each reader brings libraries that the others lack

        return word_document(data, file=file)
    if b"%PDF-" in data[:1024] or suffix == ".pdf":
        from plandraft.documents.pdf import pdf_document

        return pdf_document(data, file=file)
    if data.startswith(b"{\\rtf") or (suffix in _OLD and not _WEB_START.match(data)):
        raise Unreadable(file, tr("{suffix} is not read", suffix=suffix), hint=tr(_TO_DOCX))
    if suffix in PAGES or _WEB_START.match(data[:2000]):
        from plandraft.documents.web import web_document

        return web_document(data, file=file)
    return text_document(data, file=file)


def _compound(data: bytes, file: str, suffix: str) -> Unreadable:
    """The container of old Word files and of encrypted new ones."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable(file, tr("it is encrypted"), hint=tr("open it with its password and save it without one"))
    old = (
        tr("the old .doc format is not read")
        if suffix in (".doc", ".docx", ".dot")
        else tr("{suffix} is not read", suffix=suffix)
    )
    return Unreadable(file, old, hint=tr(_TO_DOCX))


def _is_zip_of_files(data: bytes, file: str) -> bool:
    """Not by its name alone: a Word file is a zip file as well."""
    if PurePath(file).suffix.lower() == ".zip":
        return True
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "[Content_Types].xml" not in archive.namelist() and "mimetype" not in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _unpacked(data: bytes, file: str, depth: int, allowance: Allowance) -> tuple[list[Document], list[Skipped]]:
    if depth >= MAX_ZIP_DEPTH:
        raise Unreadable(
            file, tr("a zip file inside {depth} zip files is not read", depth=depth), hint=tr("unpack the outer ones")
        )
    documents, skipped = [], []
    for member in members(data, file=file, allowance=allowance):
        try:
            refused = allowance.used_up(member.name) or refusal_by_name(member.name)
            if refused is not None:
                raise refused
            content = member.read(limit=size_limit(member.name))
            inner, missed = documents_in(content, file=member.name, depth=depth + 1, allowance=allowance)
        except Unreadable as error:
            skipped.append(error.skipped)
        else:
            documents += inner
            skipped += missed
    return documents, skipped
