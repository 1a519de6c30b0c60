"""Files of any kind become documents: canonical text with the place of each line and a list of what was left out."""

from plandraft.documents.encoding import decode
from plandraft.documents.files import FilesRead, ReadingProgress, read_document, read_files
from plandraft.documents.texts import document_of

__all__ = ["FilesRead", "ReadingProgress", "decode", "document_of", "read_document", "read_files"]
