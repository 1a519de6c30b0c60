"""The public front of reading: one file or one text as a document."""

from plandraft.samples.reading import decode, document_of, read_document

__all__ = ["decode", "document_of", "read_document"]
