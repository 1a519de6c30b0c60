"""A plan as a Word file after GB/T 9704—2012: prose, schedule by month, signature, and the task table as an annex.

The plain form: no red head and no 版记, because a work plan is none of the standard's fifteen kinds of document.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import docx as python_docx

from plandraft.core.plan import Plan
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_annex import add_annex
from plandraft.rendering.docx_footer import number_pages
from plandraft.rendering.docx_package import to_bytes
from plandraft.rendering.docx_styles import SIGNED, indent_right, set_page, set_styles
from plandraft.rendering.docx_text import add, clean
from plandraft.rendering.escapes import paragraphs
from plandraft.rendering.prose import parts_of
from plandraft.rendering.signing import chinese_date
from plandraft.rendering.tasks import ANNEX


def make_docx(plan: Plan, created: dt.date | None = None) -> bytes:
    """The bytes of the file; ``created`` is its own date, else the plan's drafting date."""
    document = python_docx.Document()
    set_page(document)
    set_styles(document)
    number_pages(document)
    _title(document, plan)
    _body(document, plan)
    if plan.measures:
        _annex_note(document)
    _signature(document, plan)
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


def _body(document: Any, plan: Plan) -> None:
    for text in paragraphs(plan.preamble):
        add(document, text)
    for part in parts_of(plan):
        add(document, part.heading, "Heading 1")
        for group in part.groups:
            if group.heading:
                add(document, group.heading, "Heading 2")
            for text in group.texts:
                add(document, text)


def _annex_note(document: Any) -> None:
    """附件说明: one blank line below the body, no mark after the name; no number, for there is only one (7.3.4)."""
    _keep_end_with_next(document.paragraphs[-1])
    _keep_with_next(document.add_paragraph(""))
    _keep_with_next(add(document, f"附件：{ANNEX}"))


def _signature(document: Any, plan: Plan) -> None:
    """Not sealed: one blank line, organisation, date (7.3.5.2); never alone on a page."""
    organisation, date = clean(plan.signature.organisation), chinese_date(plan.signature.date)
    if not (organisation or date):
        return
    _keep_end_with_next(document.paragraphs[-1])
    _keep_with_next(document.add_paragraph(""))
    for text, chars in zip((organisation, date), norm.signature_indents(organisation, date), strict=True):
        if text:
            paragraph = add(document, text, SIGNED)
            indent_right(paragraph, min(chars, norm.LINE_CHARS / 2))
            if text != date:
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
