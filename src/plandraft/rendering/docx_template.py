"""An organisation's own Word file or template as the ground of a plan: styles, page, head and foot; not its text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import docx as python_docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu

from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_xml import put

_TYPES = "[Content_Types].xml"
_NAMES: Mapping[str, tuple[str, ...]] = {
    "Title": ("公文标题", "文件标题", "大标题", "Title"),
    "Heading 1": ("公文一级标题", "一级标题", "Heading 1"),
    "Heading 2": ("公文二级标题", "二级标题", "Heading 2"),
    "Normal": ("公文正文", "正文缩进", "Normal Indent", "正文首行缩进", "Body Text First Indent", "Normal"),
}
"""Under which names offices keep the styles of a plan, the likeliest first (our choice)."""
_BODY = "计划正文"
"""Our style for text where the template's own has no indent of the first line."""


def opened(data: bytes) -> Any:
    """The template as an empty document.

    Raises:
        UsageError: It is damaged, no Word file, or holds macros.
    """
    with refusing(tr("the template")):
        document = python_docx.Document(io.BytesIO(as_document(data)))
        _empty(document)
    return document


@contextmanager
def refusing(what: str) -> Iterator[None]:
    """Say of a file that cannot be used what can be done about it.

    Raises:
        UsageError: Whatever a damaged file makes the libraries raise.
    """
    try:
        yield
    except UsageError as error:
        raise UsageError(f"{what} {error.message}", hint=error.hint) from None
    except Exception as error:  # a damaged package breaks in more ways than anyone has listed
        raise UsageError(
            tr("{what} is damaged or no Word file", what=what),
            hint=tr("open it in Word or WPS and save it as .docx or .dotx"),
        ) from error


def style_names(document: Any) -> dict[str, str]:
    """What the styles of a plan are called in a template; those that it lacks are left out."""
    known = {style.name for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    found = {ours: name for ours, names in _NAMES.items() if (name := next((n for n in names if n in known), None))}
    body = found.get("Normal")
    if body is not None and not _is_indented(document.styles[body]):
        found["Normal"] = _indented(document, body)
    return found


def text_width_mm(document: Any) -> float:
    """Width of the text block of its last section."""
    section = document.sections[-1]
    sides = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (0 if side is None else side for side in sides)
    text = Emu(width - left - right).mm if width else norm.TEXT_MM
    return float(text) if text > 0 else norm.TEXT_MM


def as_document(data: bytes) -> bytes:
    """The file with the content type of a document: programs that make new files from templates read no other.

    Raises:
        UsageError: It holds macros, or is no Word file; the message goes on behind its name.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result:
        types = source.read(_TYPES).decode("utf-8", "replace")
        if "macroEnabled" in types or "vbaProject" in types:
            raise UsageError(tr("holds macros"), hint=tr("save it in Word without them, as .dotx or .docx"))
        if "wordprocessingml" not in types:
            raise UsageError(tr("is no Word file"), hint=tr("name a .dotx or .docx file"))
        for name in source.namelist():
            whole = source.read(name)
            if name == _TYPES:
                whole = re.sub(r"wordprocessingml\.template\.main", "wordprocessingml.document.main", types).encode()
            result.writestr(name, whole)
    return target.getvalue()


def _empty(document: Any) -> None:
    """Take its text away, and what only belongs to that: comments, and data of its own such as an older plan."""
    body = document.element.body
    for element in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(element)
    relations = document.part.rels
    dropped = (RELATIONSHIP_TYPE.CUSTOM_XML, RELATIONSHIP_TYPE.COMMENTS)
    for key in [key for key, relation in relations.items() if relation.reltype in dropped]:
        del relations[key]
    if not document.sections:
        document.add_section()


def _is_indented(style: Any) -> bool:
    while style is not None:
        indent = None if style.element.pPr is None else style.element.pPr.find(qn("w:ind"))
        if indent is not None:
            first = (indent.get(qn(f"w:{name}")) for name in ("firstLineChars", "firstLine"))
            return any(value not in (None, "0") for value in first)
        style = style.base_style
    return False


def _indented(document: Any, name: str) -> str:
    """A style like the template's text with an indented first line (7.3.3)."""
    if _BODY not in document.styles:
        base = document.styles[name]
        added = document.styles.add_style(_BODY, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style, added.quick_style = base, True
        twips = round(_size_pt(base) * norm.INDENT_CHARS * 20)
        chars = str(norm.INDENT_CHARS * 100)
        put(added.element.get_or_add_pPr(), "ind", firstLineChars=chars, firstLine=str(twips))
    return _BODY


def _size_pt(style: Any) -> float:
    while style is not None:
        if style.font.size is not None:
            return float(style.font.size.pt)
        style = style.base_style
    return 10.5
