"""Word files (.docx and its kin): the words of the text, with automatic numbers written out."""

from plandraft.documents.word.document import word_document

__all__ = ["word_document"]
