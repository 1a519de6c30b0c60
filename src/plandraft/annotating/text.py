"""Text and Markdown files: lines are changed, and written in the encoding and with the line ends they had."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from plandraft.core.source_edits import SourceEdit, edited_lines
from plandraft.documents.encoding import recognise_encoding
from plandraft.documents.refusal import Unreadable
from plandraft.messages import tr

_END = re.compile("\r\n|\r|\n")
_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
_CODECS = {"big5": ("cp950", "big5hkscs")}


class TextFile:
    """A text file that can be written back.

    Attributes:
        lines: Its lines without their ends, as it is read.
    """

    def __init__(self, data: bytes, *, file: str) -> None:
        """Take the file apart.

        Raises:
            Unreadable: It is no text, or would not come out byte for byte.
        """
        found = recognise_encoding(data, file=file)
        self._mark, self._codec = _written_in(data, found.text, found.encoding, file)
        self.lines = _END.split(found.text)
        self._ends = [*_END.findall(found.text), ""]

    def with_edits(self, edits: Iterable[SourceEdit]) -> bytes:
        """The file with the edits; a line that goes takes its end along.

        Raises:
            ValueError: An edit does not fit.
        """
        text = ""
        for line, end in zip(edited_lines(self.lines, edits), self._ends, strict=True):
            text += "".join(f"{new}{end or self._ends[0]}" for new in line.before)
            text += "" if line.text is None else line.text + end
        return self._mark + text.encode(self._codec)


def _written_in(data: bytes, text: str, encoding: str, file: str) -> tuple[bytes, str]:
    """The byte order mark and the codec with which the text becomes the same bytes."""
    for codec in _CODECS.get(encoding, (encoding,)):
        for mark in (b"", _MARKS.get(codec, b"")):
            try:
                if mark + text.encode(codec) == data:
                    return mark, codec
            except UnicodeEncodeError:
                continue
    raise Unreadable(
        file, tr("it has broken bytes, so that it cannot be written back as it was"), hint=tr("save it as UTF-8 first")
    )
