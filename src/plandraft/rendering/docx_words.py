"""The words of a paragraph in a Word file: gaps in colour, and beside the words what is to be said of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

from plandraft.core.gap import GAP
from plandraft.core.remarks import SideRemark

AUTHOR = "plandraft"
"""Under this name our comments stand; the reader of Word files knows them by it."""


class Words:
    """Writes words into paragraphs.

    Args:
        document: The file.
        day: The date of its comments.
        with_comments: Whether remarks become comments, and gaps get a colour.
    """

    def __init__(self, document: Any, day: dt.date, *, with_comments: bool) -> None:
        self._document = document
        self._date = f"{day:%Y-%m-%d}T00:00:00Z"
        self._with_comments = with_comments

    def write(self, paragraph: Any, text: str, remarks: Sequence[SideRemark] = ()) -> None:
        """Add words to a paragraph; places of remarks are those in the text."""
        if not self._with_comments:
            paragraph.add_run(text)
            return
        cuts = {0, len(text)}
        gaps = [gap.span() for gap in GAP.finditer(text)]
        spans = [(remark.start, remark.start + len(remark.quote)) for remark in remarks]
        for span in (*gaps, *spans):
            cuts |= {*span}
        runs = dict(self._runs(paragraph, text, sorted(cuts), gaps))
        for remark, (start, end) in zip(remarks, spans, strict=True):
            own = [run for at, run in runs.items() if start <= at < end]
            if own:
                self._comment(own, remark.text)

    def _runs(
        self, paragraph: Any, text: str, cuts: Sequence[int], gaps: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, Any]]:
        for start, end in pairwise(cuts):
            run = paragraph.add_run(text[start:end])
            if any(first <= start < last for first, last in gaps):
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            yield start, run
        if len(cuts) == 1:
            paragraph.add_run(text)

    def _comment(self, runs: Sequence[Any], text: str) -> None:
        comment = self._document.add_comment([*runs], text=text, author=AUTHOR, initials=AUTHOR[:2])
        comment._comment_elm.set(qn("w:date"), self._date)
