"""The looks of an organisation's own old plan: which faces, sizes, margins and line pitch its Word file uses."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx as python_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length

from plandraft.core.calendar_rows import MONTH
from plandraft.messages import tr
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_template import as_document, refusing
from plandraft.rendering.layout import Face, Layout, Margins, Role

_FIRST = re.compile(r"[一二三四五六七八九十]{1,3}、")
_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_HEADING_CHARS = 40
_TEXT_CHARS = 20
"""A paragraph with so many characters that is no heading is text (our choice)."""
_TITLE_AMONG = 8
"""The title is one of so many first paragraphs (our choice)."""
_USUAL_PT = 10.5
"""Word's size where a file names none."""
_LINES_PT = 1.3
"""Times its size, a single line of a Chinese face (measured on 仿宋 and 宋体; they differ by a tenth)."""
_MONTH_LINE = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?[：:]")
_Look = tuple[str, float, bool]


def learnt_layout(data: bytes) -> Layout:
    """The layout of a Word file; what cannot be told from it stays as the standard has it.

    Raises:
        UsageError: It is damaged, no Word file, or holds macros.
    """
    with refusing(tr("the file whose style is to be taken")):
        document = python_docx.Document(io.BytesIO(as_document(data)))
        roles = [*_roles(document)]
        faces = {role: _face([paragraph for own, paragraph in roles if own == role]) for role in _ROLES}
        table = _face([p for one in document.tables for row in one.rows[:30] for c in row.cells for p in c.paragraphs])
        text = [paragraph for own, paragraph in roles if own == "body"]
        layout: dict[str, Any] = {role: face for role, face in {**faces, "table": table}.items() if face is not None}
        line = _line(text, (faces["body"] or Face()).size or norm.BODY_PT)
        calendar = _calendar(document)
        layout |= {"margins": _margins(document)}
        layout |= {"line": line} if line is not None else {}
        layout |= {"calendar": calendar} if calendar else {}
        return Layout.model_validate(layout)


_ROLES: tuple[Role, ...] = ("title", "heading1", "heading2", "body")


def _roles(document: Any) -> Iterator[tuple[Role, Any]]:
    paragraphs = [paragraph for paragraph in document.paragraphs if paragraph.text.strip()]
    title = _title_of(paragraphs[:_TITLE_AMONG])
    for paragraph in paragraphs:
        text, style = paragraph.text.strip(), (paragraph.style.name if paragraph.style is not None else "")
        if paragraph is title:
            yield "title", paragraph
        elif style == "Heading 1" or (_FIRST.match(text) and len(text) <= _HEADING_CHARS):
            yield "heading1", paragraph
        elif style == "Heading 2" or (_SECOND.match(text) and len(text) <= _HEADING_CHARS):
            yield "heading2", paragraph
        elif len(text) >= _TEXT_CHARS:
            yield "body", paragraph


def _title_of(paragraphs: list[Any]) -> Any:
    """The largest of the first ones, if it is no heading; among equals the first."""
    able = [one for one in paragraphs if not _FIRST.match(one.text.strip()) and len(one.text.strip()) <= 60]
    looks = [(max((size for (_, size, _), _ in _runs(one)), default=0.0), one) for one in able]
    centred = [(size, one) for size, one in looks if _is_centred(one)] or looks
    return max(centred, key=lambda pair: pair[0])[1] if centred else None


def _is_centred(paragraph: Any) -> bool:
    style = paragraph.style
    found = paragraph.alignment
    while found is None and style is not None:
        found, style = style.paragraph_format.alignment, style.base_style
    return bool(found == WD_ALIGN_PARAGRAPH.CENTER)


def _face(paragraphs: list[Any]) -> Face | None:
    """The look that most of their characters have."""
    count = Counter[_Look]()
    for paragraph in paragraphs:
        for look, chars in _runs(paragraph):
            count[look] += chars
    if not count:
        return None
    font, size, bold = count.most_common(1)[0][0]
    return Face(font=font if re.fullmatch(r"[^<>&\"\x00-\x1f]{1,60}", font) else "", size=size, bold=bold)


def _runs(paragraph: Any) -> Iterator[tuple[_Look, int]]:
    for run in paragraph.runs:
        chars = len("".join(run.text.split()))
        if chars:
            properties = [run._r.rPr, *_style_properties(run, paragraph)]
            yield (_font(properties), _size(properties), _is_bold(properties)), chars


def _style_properties(run: Any, paragraph: Any) -> Iterator[Any]:
    """The properties of characters that hold where the run says nothing, the nearest first."""
    for style in (run.style, paragraph.style):
        at = style
        while at is not None:
            yield at.element.rPr
            at = at.base_style
    defaults = paragraph.part.styles.element.find(qn("w:docDefaults"))
    yield None if defaults is None else next(defaults.iter(qn("w:rPr")), None)


def _values(properties: list[Any], child: str, name: str) -> Iterator[str]:
    for one in properties:
        found = None if one is None else one.find(qn(f"w:{child}"))
        if found is not None and found.get(qn(f"w:{name}")):
            yield found.get(qn(f"w:{name}"))


def _font(properties: list[Any]) -> str:
    return next(_values(properties, "rFonts", "eastAsia"), "")


def _size(properties: list[Any]) -> float:
    """In points; half points in the file."""
    for value in _values(properties, "sz", "val"):
        if value.isdecimal():
            return min(72.0, max(5.0, int(value) / 2))
    return _USUAL_PT


def _is_bold(properties: list[Any]) -> bool:
    for one in properties:
        found = None if one is None else one.find(qn("w:b"))
        if found is not None:
            return found.get(qn("w:val")) not in ("0", "false", "off")
    return False


def _line(paragraphs: list[Any], size_pt: float) -> float | None:
    """The pitch of most lines in points; a multiple is taken of a line as high as its type needs."""
    count = Counter[float]()
    for paragraph in paragraphs:
        found, style = paragraph.paragraph_format.line_spacing, paragraph.style
        while found is None and style is not None:
            found, style = style.paragraph_format.line_spacing, style.base_style
        if found is not None:
            pitch = found.pt if isinstance(found, Length) else float(found) * size_pt * _LINES_PT
            count[round(min(60.0, max(10.0, pitch)), 2)] += len(paragraph.text)
    return count.most_common(1)[0][0] if count else None


def _margins(document: Any) -> Margins:
    section = document.sections[0] if document.sections else None
    names = ("top", "bottom", "left", "right")
    found = {name: getattr(section, f"{name}_margin", None) for name in names}
    return Margins.model_validate(
        {name: round(min(80.0, max(5.0, value.mm)), 1) for name, value in found.items() if value is not None}
    )


def _calendar(document: Any) -> str:
    """Whether its calendar is a table or a list; empty where it has none that can be told."""
    heads = {cell.text.strip() for table in document.tables for row in table.rows[:1] for cell in row.cells}
    if {MONTH, "时间"} & heads:
        return "table"
    return "list" if any(_MONTH_LINE.match(one.text.strip()) for one in document.paragraphs) else ""
