"""PDF files with a text layer: paragraphs, without page numbers and running heads."""

from plandraft.documents.pdf.document import pdf_document

__all__ = ["pdf_document"]
