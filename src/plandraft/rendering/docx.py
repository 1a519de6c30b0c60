"""A plan as a Word file after GB/T 9704—2012: the printed plan, and the task table as an annex.

The plain form: no red head and no 版记, because a work plan is none of the standard's fifteen kinds of document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import docx as python_docx

from plandraft.core.blocks import NOTE_KEY, SIGNATURE, TITLE, Block, blocks_of, edge_key
from plandraft.core.plan import Plan
from plandraft.core.remarks import SideRemark, gap_remarks, money_remark, remarks_of
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_annex import add_annex
from plandraft.rendering.docx_calendar import add_calendar
from plandraft.rendering.docx_footer import number_pages
from plandraft.rendering.docx_marks import carry
from plandraft.rendering.docx_package import to_bytes
from plandraft.rendering.docx_sheet import Sheet
from plandraft.rendering.docx_styles import SIGNED, add_missing_styles, indent_right, set_page, set_styles
from plandraft.rendering.docx_table import add_table, every_gap
from plandraft.rendering.docx_template import opened, style_names, text_width_mm
from plandraft.rendering.docx_words import Words
from plandraft.rendering.docx_xml import printable
from plandraft.rendering.layout import AS_THE_STANDARD, Layout
from plandraft.rendering.tasks import ANNEX_NOTE

_MONEY_WIDTHS_MM = (14, 46, 32, 64)
"""Of the table of what money is for; they add up to the text block's 156 mm (our choice)."""


def make_docx(
    plan: Plan,
    created: dt.date | None = None,
    *,
    layout: Layout = AS_THE_STANDARD,
    template: bytes | None = None,
) -> bytes:
    """The bytes of the file.

    Args:
        plan: The plan.
        created: The file's own date; else the plan's drafting date, else the first day of its period.
        layout: House rules; of fonts, sizes and the page the template's count where there is one.
        template: An organisation's own Word file or template, whose styles, page, head and foot are taken.

    Raises:
        UsageError: The template cannot be used.
    """
    first = plan.period.first_day if plan.period else dt.date(2000, 1, 1)
    day = created or plan.drafting_date or first
    sheet = _sheet(layout, template, day)
    blocks = blocks_of(plan, calendar=layout.calendar)
    with_annex = bool(plan.measures) and layout.annex
    _title(sheet, plan)
    _body(sheet, [block for block in blocks if block.part not in (TITLE, SIGNATURE)], plan)
    if with_annex:
        _annex_note(sheet)
    _signature(sheet, [block for block in blocks if block.part == SIGNATURE])
    if with_annex:
        add_annex(sheet, plan)
    carry(sheet.document, plan)
    _properties(sheet.document, plan, day)
    return to_bytes(sheet.document, day, own_fonts=None if template else layout)


def _sheet(layout: Layout, template: bytes | None, day: dt.date) -> Sheet:
    """An empty file, laid out."""
    document = python_docx.Document() if template is None else opened(template)
    words = Words(document, day, with_comments=layout.comments)
    if template is not None:
        names = style_names(document)
        add_missing_styles(document, layout, names)
        return Sheet(document, layout, words, text_width_mm(document), names=names)
    set_page(document, layout)
    set_styles(document, layout)
    if layout.page_numbers:
        number_pages(document)
    return Sheet(document, layout, words, layout.text_mm)


def _title(sheet: Sheet, plan: Plan) -> None:
    """Lines broken at a word, as 7.3.1 asks for; one blank line below (our choice: there is no red line)."""
    if not printable(plan.title):
        return
    chars = sheet.layout.chars("title") - 1  # one for faces with wider digits
    text = "\n".join(norm.title_lines(printable(plan.title), printable(plan.organisation), chars))
    paragraph = sheet.document.add_paragraph(style=sheet.names.get("Title", "Title"))
    sheet.words.write(paragraph, text, [*gap_remarks(text)])
    paragraph.paragraph_format.keep_with_next = True
    sheet.marks.put(paragraph, edge_key(TITLE))
    sheet.add("")


def _body(sheet: Sheet, blocks: Sequence[Block], plan: Plan) -> None:
    for is_calendar, own in groupby(blocks, key=lambda block: block.row):
        if is_calendar:
            add_calendar(sheet, [*own])
            continue
        for block in own:
            text = printable(block.text)
            remarks = remarks_of(text, block.nodes)
            if block.table is not None:
                remarks += _of_money(text, plan)
            style = f"Heading {block.level}" if block.level else "Normal"
            paragraph = sheet.add(text, style, key=block.key, remarks=remarks)
            if block.table is not None:
                _keep_with_next(paragraph)
                add_table(sheet, block.table, _MONEY_WIDTHS_MM, block.table.heads[::2], every_gap)


def _of_money(text: str, plan: Plan) -> tuple[SideRemark, ...]:
    said = money_remark(plan.budget)
    return (SideRemark(quote=text, text=said, start=0),) if said and text else ()


def _annex_note(sheet: Sheet) -> None:
    """附件说明: one blank line below the body, no mark after the name; no number, for there is only one (7.3.4)."""
    _keep_end_with_next(sheet)
    _keep_with_next(sheet.add(""))
    _keep_with_next(sheet.add(ANNEX_NOTE, key=NOTE_KEY))


def _signature(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Not sealed: one blank line, organisation, date or what stands for it (7.3.5.2); never alone on a page."""
    signed = [(block, line) for block in blocks if (line := printable(block.text))]
    if not signed:
        return
    _keep_end_with_next(sheet)
    _keep_with_next(sheet.add(""))
    lines = [line for _, line in signed]
    indents = norm.signature_indents(*lines) if len(lines) == 2 else norm.signature_indents(lines[0], "")
    for number, ((block, text), chars) in enumerate(zip(signed, indents, strict=False), 1):
        paragraph = sheet.add(text, SIGNED, key=block.key, remarks=[*gap_remarks(text)])
        indent_right(paragraph, min(chars, sheet.layout.line_chars / 2), sheet.layout.size("body"))
        if number < len(lines):
            _keep_with_next(paragraph)


def _keep_end_with_next(sheet: Sheet) -> None:
    """The body's last paragraph goes along to the next page, unless that would leave a gap: it moves as a whole."""
    for last in sheet.document.paragraphs[-1:]:  # none where the plan says nothing else
        if norm.width(last.text) <= sheet.layout.line_chars * norm.KEPT_LINES:
            _keep_with_next(last)


def _keep_with_next(paragraph: Any) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _properties(document: Any, plan: Plan, day: dt.date) -> None:
    """The file's own data: from the plan, never from the clock."""
    at = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001
    core = document.core_properties
    core.title, core.author, core.comments = printable(plan.title)[:255], printable(plan.organisation)[:255], ""
    core.created = core.modified = at
    core.last_modified_by = ""
