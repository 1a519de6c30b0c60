"""A plan as a Word file after GB/T 9704—2012: the printed plan, and the task table as an annex.

The plain form: no red head and no 版记, because a work plan is none of the standard's fifteen kinds of document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import docx as python_docx

from plandraft.core.blocks import NOTE_KEY, SIGNATURE, TITLE, Block, blocks_of, edge_key
from plandraft.core.plan import Plan
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_annex import add_annex
from plandraft.rendering.docx_footer import number_pages
from plandraft.rendering.docx_marks import Bookmarks, carry
from plandraft.rendering.docx_package import to_bytes
from plandraft.rendering.docx_styles import SIGNED, indent_right, set_page, set_styles
from plandraft.rendering.docx_table import add_table
from plandraft.rendering.docx_xml import add, printable
from plandraft.rendering.tasks import ANNEX_NOTE

_MONEY_WIDTHS_MM = (14, 46, 32, 64)
"""Of the table of what money is for; they add up to the text block's 156 mm (our choice)."""


def make_docx(plan: Plan, created: dt.date | None = None) -> bytes:
    """The bytes of the file; ``created`` is its own date, else the plan's drafting date."""
    blocks, marks = blocks_of(plan), Bookmarks()
    document = python_docx.Document()
    set_page(document)
    set_styles(document)
    number_pages(document)
    _title(document, plan, marks)
    _body(document, [block for block in blocks if block.part not in (TITLE, SIGNATURE)], marks)
    if plan.measures:
        _annex_note(document, marks)
    _signature(document, [block for block in blocks if block.part == SIGNATURE], marks)
    if plan.measures:
        add_annex(document, plan, marks)
    carry(document, plan)
    first = plan.period.first_day if plan.period else dt.date(2000, 1, 1)
    day = created or plan.drafting_date or first
    _properties(document, plan, day)
    return to_bytes(document, day)


def _title(document: Any, plan: Plan, marks: Bookmarks) -> None:
    """Lines broken at a word, as 7.3.1 asks for; one blank line below (our choice: there is no red line)."""
    if not printable(plan.title):
        return
    lines = norm.title_lines(printable(plan.title), printable(plan.organisation))
    paragraph = document.add_paragraph("\n".join(lines), style="Title")
    paragraph.paragraph_format.keep_with_next = True
    marks.put(paragraph, edge_key(TITLE))
    document.add_paragraph("")


def _body(document: Any, blocks: Sequence[Block], marks: Bookmarks) -> None:
    for block in blocks:
        marks.put(add(document, block.text, f"Heading {block.level}" if block.level else None), block.key)
        if block.table is not None:
            _keep_with_next(document.paragraphs[-1])
            add_table(document, block.table, _MONEY_WIDTHS_MM, block.table.heads[::2])


def _annex_note(document: Any, marks: Bookmarks) -> None:
    """附件说明: one blank line below the body, no mark after the name; no number, for there is only one (7.3.4)."""
    _keep_end_with_next(document.paragraphs[-1])
    _keep_with_next(document.add_paragraph(""))
    note = add(document, ANNEX_NOTE)
    _keep_with_next(note)
    marks.put(note, NOTE_KEY)


def _signature(document: Any, blocks: Sequence[Block], marks: Bookmarks) -> None:
    """Not sealed: one blank line, organisation, date or what stands for it (7.3.5.2); never alone on a page."""
    signed = [(block, line) for block in blocks if (line := printable(block.text))]
    if not signed:
        return
    for last in document.paragraphs[-1:]:  # none where the plan says nothing else
        _keep_end_with_next(last)
    _keep_with_next(document.add_paragraph(""))
    lines = [line for _, line in signed]
    indents = norm.signature_indents(*lines) if len(lines) == 2 else norm.signature_indents(lines[0], "")
    for number, ((block, text), chars) in enumerate(zip(signed, indents, strict=False), 1):
        paragraph = add(document, text, SIGNED)
        marks.put(paragraph, block.key)
        indent_right(paragraph, min(chars, norm.CHARS_A_LINE / 2))
        if number < len(lines):
            _keep_with_next(paragraph)


def _keep_end_with_next(paragraph: Any) -> None:
    """The body's last paragraph goes along to the next page, unless that would leave a gap: it moves as a whole."""
    if norm.width(paragraph.text) <= norm.CHARS_A_LINE * norm.KEPT_LINES:
        _keep_with_next(paragraph)


def _keep_with_next(paragraph: Any) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _properties(document: Any, plan: Plan, day: dt.date) -> None:
    """The file's own data: from the plan, never from the clock."""
    at = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001
    core = document.core_properties
    core.title, core.author, core.comments = printable(plan.title)[:255], printable(plan.organisation)[:255], ""
    core.created = core.modified = at
    core.last_modified_by = ""
