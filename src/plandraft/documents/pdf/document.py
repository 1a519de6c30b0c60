"""A PDF file as a document."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from plandraft.core.sample import Document, Dropped, Line
from plandraft.documents.encoding import weight
from plandraft.documents.limits import MAX_PDF_PAGES, SHOWN_DROPPED_CHARS
from plandraft.documents.pdf.furniture import without_furniture, without_repeated_heads
from plandraft.documents.pdf.joining import pdf_paragraphs
from plandraft.documents.pdf.layout import page_lines
from plandraft.documents.pdf.line import VisualLine
from plandraft.documents.refusal import Unreadable
from plandraft.messages import marked, tr

_OCR = marked("recognise its text (OCR) and save it as .txt or .docx, or ask for the Word file")
_LEGIBLE = 0.3
"""Weight a character below which a text layer is noise: its fonts do not say which characters they show."""


def pdf_document(data: bytes, *, file: str) -> Document:
    """A PDF with a text layer as a document; lines are paragraphs and table rows, counted from 1, with their page.

    Left out and listed: page numbers, running heads and feet, repeated heads of tables, watermarks, pages
    without text.

    Raises:
        Unreadable: Encrypted, damaged, a scan, or of more than ``MAX_PDF_PAGES`` pages.
    """
    with _quiet():
        pages, dropped = _pages(_opened(data, file))
    text = "".join(line.text for lines in pages for line in lines)
    if not text.strip():
        raise Unreadable(file, tr("it has no text layer: it is a scan"), hint=tr(_OCR))
    if weight(text) < _LEGIBLE:
        why = tr("its text layer is illegible: the fonts do not say which characters they show")
        raise Unreadable(file, why, hint=tr(_OCR))
    kept, furniture = without_furniture(pages)
    kept, heads = without_repeated_heads(kept)
    lines = [
        Line(number=n, text=found.text, page=found.page, row=found.row)
        for n, found in enumerate(pdf_paragraphs(kept), 1)
    ]
    return Document(file=file, lines=tuple(lines), dropped=(*dropped, *furniture, *heads))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks on small faults from our readers; what it cannot read is told by us."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _opened(data: bytes, file: str) -> list[Any]:
    """The pages.

    Raises:
        Unreadable: Encrypted, damaged or too long.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(
                file, tr("it is encrypted"), hint=tr("open it with its password and print it to a new PDF")
            )
        count = len(reader.pages)
    except DependencyError:
        raise Unreadable(file, tr("it is encrypted"), hint=tr("open it and print it to a new PDF")) from None
    except Unreadable:
        raise
    except Exception as error:
        raise _damaged(file, error) from None
    if count > MAX_PDF_PAGES:
        raise Unreadable(
            file,
            tr("it has {count:,} pages; at most {max_pdf_pages:,} are read", count=count, max_pdf_pages=MAX_PDF_PAGES),
            hint=tr("split it"),
        )
    return list(reader.pages)


def _pages(pages: list[Any]) -> tuple[list[list[VisualLine]], list[Dropped]]:
    """The lines of each page; a page that is broken or empty is told, the others are read."""
    found: list[list[VisualLine]] = []
    dropped: list[Dropped] = []
    for number, page in enumerate(pages, 1):
        try:
            lines, slanted = page_lines(page, number)
        except Exception as error:
            # a damaged page can fail anywhere in the parser, with any exception
            said = f"{type(error).__name__}: {error}"[:SHOWN_DROPPED_CHARS]
            dropped.append(Dropped(reason="damaged page", text=said, page=number))
            continue
        if not lines:
            dropped.append(Dropped(reason="page without text", text="", page=number))
        dropped += (Dropped(reason="watermark", text=text[:SHOWN_DROPPED_CHARS], page=number) for text in slanted)
        found.append(lines)
    return found, dropped


def _damaged(file: str, error: Exception) -> Unreadable:
    said = " ".join(str(error).split())[:SHOWN_DROPPED_CHARS]
    return Unreadable(
        file,
        tr("it is a damaged PDF: {said}", said=said or type(error).__name__),
        hint=tr("open it and print it again"),
    )
