"""A Word file that is being written: its document, layout, marks and words travel together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plandraft.core.remarks import SideRemark
from plandraft.rendering.docx_marks import Bookmarks
from plandraft.rendering.docx_words import Words
from plandraft.rendering.docx_xml import printable
from plandraft.rendering.layout import Layout


@dataclass
class Sheet:
    """A Word file.

    Attributes:
        names: What our styles are called in it, where it has its own.
        text_mm: Width of its text block in millimetres.
    """

    document: Any
    layout: Layout
    words: Words
    text_mm: float
    marks: Bookmarks = field(default_factory=Bookmarks)
    names: Mapping[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, style: str = "Normal", *, key: str = "", remarks: Sequence[SideRemark] = ()) -> Any:
        """A paragraph at the end, with the bookmark of its key; places of remarks are those in the cleaned text."""
        paragraph = self.document.add_paragraph()
        if style != "Normal" or style in self.names:
            paragraph._p.style = self.style_id(style)
        self.words.write(paragraph, printable(text), remarks)
        if key:
            self.marks.put(paragraph, key)
        return paragraph

    def style_id(self, style: str) -> str:
        """The id of a style of ours; python-docx looks through all styles for each."""
        if style not in self._ids:
            self._ids[style] = str(self.document.styles[self.names.get(style, style)].style_id)
        return self._ids[style]
