"""A plan as a Word file: prose, schedule by month, signature, and the task table as an annex."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

from plandraft.core.plan import Measure, Plan
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_styles import page_numbers, right_indent, set_fonts, set_page, set_styles
from plandraft.rendering.lines import month_of
from plandraft.rendering.markdown import chinese_number

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEADS = ("序号", "工作措施", "责任部门", "配合部门", "完成时间", "完成标志")
_WIDTHS_MM = (12, 44, 27, 24, 22, 27)
"""Add up to the text block's 156 mm."""


def to_docx(plan: Plan) -> bytes:
    """The plan laid out after GB/T 9704—2012, as the bytes of a ``.docx`` file."""
    import docx

    document = docx.Document()
    set_page(document)
    set_styles(document)
    page_numbers(document)
    document.add_paragraph(_clean(plan.title), style="Title")
    document.add_paragraph("")
    _text(document, plan.preamble)
    _prose(document, plan)
    _signature(document, plan)
    if plan.measures:
        _annex(document, plan)
    _properties(document, plan)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _prose(document: Any, plan: Plan) -> None:
    _heading(document, "一、指导思想", 1)
    _text(document, plan.ideology.text)
    _heading(document, "二、工作目标", 1)
    for n, goal in enumerate(plan.goals, 1):
        tail = f"（指标：{goal.indicator}）" if goal.indicator else ""
        _text(document, f"{n}.{goal.text}{tail}")
    _heading(document, "三、工作措施", 1)
    for number, area in enumerate(plan.areas(), 1):
        _heading(document, f"（{chinese_number(number)}）{area}", 2)
        own = [measure for measure in plan.measures if measure.area == area]
        for n, measure in enumerate(own, 1):
            _text(document, f"{n}.{measure.title}。{''.join(measure.actions)}{_facts(measure)}")
    _heading(document, "四、活动安排", 1)
    _schedule(document, plan)
    if plan.closing:
        _heading(document, "五、组织实施", 1)
        _text(document, plan.closing)


def _facts(measure: Measure) -> str:
    facts = (("责任部门", measure.owner), ("完成时间", measure.timing.label))
    told = "；".join(f"{name}：{value}" for name, value in facts if value)
    return f"（{told}）" if told else ""


def _schedule(document: Any, plan: Plan) -> None:
    months = dict.fromkeys(month_of(entry) for entry in plan.schedule)
    for number, month in enumerate(months, 1):
        name = f"{month}月" if month else "全年"
        _heading(document, f"（{chinese_number(number)}）{name}", 2)
        own = [entry for entry in plan.schedule if month_of(entry) == month]
        for n, entry in enumerate(own, 1):
            label = entry.timing.label
            when = f"{label}，" if label not in ("", name) else ""
            tail = f"（{entry.owner}）" if entry.owner else ""
            _text(document, f"{n}.{when}{entry.title}{tail}")


def _signature(document: Any, plan: Plan) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    day = plan.signature.date
    date = f"{day.year}年{day.month}月{day.day}日" if day else ""
    if not (plan.signature.organisation or date):
        return
    document.add_paragraph("")
    lines = (plan.signature.organisation, date)
    for text, chars in zip(lines, norm.signature_indents(*lines), strict=True):
        paragraph = document.add_paragraph(_clean(text))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_with_next = text != date
        right_indent(paragraph, min(chars, norm.LINE_CHARS / 2))


def _annex(document: Any, plan: Plan) -> None:
    """任务分解表: on a page of its own, header repeated, rows not split."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    head = document.add_paragraph()
    set_fonts(head.add_run("附件1")._r.get_or_add_rPr(), norm.LEVEL_FONTS[1])
    right_indent(head, 0)
    title = document.add_paragraph("任务分解表", style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    rows = [_HEADS, *(_row(n, measure) for n, measure in enumerate(plan.measures, 1))]
    table = document.add_table(rows=len(rows), cols=len(_HEADS), style="Table Grid")
    table.autofit = False
    for cells, row in zip(rows, table.rows, strict=True):
        _fill(row, cells)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(_qn("w:tblHeader"), {}))


def _row(number: int, measure: Measure) -> tuple[str, ...]:
    when, partners = measure.timing.label, "、".join(measure.partners)
    return (str(number), measure.title, measure.owner, partners, when, measure.indicator)


def _fill(row: Any, cells: tuple[str, ...]) -> None:
    from docx.shared import Mm, Pt

    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(_qn("w:cantSplit"), {}))
    for text, width, cell in zip(cells, _WIDTHS_MM, row.cells, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        right_indent(paragraph, 0)
        paragraph.paragraph_format.line_spacing = Pt(norm.TABLE_PT * 1.4)
        snap = paragraph._p.get_or_add_pPr()
        snap.append(snap.makeelement(_qn("w:snapToGrid"), {_qn("w:val"): "0"}))
        paragraph.add_run(_clean(text)).font.size = Pt(norm.TABLE_PT)


def _heading(document: Any, text: str, level: int) -> None:
    document.add_paragraph(_clean(text), style=f"Heading {level}")


def _text(document: Any, text: str) -> None:
    for part in text.splitlines():
        if part.strip():
            document.add_paragraph(_clean(part))


def _clean(text: str) -> str:
    """Without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def _properties(document: Any, plan: Plan) -> None:
    """The file's own data: from the plan, never from the clock."""
    day = plan.drafting_date or (plan.period.first_day if plan.period else dt.date(2000, 1, 1))
    at = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001
    core = document.core_properties
    core.title, core.author, core.comments = _clean(plan.title)[:255], _clean(plan.organisation)[:255], ""
    core.created = core.modified = at
    core.last_modified_by = ""


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    found: str = qn(name)
    return found
