"""A plan as a Word file after GB/T 9704—2012: the printed plan, and the task table as an annex.

The plain form: no red head and no 版记, because a work plan is none of the standard's fifteen kinds of document.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import docx as python_docx

from plandraft.core.plan import Plan
from plandraft.core.printed import Printed, printed
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_annex import add_annex
from plandraft.rendering.docx_footer import number_pages
from plandraft.rendering.docx_package import to_bytes
from plandraft.rendering.docx_styles import SIGNED, indent_right, set_page, set_styles
from plandraft.rendering.docx_table import add_table
from plandraft.rendering.docx_text import add, clean
from plandraft.rendering.tasks import ANNEX

_MONEY_WIDTHS_MM = (14, 46, 32, 64)
"""Of the table of what money is for; they add up to the text block's 156 mm (our choice)."""


def make_docx(plan: Plan, created: dt.date | None = None) -> bytes:
    """The bytes of the file; ``created`` is its own date, else the plan's drafting date."""
    words = printed(plan)
    document = python_docx.Document()
    set_page(document)
    set_styles(document)
    number_pages(document)
    _title(document, plan)
    _body(document, words)
    if plan.measures:
        _annex_note(document)
    _signature(document, words)
    if plan.measures:
        add_annex(document, plan)
    first = plan.period.first_day if plan.period else dt.date(2000, 1, 1)
    day = created or plan.drafting_date or first
    _properties(document, plan, day)
    return to_bytes(document, day)


def _title(document: Any, plan: Plan) -> None:
    """Lines broken at a word, as 7.3.1 asks for; one blank line below (our choice: there is no red line)."""
    if not clean(plan.title):
        return
    lines = norm.title_lines(clean(plan.title), clean(plan.organisation))
    paragraph = document.add_paragraph("\n".join(lines), style="Title")
    paragraph.paragraph_format.keep_with_next = True
    document.add_paragraph("")


def _body(document: Any, words: Printed) -> None:
    for text in words.preamble:
        add(document, text)
    for part in words.parts:
        add(document, part.heading, "Heading 1")
        for group in part.groups:
            if group.heading:
                add(document, group.heading, "Heading 2")
            for text in group.texts:
                add(document, text)
        if part.table is not None:
            _keep_with_next(document.paragraphs[-1])
            add_table(document, part.table, _MONEY_WIDTHS_MM, part.table.heads[::2])


def _annex_note(document: Any) -> None:
    """附件说明: one blank line below the body, no mark after the name; no number, for there is only one (7.3.4)."""
    _keep_end_with_next(document.paragraphs[-1])
    _keep_with_next(document.add_paragraph(""))
    _keep_with_next(add(document, f"附件：{ANNEX}"))


def _signature(document: Any, words: Printed) -> None:
    """Not sealed: one blank line, organisation, date or what stands for it (7.3.5.2); never alone on a page."""
    lines = [line for line in map(clean, words.signature) if line]
    if not lines:
        return
    _keep_end_with_next(document.paragraphs[-1])
    _keep_with_next(document.add_paragraph(""))
    indents = norm.signature_indents(*lines) if len(lines) == 2 else norm.signature_indents(lines[0], "")
    for number, (text, chars) in enumerate(zip(lines, indents, strict=False), 1):
        paragraph = add(document, text, SIGNED)
        indent_right(paragraph, min(chars, norm.LINE_CHARS / 2))
        if number < len(lines):
            _keep_with_next(paragraph)


def _keep_end_with_next(paragraph: Any) -> None:
    """The body's last paragraph goes along to the next page, unless that would leave a gap: it moves as a whole."""
    if norm.width(paragraph.text) <= norm.LINE_CHARS * norm.KEPT_LINES:
        _keep_with_next(paragraph)


def _keep_with_next(paragraph: Any) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _properties(document: Any, plan: Plan, day: dt.date) -> None:
    """The file's own data: from the plan, never from the clock."""
    at = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001
    core = document.core_properties
    core.title, core.author, core.comments = clean(plan.title)[:255], clean(plan.organisation)[:255], ""
    core.created = core.modified = at
    core.last_modified_by = ""
